package org.kept.workshop;

import java.util.List;
import java.util.Map;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/**
 * A form that was not taken.
 *
 * @param form which of the forms on the page
 * @param typed what it said, so that nobody has to type it again
 */
record Refusal(String form, Map<String, String> typed, String detail, List<Fault> faults) {

    static Refusal of(Typed typed, Problem wrong) {
        return new Refusal(Typed.text(typed.form), typed.all(), wrong.detail(), wrong.faults());
    }
}
