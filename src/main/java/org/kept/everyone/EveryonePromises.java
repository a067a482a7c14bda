package org.kept.everyone;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kept.access.Reach;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.ClauseMeasure;
import org.kept.mission.MissionHistory;
import org.kept.mission.Target;
import org.kept.rollup.Cut;
import org.kept.rollup.Dimension;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Kpis;
import org.kept.rollup.Naming;
import org.kept.rollup.Readings;
import org.kept.rollup.Split;
import org.kept.rollup.Splits;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

/** How clauses that leave nobody out fared, by their teams and channels. */
@ApplicationScoped
public class EveryonePromises {

    private final Splits splits;
    private final Kpis kpis;
    private final KpiSettings settings;
    private final Readings readings;
    private final Judge judge;

    EveryonePromises(Splits splits, Kpis kpis, KpiSettings settings, Readings readings, Judge judge) {
        this.splits = splits;
        this.kpis = kpis;
        this.settings = settings;
        this.readings = readings;
        this.judge = judge;
    }

    /**
     * The KPIs by which the clause is judged in the week: its own that have a target and can be split, else those that
     * measure the other clauses. Nothing for a clause that does not promise everyone, for one team alone, and where there is
     * only one team and one channel. Only teams that are theirs have their names.
     */
    public List<EveryonePromise> of(Clause clause, Period week, Cut cut, MissionHistory history, Reach reach) {
        var mission = history.asOf(week);
        if (mission.isEmpty() || cut.team() != null) {
            return List.of();
        }
        return mission.get().mission().everyoneMeasures(clause, each -> splittable(each, week, history)).stream()
                .filter(each -> reach.hasKpi(each.measure().kpi()))
                .flatMap(each ->
                        target(each, week, history).map(target -> judged(each, target, week, cut, reach)).stream())
                .filter(each -> !each.segments().isEmpty())
                .toList();
    }

    private boolean splittable(ClauseMeasure measure, Period week, MissionHistory history) {
        return splits.canBeJudged(kpis.get(measure.measure().kpi()), week)
                && target(measure, week, history).isPresent();
    }

    private static Optional<Target> target(ClauseMeasure measure, Period week, MissionHistory history) {
        return history.targetIn(week, measure.clause().code(), measure.measure().kpi());
    }

    private EveryonePromise judged(ClauseMeasure measure, Target target, Period week, Cut cut, Reach reach) {
        var kpi = kpis.get(measure.measure().kpi());
        var by = Arrays.stream(Dimension.values())
                .filter(each -> each.in(cut) == null)
                .toList();
        var split = splits.split(kpi, week, week, cut, by, reach);
        var over = week.compareTo(readings.current(Grain.WEEK)) < 0;
        var segments = new ArrayList<Segment>();
        for (var i = 0; i < by.size(); i++) {
            segments.addAll(segments(
                    new Naming(by.get(i), reach),
                    split.get(i),
                    reading -> over ? judge.verdict(reading, target) : Verdict.IN_PROGRESS));
        }
        return new EveryonePromise(kpi, settings.timeline().in(kpi, week), target, segments);
    }

    /** The parts of a split held against a target; none where fewer than two are named or it has no parts. */
    static List<Segment> segments(Naming naming, Split split, Function<Reading, Verdict> verdict) {
        return split.<Stream<Split.Part>>fold(
                        parts -> named(parts) < 2 ? Stream.of() : seen(parts, naming), refused -> Stream.of())
                .map(part -> new Segment(naming.by(), part.name(), part.reading(), verdict.apply(part.reading())))
                .toList();
    }

    private static Stream<Split.Part> seen(Split.Parts parts, Naming naming) {
        return naming
                .named(
                        parts.parts(),
                        Split.Part::name,
                        part -> part.quotient().denominator(),
                        (part, name) -> new Split.Part(name, part.quotient(), part.reading()))
                .stream();
    }

    private static long named(Split.Parts parts) {
        return parts.parts().stream().filter(part -> part.name() != null).count();
    }
}
