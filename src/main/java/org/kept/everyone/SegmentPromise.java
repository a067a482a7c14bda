package org.kept.everyone;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
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
 * @param excluded the effect of exclusions on all segments together; null if none touches the week
 */
public record SegmentPromise(
        Kpi kpi,
        FormulaSettings settings,
        Target target,
        List<Segment> segments,
        @Nullable ExcludedReading excluded) {

    /** A promise in a week that no exclusion touches. */
    public SegmentPromise(Kpi kpi, FormulaSettings settings, Target target, List<Segment> segments) {
        this(kpi, settings, target, segments, null);
    }

    public SegmentPromise {
        segments = List.copyOf(segments);
    }

    /** Whether any segment could be judged. */
    public boolean isJudged() {
        return judged() > 0;
    }

    /**
     * Whether the promise was missed: a segment clearly missed the target, or fewer than half of the judged segments
     * met it, which segments on target hardly ever do by chance.
     */
    public boolean isMissed() {
        return isClearlyMissed() || 2 * kept() < judged();
    }

    /** Whether at least one segment clearly missed the target. */
    public boolean isClearlyMissed() {
        return worst().isPresent();
    }

    /** The verdict on the week. */
    public Verdict verdict() {
        if (count(Verdict.IN_PROGRESS) > 0) {
            return Verdict.IN_PROGRESS;
        }
        if (isJudged()) {
            return isMissed() ? Verdict.MISSED : Verdict.MET;
        }
        return tooFew() > 0 ? Verdict.TOO_FEW : Verdict.NO_DATA;
    }

    /**
     * Says how many of the promised segments were judged and met the target, and names the worst of those that missed
     * it.
     */
    public String sentence() {
        return new SegmentNarrative(this).sentence();
    }

    /** The number of segments that met the target. */
    public int kept() {
        return count(Verdict.MET);
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
