package org.kept.workshop;

import java.util.List;
import java.util.Map;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * A form that was rejected.
 *
 * @param form its identifier on the page
 * @param typed its values, so that they need not be typed again
 */
record RejectedForm(String form, Map<String, String> typed, String detail, List<InputError> faults) {

    static RejectedForm of(DraftForm draftForm, Problem wrong) {
        return new RejectedForm(DraftForm.text(draftForm.form), draftForm.sentValues(), wrong.detail(), wrong.errors());
    }
}
