package org.kept.everyone;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * A KPI by which a promise to everyone was judged in a week, by team and channel.
 *
 * @param settings the KPI's settings in the week
 * @param target the target that each segment is judged by
 * @param segments teams, then channels, each by name; a dimension with fewer than two names is left out
 */
public record SegmentPromise(Kpi kpi, FormulaSettings settings, Target target, List<Segment> segments) {

    public SegmentPromise {
        segments = List.copyOf(segments);
    }

    /** Whether any segment could be judged. */
    public boolean isJudged() {
        return judged() > 0;
    }

    /** Whether at least one segment clearly missed the target. */
    public boolean isMissed() {
        return worst().isPresent();
    }

    /** The number of segments that were judged. */
    public int judged() {
        return (int) segments.stream().filter(each -> each.verdict().isJudged()).count();
    }

    /** The number of segments that clearly missed the target. */
    public int clearlyMissed() {
        return count(Verdict.CLEARLY_MISSED);
    }

    /** The number of segments with a value but too small a sample. */
    public int tooFew() {
        return count(Verdict.TOO_FEW);
    }

    private int count(Verdict verdict) {
        return (int) segments.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** The clear miss furthest from the target; empty if there is none. */
    public Optional<Segment> worst() {
        return segments.stream()
                .filter(each -> each.verdict() == Verdict.CLEARLY_MISSED)
                .min(Comparator.comparingDouble(
                        each -> target.gap(each.reading().value().orElseThrow())));
    }
}
