package org.kept.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds alert conditions of some kinds; each evaluation asks every bean of this type. */
interface AlertFinder {

    /**
     * Result of an evaluation.
     *
     * @param kinds the kinds that were looked for: an alert of these, without a condition, is over
     * @param conditions what is wrong
     * @param undecided keys of what cannot be told now: alerts of these stay as they are
     * @param over why an alert without a condition is over, as a sentence
     */
    record Findings(
            Set<AlertKind> kinds,
            List<AlertCondition> conditions,
            Set<String> undecided,
            Function<Alert, String> over) {

        public Findings {
            kinds = Set.copyOf(kinds);
            conditions = List.copyOf(conditions);
            undecided = Set.copyOf(undecided);
        }
    }

    /**
     * Finds the conditions that hold now, in a transaction.
     *
     * @param now the time of the evaluation
     * @param lapsed whether no evaluation took place for a while, because Kept did not run
     */
    Findings find(Instant now, boolean lapsed);
}
