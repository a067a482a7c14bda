package org.kept.scorecard;

import java.util.Collection;
import java.util.Locale;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.mission.MeasureRole;
import org.kept.signal.Verdict;

/** How a clause of the mission fares in a week: as its worst number does; a counterweight says nothing about it. */
public enum ClauseVerdict {
    /** At least one of its targets was missed. */
    MISSED,
    /** Every number that could be judged met its target. */
    MET,
    /** It has measures, and none of them could be judged. */
    UNKNOWN,
    /** Nothing measures it, or counterweights alone. */
    UNMEASURED;

    /** The name in JSON and templates. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClauseVerdict of(Collection<ScorecardRow> every) {
        var rows = every.stream()
                .filter(row -> row.measure().role() != MeasureRole.COUNTERWEIGHT)
                .toList();
        if (rows.isEmpty()) {
            return UNMEASURED;
        }
        if (rows.stream().anyMatch(ScorecardRow::isMissed)) {
            return MISSED;
        }
        return rows.stream().anyMatch(row -> row.verdict() == Verdict.MET) ? MET : UNKNOWN;
    }

    /** The same with the hours of a clause that promises all of them: one clearly missed hour misses it. */
    ClauseVerdict with(Collection<HourPromise> hours) {
        return hours.isEmpty()
                ? this
                : with(
                        hours.stream().anyMatch(HourPromise::isMissed),
                        hours.stream().anyMatch(HourPromise::isJudged));
    }

    /** The same with the teams and channels of a clause that leaves nobody out: one that clearly missed it misses it. */
    ClauseVerdict withEveryone(Collection<SegmentPromise> everyone) {
        return everyone.isEmpty()
                ? this
                : with(
                        everyone.stream().anyMatch(SegmentPromise::isMissed),
                        everyone.stream().anyMatch(SegmentPromise::isJudged));
    }

    private ClauseVerdict with(boolean missed, boolean judged) {
        if (missed || this == MISSED) {
            return MISSED;
        }
        return judged || this == MET ? MET : UNKNOWN;
    }
}
