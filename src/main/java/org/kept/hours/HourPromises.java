package org.kept.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.ClauseMeasure;
import org.kept.mission.MissionHistory;
import org.kept.mission.Target;
import org.kept.rollup.HourlyKpiReader;
import org.kept.rollup.HourlyReadings;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.Slice;
import org.kept.signal.Benchmark;
import org.kept.signal.Judge;

/** Judges clauses that promise all hours, hour by hour. */
@ApplicationScoped
public class HourPromises {

    private final HourlyKpiReader hourlyKpiReader;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final Judge judge;

    HourPromises(
            HourlyKpiReader hourlyKpiReader,
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            Judge judge) {
        this.hourlyKpiReader = hourlyKpiReader;
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.judge = judge;
    }

    /**
     * The KPIs by which the clause is judged in the week: its own that have a target and can be counted by the hour,
     * otherwise those that measure the other clauses. Empty for a clause that does not promise all hours.
     */
    public List<HourPromise> of(Clause clause, Period week, Slice slice, MissionHistory history) {
        return of(clause, week, new WeekSpan(week, week), slice, history);
    }

    /**
     * The same over several weeks together, by the mission and the targets of one week.
     *
     * @param judgedBy the week whose mission and targets apply
     */
    public List<HourPromise> of(Clause clause, Period judgedBy, WeekSpan span, Slice slice, MissionHistory history) {
        var mission = history.versionIn(judgedBy);
        if (mission.isEmpty()) {
            return List.of();
        }
        return mission.get().mission().hourMeasures(clause, each -> canBeJudged(each, judgedBy, span, history)).stream()
                .flatMap(each ->
                        target(each, judgedBy, history).map(target -> promise(each, target, span, slice)).stream())
                .toList();
    }

    private boolean canBeJudged(ClauseMeasure measure, Period judgedBy, WeekSpan span, MissionHistory history) {
        var kpi = kpiRegistry.get(measure.measure().kpi());
        return hourlyKpiReader.canBeJudged(kpi, span.last())
                && hourlyKpiReader
                        .unsupportedReason(kpi, span.first(), span.last())
                        .isEmpty()
                && target(measure, judgedBy, history).isPresent();
    }

    private static Optional<Target> target(ClauseMeasure measure, Period week, MissionHistory history) {
        return history.targetIn(week, measure.clause().code(), measure.measure().kpi());
    }

    private HourPromise promise(ClauseMeasure measure, Target target, WeekSpan span, Slice slice) {
        var kpi = kpiRegistry.get(measure.measure().kpi());
        var complete = span.last().compareTo(kpiReader.currentPeriod(Grain.WEEK)) < 0;
        var hourJudge = judge(kpi, span.last(), complete ? new Benchmark.Promise(target) : new Benchmark.InProgress());
        var judgement = judge(hourJudge, hourlyKpiReader.read(kpi, span.first(), span.last(), slice));
        return new HourPromise(
                kpi,
                settings.timeline().in(kpi, span.last()),
                target,
                judgement,
                hourlyKpiReader.excluded(kpi, span.first(), span.last(), slice).orElse(null));
    }

    /** A judge of a KPI's hours in a week against the benchmark. */
    HourJudge judge(Kpi kpi, Period week, Benchmark benchmark) {
        return new HourJudge(judge.of(kpi, week), benchmark);
    }

    static HoursJudgement judge(HourJudge judge, HourlyReadings read) {
        List<Reading> hours =
                IntStream.range(0, HourlyReadings.HOURS).mapToObj(read::hour).toList();
        return judge.judge(hours, read::hours);
    }
}
