package org.kept.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.ClauseMeasure;
import org.kept.mission.MissionHistory;
import org.kept.mission.Target;
import org.kept.rollup.Cut;
import org.kept.rollup.Hourly;
import org.kept.rollup.HourlyReadings;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.signal.Benchmark;
import org.kept.signal.Judge;

/** How clauses that promise all hours fared, hour by hour. */
@ApplicationScoped
public class HourPromises {

    private final Hourly hourly;
    private final Kpis kpis;
    private final KpiSettings settings;
    private final Readings readings;
    private final Judge judge;

    HourPromises(Hourly hourly, Kpis kpis, KpiSettings settings, Readings readings, Judge judge) {
        this.hourly = hourly;
        this.kpis = kpis;
        this.settings = settings;
        this.readings = readings;
        this.judge = judge;
    }

    /**
     * The KPIs by which the clause is judged in the week: its own that have a target and can be counted by the hour, else
     * those that measure the other clauses. Nothing for a clause that promises no hours.
     */
    public List<HourPromise> of(Clause clause, Period week, Cut cut, MissionHistory history) {
        var mission = history.asOf(week);
        if (mission.isEmpty()) {
            return List.of();
        }
        return mission.get().mission().hourMeasures(clause, each -> countable(each, week, history)).stream()
                .flatMap(each -> target(each, week, history).map(target -> judged(each, target, week, cut)).stream())
                .toList();
    }

    private boolean countable(ClauseMeasure measure, Period week, MissionHistory history) {
        return hourly.canBeJudged(kpis.get(measure.measure().kpi()), week)
                && target(measure, week, history).isPresent();
    }

    private static Optional<Target> target(ClauseMeasure measure, Period week, MissionHistory history) {
        return history.targetIn(week, measure.clause().code(), measure.measure().kpi());
    }

    private HourPromise judged(ClauseMeasure measure, Target target, Period week, Cut cut) {
        var kpi = kpis.get(measure.measure().kpi());
        var over = week.compareTo(readings.current(Grain.WEEK)) < 0;
        var hourJudge = judge(over ? new Benchmark.Promise(target) : new Benchmark.InProgress());
        var judgement = judge(hourJudge, hourly.read(kpi, week, week, cut));
        return new HourPromise(kpi, settings.timeline().in(kpi, week), target, judgement);
    }

    /** The judge of hours against that benchmark. */
    HourJudge judge(Benchmark benchmark) {
        return new HourJudge(judge, benchmark);
    }

    static Judgement judge(HourJudge judge, HourlyReadings read) {
        List<Reading> hours =
                IntStream.range(0, HourlyReadings.HOURS).mapToObj(read::hour).toList();
        return judge.judge(hours, read::hours);
    }
}
