package org.kept.everyone;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * One KPI by which a clause that leaves nobody out was judged in a week, team by team and channel by channel.
 *
 * @param settings how the KPI is set for the week
 * @param target what each of them is held against
 * @param segments teams, then channels, each by name; a kind of which there is only one is not there
 */
public record SegmentPromise(Kpi kpi, FormulaSettings settings, Target target, List<Segment> segments) {

    public SegmentPromise {
        segments = List.copyOf(segments);
    }

    /** Whether any of them could be judged. */
    public boolean isJudged() {
        return judged() > 0;
    }

    /** Whether at least one clearly missed it. */
    public boolean isMissed() {
        return worst().isPresent();
    }

    /** How many had enough to be held against the promise. */
    public int judged() {
        return (int) segments.stream().filter(each -> each.verdict().isJudged()).count();
    }

    /** How many of those clearly missed it. */
    public int clearlyMissed() {
        return count(Verdict.CLEARLY_MISSED);
    }

    /** How many had a value that rests on too few. */
    public int tooFew() {
        return count(Verdict.TOO_FEW);
    }

    private int count(Verdict verdict) {
        return (int) segments.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** The one furthest from the target of those that clearly missed it; empty where none did. */
    public Optional<Segment> worst() {
        return segments.stream()
                .filter(each -> each.verdict() == Verdict.CLEARLY_MISSED)
                .min(Comparator.comparingDouble(
                        each -> target.gap(each.reading().value().orElseThrow())));
    }
}
