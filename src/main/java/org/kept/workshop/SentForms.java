package org.kept.workshop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * The unsaved values of the forms of a page, shown again so that nothing needs to be typed twice.
 *
 * @param form the form whose button was pressed
 * @param saved whether that form was saved
 * @param detail why it was not saved; null if it was, or if no button was pressed
 * @param typed the values to show again, by form and field
 */
record SentForms(
        String form,
        boolean saved,
        @Nullable String detail,
        List<InputError> faults,
        Map<String, Map<String, String>> typed) {

    /** The sent forms, with everything in the rejected one and what was changed in the others. */
    static SentForms rejected(DraftForm draftForm, List<FormView> shown, Problem wrong) {
        var typed = changed(draftForm, shown);
        typed.put(draftForm.form(), draftForm.forms().getOrDefault(draftForm.form(), Map.of()));
        return new SentForms(draftForm.form(), false, wrong.detail(), wrong.errors(), typed);
    }

    /** The values changed in the forms other than the one that was saved. */
    static SentForms saved(DraftForm draftForm, List<FormView> shown) {
        return new SentForms(draftForm.form(), !draftForm.form().isEmpty(), null, List.of(), changed(draftForm, shown));
    }

    /** The values changed in any form, none of which was saved. */
    static SentForms chosen(DraftForm draftForm, List<FormView> shown) {
        return new SentForms(draftForm.form(), false, null, List.of(), changed(draftForm, shown));
    }

    private static Map<String, Map<String, String>> changed(DraftForm draftForm, List<FormView> shown) {
        var sent = draftForm.forms();
        var changed = new LinkedHashMap<String, Map<String, String>>();
        for (var view : shown) {
            var values = new LinkedHashMap<String, String>();
            sent.getOrDefault(view.id(), Map.of()).forEach((field, value) -> {
                if (!isSame(view.value(field), value)) {
                    values.put(field, value);
                }
            });
            if (!values.isEmpty() && !view.id().equals(draftForm.form())) {
                changed.put(view.id(), values);
            }
        }
        return changed;
    }

    /** Whether a field has its original value; browsers send line breaks as CR LF. */
    private static boolean isSame(String shown, String sent) {
        return shown.replace("\r\n", "\n")
                .strip()
                .equals(sent.replace("\r\n", "\n").strip());
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }
}
