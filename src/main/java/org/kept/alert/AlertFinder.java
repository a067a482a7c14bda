package org.kept.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Finds alert conditions of some kinds; each evaluation asks every bean of this type. */
interface AlertFinder {

    /**
     * Result of an evaluation.
     *
     * @param kinds the kinds looked for: their alerts without a condition are over
     * @param conditions the conditions that hold now
     * @param undecided keys of conditions that cannot be decided now; their alerts stay unchanged
     */
    record Findings(Set<AlertKind> kinds, List<AlertCondition> conditions, Set<String> undecided) {

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
