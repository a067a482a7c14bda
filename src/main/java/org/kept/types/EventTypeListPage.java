package org.kept.types;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;

/**
 * Model of the list of event types.
 *
 * @param custom the types that can be changed
 * @param saved code of the type just saved; null otherwise
 * @param removed code of the type just removed; null otherwise
 */
public record EventTypeListPage(
        List<TypeRow> custom,
        List<TypeRow> builtIn,
        @Nullable String saved,
        @Nullable String removed) {

    /** A type with its fields in words. */
    public record TypeRow(String code, String name, String fields) {}

    static TypeRow row(EventTypeDefinition definition) {
        return new TypeRow(definition.code(), definition.name(), words(definition.fields()));
    }

    static TypeRow row(EventType type) {
        return new TypeRow(type.code(), type.plural(), words(type.fields()));
    }

    private static String words(List<EventField> fields) {
        return fields.stream()
                .map(field ->
                        field.name() + " (" + FieldFormat.words(field) + (field.required() ? ", required" : "") + ")")
                .collect(Collectors.joining(", "));
    }
}
