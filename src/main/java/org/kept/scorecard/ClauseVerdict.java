package org.kept.scorecard;

import java.util.Collection;
import java.util.Locale;
import org.kept.everyone.SegmentPromise;
import org.kept.hours.HourPromise;
import org.kept.mission.MeasureRole;
import org.kept.signal.Verdict;

/** The verdict on a clause in a week: that of its worst measure. Counterweights do not count. */
public enum ClauseVerdict {
    /** At least one target was missed. */
    MISSED,
    /** At least one target was met and none was missed. */
    MET,
    /** It has measures, but none could be judged. */
    UNKNOWN,
    /** It has no measure, or only counterweights. */
    UNMEASURED;

    /** The code in JSON and templates. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClauseVerdict of(Collection<ScorecardRow> measures) {
        var rows = measures.stream()
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

    /** This verdict combined with the hours of a clause that promises all hours: one clearly missed hour is a miss. */
    ClauseVerdict withHours(Collection<HourPromise> hours) {
        return hours.isEmpty()
                ? this
                : combine(
                        hours.stream().anyMatch(HourPromise::isMissed),
                        hours.stream().anyMatch(HourPromise::isJudged));
    }

    /**
     * This verdict combined with the teams and channels of a clause that promises everyone: one clear miss is a miss.
     */
    ClauseVerdict withEveryone(Collection<SegmentPromise> everyone) {
        return everyone.isEmpty()
                ? this
                : combine(
                        everyone.stream().anyMatch(SegmentPromise::isMissed),
                        everyone.stream().anyMatch(SegmentPromise::isJudged));
    }

    private ClauseVerdict combine(boolean missed, boolean judged) {
        if (missed || this == MISSED) {
            return MISSED;
        }
        return judged || this == MET ? MET : UNKNOWN;
    }
}
