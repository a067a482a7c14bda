package org.kept.types;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * Model of the page on which an event type is defined or changed.
 *
 * @param code empty for a new type without one
 * @param added whether the type is new
 * @param events number of stored events of the type, formatted; null if there are none
 * @param uses why it cannot be removed, as a sentence; null if it can
 * @param faults the errors of the form
 */
public record EventTypePage(
        String code,
        boolean added,
        String name,
        String sentence,
        List<EditedField> rows,
        @Nullable String events,
        @Nullable String uses,
        List<TypeFault> faults) {

    /**
     * A row of the form.
     *
     * @param label its name for screen readers
     * @param fault its error; null if there is none
     */
    public record EditedField(
            int index,
            String label,
            String name,
            List<KindOption> kinds,
            boolean required,
            String from,
            String to,
            String choices,
            @Nullable String fault) {}

    /** A kind of field to choose. */
    public record KindOption(String code, String words, boolean chosen) {}

    /**
     * An error with its input.
     *
     * @param field the id of the input; empty if it concerns none
     */
    public record TypeFault(String field, String detail) {}

    /** The first error of the input with that id; null if it has none. */
    public @Nullable String at(String field) {
        return faults.stream()
                .filter(each -> each.field.equals(field))
                .map(TypeFault::detail)
                .findFirst()
                .orElse(null);
    }

    /** An error of the definition with its input. */
    static TypeFault fault(InputError error, List<EventTypeForm.FieldRow> rows) {
        var pointer = error.pointer() == null ? "" : error.pointer();
        if (pointer.isEmpty()) {
            return new TypeFault("", error.detail());
        }
        var steps = pointer.split("/", -1);
        if (steps.length > 2 && steps[1].equals("fields")) {
            for (var i = 0; i < rows.size(); i++) {
                if (rows.get(i).name().equals(steps[2])) {
                    var name = steps[2].isEmpty() ? "" : steps[2] + ": ";
                    return new TypeFault("field-" + i, name + error.detail());
                }
            }
        }
        return new TypeFault(steps[1].equals("fields") ? "field-0" : steps[1], error.detail());
    }
}
