package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * One form on the page: what stands in its fields, and what is wrong with them.
 *
 * @param id its name on the page, and the beginning of the names of its fields
 * @param refused whether it was sent and not taken
 */
public record FormView(String id, boolean refused, Map<String, String> values, FormErrors faults) {

    /** A form with those values in it, given as names and values in turn; what was typed into a refused one wins. */
    static FormView of(String id, @Nullable RejectedForm rejectedForm, String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        if (rejectedForm == null || !rejectedForm.form().equals(id)) {
            return new FormView(id, false, values, new FormErrors(List.of()));
        }
        values.putAll(rejectedForm.typed());
        return new FormView(id, true, values, new FormErrors(rejectedForm.faults()));
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with the field; null where nothing is. */
    public @Nullable String error(String field) {
        return faults.at(field);
    }
}
