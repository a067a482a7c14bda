package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.access.Faults;

/**
 * One form on the page: what stands in its fields, and what is wrong with them.
 *
 * @param id its name on the page, and the beginning of the names of its fields
 * @param refused whether it was sent and not taken
 */
public record FormView(String id, boolean refused, Map<String, String> values, Faults faults) {

    /** A form with those values in it, given as names and values in turn; what was typed into a refused one wins. */
    static FormView of(String id, @Nullable Refusal refusal, String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        if (refusal == null || !refusal.form().equals(id)) {
            return new FormView(id, false, values, new Faults(List.of()));
        }
        values.putAll(refusal.typed());
        return new FormView(id, true, values, new Faults(refusal.faults()));
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with the field; null where nothing is. */
    public @Nullable String error(String field) {
        return faults.at(field);
    }
}
