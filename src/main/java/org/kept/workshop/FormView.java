package org.kept.workshop;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.problem.InputError;

/**
 * A form on the page, with its values and errors.
 *
 * @param id its identifier on the page and the prefix of its field identifiers and names
 * @param typed the values among them that were sent and are not saved
 */
public record FormView(String id, Map<String, String> values, Map<String, String> typed, FormErrors faults) {

    private static final int EXCERPT = 60;

    /** Fields whose values are codes. */
    private static final Set<String> CHOICES = Set.of("kpi", "kpis", "role", "breach", "kind");

    /**
     * A form with these values, given as alternating names and values; values typed into a sent form take precedence.
     */
    static FormView of(String id, @Nullable SentForms sentForms, String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        if (sentForms == null) {
            return new FormView(id, values, Map.of(), new FormErrors(List.of()));
        }
        var typed = sentForms.typed().getOrDefault(id, Map.of());
        values.putAll(typed);
        List<InputError> faults = sentForms.form().equals(id) ? sentForms.faults() : List.of();
        return new FormView(id, values, typed, new FormErrors(faults));
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether the field, which can have several values, has this one. */
    public boolean has(String field, String value) {
        return List.of(value(field).split(",")).contains(value);
    }

    /** Whether it has text that is not saved. */
    public boolean open() {
        return !typed.isEmpty();
    }

    /** The beginning of what was typed and is not saved. */
    String excerpt() {
        var text = typed.entrySet().stream()
                .filter(each -> !CHOICES.contains(each.getKey()))
                .map(each -> each.getValue().strip())
                .max(Comparator.comparingInt(String::length))
                .map(each -> each.isEmpty() ? "A cleared field" : each)
                .orElse("A choice");
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    /** The error of the field; null if there is none. */
    public @Nullable String error(String field) {
        return faults.at(field);
    }
}
