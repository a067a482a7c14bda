package org.kept.workshop;

import java.util.List;
import java.util.Map;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * A form that was not taken.
 *
 * @param form which of the forms on the page
 * @param typed what it said, so that nobody has to type it again
 */
record RejectedForm(String form, Map<String, String> typed, String detail, List<InputError> faults) {

    static RejectedForm of(DraftForm draftForm, Problem wrong) {
        return new RejectedForm(DraftForm.text(draftForm.form), draftForm.all(), wrong.detail(), wrong.faults());
    }
}
