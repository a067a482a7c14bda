package org.kept.effect;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * The number of a KPI in a week, with and without what one exclusion leaves out.
 *
 * @param team the team that the number is of; null for the whole company
 * @param complete whether the week is complete; a week in progress has no verdict
 * @param target the target of the week; null if there is none
 * @param keptIn what could not be left out, as a sentence; null if everything was
 */
record ChangedNumber(
        Kpi kpi,
        Period week,
        @Nullable String team,
        boolean complete,
        @Nullable Target target,
        Reading with,
        Reading without,
        Verdict verdictWith,
        Verdict verdictWithout,
        @Nullable String keptIn) {

    /** Whether the number differs, even if it rounds to the same. */
    boolean isChanged() {
        return !with.equals(without);
    }

    /** Whether a complete week is judged otherwise; a clear miss is a miss. */
    boolean changesVerdict() {
        return complete && !verdictWith.code().equals(verdictWithout.code());
    }
}
