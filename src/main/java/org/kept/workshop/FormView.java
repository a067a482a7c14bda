package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * A form on the page, with its values and errors.
 *
 * @param id its identifier on the page and the prefix of its field identifiers
 * @param refused whether it was sent and rejected
 */
public record FormView(String id, boolean refused, Map<String, String> values, FormErrors faults) {

    /** A form with these values, given as names and values in turn; values typed into a rejected form win. */
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

    /** The error of the field; null if there is none. */
    public @Nullable String error(String field) {
        return faults.at(field);
    }
}
