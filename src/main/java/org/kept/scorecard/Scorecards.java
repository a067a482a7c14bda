package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.everyone.EveryonePromises;
import org.kept.hours.HourPromises;
import org.kept.kpi.Defined;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.mission.Role;
import org.kept.mission.Target;
import org.kept.rollup.Cut;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.signal.Charts;
import org.kept.signal.Judge;
import org.kept.signal.KpiChart;

/** Weeks judged by the mission that held in them. */
@ApplicationScoped
public class Scorecards {

    private static final int RECENT_WEEKS = 26;

    private final Missions missions;
    private final Kpis kpis;
    private final Readings readings;
    private final Charts charts;
    private final HourPromises hourPromises;
    private final EveryonePromises everyonePromises;
    private final Judge judge;

    Scorecards(
            Missions missions,
            Kpis kpis,
            Readings readings,
            Charts charts,
            HourPromises hourPromises,
            EveryonePromises everyonePromises,
            Judge judge) {
        this.missions = missions;
        this.kpis = kpis;
        this.readings = readings;
        this.charts = charts;
        this.hourPromises = hourPromises;
        this.everyonePromises = everyonePromises;
        this.judge = judge;
    }

    /** The last week that is over. */
    public Period lastWeek() {
        return readings.current(Grain.WEEK).plus(-1);
    }

    /** The week that runs. */
    public Period currentWeek() {
        return readings.current(Grain.WEEK);
    }

    /** The clause that people have in mind in the week that runs, of the mission that holds now. */
    public Optional<Clause> clauseOfTheWeek() {
        var week = currentWeek();
        return missions.history().asOf(week).flatMap(version -> version.mission()
                .clauseOf(week));
    }

    /**
     * The scorecard of a week; a week that has not begun has no data. It holds the KPIs that are theirs, each clause judged by
     * those, and no clause that has none of them; only teams that are theirs have their names.
     */
    public Scorecard scorecard(Period week, Cut cut, Reach reach) {
        var history = missions.history();
        var version = history.asOf(week);
        var complete = week.compareTo(currentWeek()) < 0;
        var promised = version.map(each -> each.mission().clauses()).orElse(List.of());
        readings.prepare(measuring(promised, reach), complete ? week : currentWeek(), cut);
        var clauses = promised.stream()
                .map(clause -> card(clause, week, complete, cut, history, reach))
                .filter(card -> reach.kpis().isEmpty() || card.hasAny())
                .toList();
        return new Scorecard(week, complete, cut, version, clauses);
    }

    private List<Kpi> measuring(List<Clause> clauses, Reach reach) {
        return clauses.stream()
                .flatMap(clause -> clause.measures().stream())
                .map(Measure::kpi)
                .filter(reach::hasKpi)
                .distinct()
                .map(kpis::get)
                .toList();
    }

    private Scorecard.ClauseCard card(
            Clause clause, Period week, boolean complete, Cut cut, MissionHistory history, Reach reach) {
        var rows = clause.measures().stream()
                .filter(measure -> reach.hasKpi(measure.kpi()))
                .map(measure -> row(
                        measure,
                        history.targetIn(week, clause.code(), measure.kpi()).orElse(null),
                        week,
                        complete,
                        cut))
                .toList();
        var hours = hourPromises.of(clause, week, cut, history).stream()
                .filter(promise -> reach.hasKpi(promise.kpi().code()))
                .toList();
        var everyone = everyonePromises.of(clause, week, cut, history, reach);
        return new Scorecard.ClauseCard(
                clause,
                Standing.of(rows).with(hours).withEveryone(everyone),
                rows,
                hours,
                everyone,
                reach.hasKpi(Defined.guaranteeOf(clause.code())) ? guarantee(clause, week, complete, cut) : null);
    }

    private @Nullable Row guarantee(Clause clause, Period week, boolean complete, Cut cut) {
        var guarantee = clause.guarantee();
        if (guarantee == null || guarantee.breach() == null) {
            return null;
        }
        var because = "How often the guarantee of this clause was broken: " + guarantee.promise() + ".";
        var measure = new Measure(Defined.guaranteeOf(clause.code()), Role.COUNTERWEIGHT, because, null);
        return row(measure, null, week, complete, cut);
    }

    private Row row(Measure measure, @Nullable Target target, Period week, boolean complete, Cut cut) {
        var kpi = kpis.get(measure.kpi());
        // A week is judged by what was known when it ended; what came later does not move its limits.
        var chart = charts.chart(kpi, Grain.WEEK, cut, null, week);
        var index = chart.indexOf(week);
        var reading = reading(chart, index);
        return new Row(
                kpi,
                measure,
                reading,
                index > 0 ? reading(chart, index - 1) : null,
                target,
                complete ? judge.verdict(reading, target) : null,
                complete ? chart.variationAt(index) : null,
                target == null ? null : chart.assuranceAt(judged(index, complete), target.low(), target.high()),
                index < 0 ? List.of() : recent(chart, index),
                index < 0 ? null : chart.limitsAt(judged(index, complete)));
    }

    /** Limits are of weeks that are over; a week that runs is seen against those of the week before it. */
    private static int judged(int index, boolean complete) {
        return complete ? index : Math.max(-1, index - 1);
    }

    private static Reading reading(KpiChart chart, int index) {
        return index < 0
                ? Reading.absent("Nothing was counted for this in the week.")
                : chart.points().get(index).read().reading();
    }

    private static List<KpiChart.Point> recent(KpiChart chart, int index) {
        return chart.points().subList(Math.max(0, index + 1 - RECENT_WEEKS), index + 1);
    }
}
