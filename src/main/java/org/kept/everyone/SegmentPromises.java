package org.kept.everyone;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.ClauseMeasure;
import org.kept.mission.MissionHistory;
import org.kept.mission.Target;
import org.kept.rollup.Dimension;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.KpiSplitter;
import org.kept.rollup.Slice;
import org.kept.rollup.SliceLabels;
import org.kept.rollup.Split;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

/** Judges clauses that promise everyone, by team and channel. */
@ApplicationScoped
public class SegmentPromises {

    private final KpiSplitter kpiSplitter;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final Judge judge;

    SegmentPromises(
            KpiSplitter kpiSplitter,
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            Judge judge) {
        this.kpiSplitter = kpiSplitter;
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.judge = judge;
    }

    /**
     * The KPIs by which the clause is judged in the week: its own that have a target and can be split, otherwise those
     * that measure the other clauses. Empty for a clause that does not promise everyone, for a single team, and if
     * there is only one team and one channel. Teams outside the scope have no names.
     */
    public List<SegmentPromise> of(
            Clause clause, Period week, Slice slice, MissionHistory history, DataScope dataScope) {
        return of(clause, week, week, slice, history, dataScope);
    }

    /**
     * The same for a month, by the mission and the targets of one week.
     *
     * @param judgedBy the week whose mission and targets apply
     * @param period the week or month whose events are judged
     */
    public List<SegmentPromise> of(
            Clause clause, Period judgedBy, Period period, Slice slice, MissionHistory history, DataScope dataScope) {
        var mission = history.versionIn(judgedBy);
        if (mission.isEmpty() || slice.team() != null) {
            return List.of();
        }
        return mission.get().mission().everyoneMeasures(clause, each -> splittable(each, judgedBy, history)).stream()
                .filter(each -> dataScope.allowsKpi(each.measure().kpi()))
                .flatMap(
                        each -> target(each, judgedBy, history)
                                .map(target -> judgeSegments(each, target, period, slice, dataScope))
                                .stream())
                .filter(each -> !each.segments().isEmpty())
                .toList();
    }

    private boolean splittable(ClauseMeasure measure, Period week, MissionHistory history) {
        return kpiSplitter.canBeJudged(kpiRegistry.get(measure.measure().kpi()), week)
                && target(measure, week, history).isPresent();
    }

    private static Optional<Target> target(ClauseMeasure measure, Period week, MissionHistory history) {
        return history.targetIn(week, measure.clause().code(), measure.measure().kpi());
    }

    private SegmentPromise judgeSegments(
            ClauseMeasure measure, Target target, Period period, Slice slice, DataScope dataScope) {
        var kpi = kpiRegistry.get(measure.measure().kpi());
        var kpiJudge = judge.of(kpi, period);
        var dimensions = Arrays.stream(Dimension.values())
                .filter(each -> each.nameIn(slice) == null)
                .toList();
        var split = kpiSplitter.split(kpi, period, period, slice, dimensions, dataScope);
        var complete = period.compareTo(kpiReader.currentPeriod(period.grain())) < 0;
        var segments = new ArrayList<Segment>();
        for (var i = 0; i < dimensions.size(); i++) {
            segments.addAll(segments(
                    new SliceLabels(dimensions.get(i), dataScope),
                    split.get(i),
                    reading -> complete ? kpiJudge.verdict(reading, target) : Verdict.IN_PROGRESS));
        }
        return new SegmentPromise(kpi, settings.timeline().in(kpi, period), target, segments, excluded(split));
    }

    private static @Nullable ExcludedReading excluded(List<Split> splits) {
        for (var split : splits) {
            ExcludedReading excluded =
                    split.<@Nullable ExcludedReading>fold(Split.SplitParts::excluded, refused -> null);
            if (excluded != null) {
                return excluded;
            }
        }
        return null;
    }

    /** The parts of a split with their verdicts; empty if fewer than two are named or the split is refused. */
    static List<Segment> segments(SliceLabels sliceLabels, Split split, Function<Reading, Verdict> verdict) {
        return split.<Stream<Split.SplitPart>>fold(
                        parts -> countNamed(parts) < 2 ? Stream.of() : visible(parts, sliceLabels),
                        refusal -> Stream.of())
                .map(part -> new Segment(sliceLabels.by(), part.name(), part.reading(), verdict.apply(part.reading())))
                .toList();
    }

    private static Stream<Split.SplitPart> visible(Split.SplitParts parts, SliceLabels sliceLabels) {
        return sliceLabels
                .labelled(
                        parts.parts(),
                        Split.SplitPart::name,
                        part -> part.quotient().denominator(),
                        (part, name) -> new Split.SplitPart(name, part.quotient(), part.reading(), part.excluded()))
                .stream();
    }

    private static long countNamed(Split.SplitParts parts) {
        return parts.parts().stream().filter(part -> part.name() != null).count();
    }
}
