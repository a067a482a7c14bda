package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.everyone.SegmentPromises;
import org.kept.hours.HourPromises;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.signal.Judge;
import org.kept.signal.KpiChart;
import org.kept.signal.KpiCharts;
import org.kept.signal.SignalRun;
import org.kept.signal.SignalRuns;
import org.kept.signal.Verdict;
import org.kept.stats.VariationType;

/** Builds scorecards: weeks judged by the version of the mission in effect in them. */
@ApplicationScoped
public class ScorecardService {

    private static final int RECENT_WEEKS = 26;

    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final KpiCharts charts;
    private final HourPromises hourPromises;
    private final SegmentPromises segmentPromises;
    private final Judge judge;

    ScorecardService(
            Missions missions,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            KpiCharts charts,
            HourPromises hourPromises,
            SegmentPromises segmentPromises,
            Judge judge) {
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.charts = charts;
        this.hourPromises = hourPromises;
        this.segmentPromises = segmentPromises;
        this.judge = judge;
    }

    /** The last complete week. */
    public Period lastWeek() {
        return kpiReader.currentPeriod(Grain.WEEK).plus(-1);
    }

    /** The week in progress. */
    public Period currentWeek() {
        return kpiReader.currentPeriod(Grain.WEEK);
    }

    /** The clause of the week for the week in progress, from the mission now in effect. */
    public Optional<Clause> clauseOfTheWeek() {
        var week = currentWeek();
        return missions.history().versionIn(week).flatMap(version -> version.mission()
                .clauseOfWeek(week));
    }

    /**
     * The scorecard of a week; a week in the future has no data. It is limited to the KPIs in scope: clauses are judged
     * by those, and a clause without any is left out. Teams outside the scope have no names.
     */
    public Scorecard scorecard(Period week, Slice slice, DataScope dataScope) {
        var history = missions.history();
        var version = history.versionIn(week);
        var complete = week.compareTo(currentWeek()) < 0;
        var promisedClauses = version.map(each -> each.mission().clauses()).orElse(List.of());
        kpiReader.preload(measuringKpis(promisedClauses, dataScope), complete ? week : currentWeek(), slice);
        var clauses = promisedClauses.stream()
                .map(clause -> card(clause, week, complete, slice, history, dataScope))
                .filter(card -> dataScope.kpis().isEmpty() || card.hasKpis())
                .toList();
        return new Scorecard(week, complete, slice, version, clauses);
    }

    /** The KPIs of the measures and guarantees of these clauses, within the scope. */
    private List<Kpi> measuringKpis(List<Clause> clauses, DataScope dataScope) {
        var measures =
                clauses.stream().flatMap(clause -> clause.measures().stream()).map(Measure::kpi);
        var guarantees = clauses.stream()
                .flatMap(clause -> kpiRegistry.guarantee(clause.code()).stream())
                .map(Kpi::code);
        return Stream.concat(measures, guarantees)
                .filter(dataScope::allowsKpi)
                .distinct()
                .map(kpiRegistry::get)
                .toList();
    }

    private Scorecard.ClauseCard card(
            Clause clause, Period week, boolean complete, Slice slice, MissionHistory history, DataScope dataScope) {
        var rows = clause.measures().stream()
                .filter(measure -> dataScope.allowsKpi(measure.kpi()))
                .map(measure -> row(
                        measure, each -> history.targetIn(each, clause.code(), measure.kpi()), week, complete, slice))
                .toList();
        var hours = hourPromises.of(clause, week, slice, history).stream()
                .filter(promise -> dataScope.allowsKpi(promise.kpi().code()))
                .toList();
        var everyone = segmentPromises.of(clause, week, slice, history, dataScope);
        return new Scorecard.ClauseCard(
                clause,
                ClauseVerdict.of(rows).withHours(hours).withEveryone(everyone),
                rows,
                hours,
                everyone,
                dataScope.allowsKpi(CustomKpiFactory.guaranteeCode(clause.code()))
                        ? guarantee(clause, week, complete, slice)
                        : null,
                List.of());
    }

    private @Nullable ScorecardRow guarantee(Clause clause, Period week, boolean complete, Slice slice) {
        var guarantee = clause.guarantee();
        if (guarantee == null || guarantee.breach() == null) {
            return null;
        }
        var because = "How often the guarantee of this clause was broken: " + guarantee.promise() + ".";
        var measure =
                new Measure(CustomKpiFactory.guaranteeCode(clause.code()), MeasureRole.COUNTERWEIGHT, because, null);
        return row(measure, each -> Optional.empty(), week, complete, slice);
    }

    private ScorecardRow row(
            Measure measure, Function<Period, Optional<Target>> targets, Period week, boolean complete, Slice slice) {
        var target = targets.apply(week).orElse(null);
        var kpi = kpiRegistry.get(measure.kpi());
        // A week is judged by what was known when it ended: later data must not move its limits.
        var chart = charts.chart(kpi, Grain.WEEK, slice, null, week);
        var index = chart.indexOf(week);
        var reading = reading(chart, index);
        var verdict = complete ? judge.of(kpi, week).verdict(reading, target) : null;
        var variation = complete ? chart.variationAt(index) : null;
        var runs = signalRuns(chart, index, variation);
        return new ScorecardRow(
                kpi,
                measure,
                reading,
                index > 0 ? reading(chart, index - 1) : null,
                target,
                verdict,
                variation,
                target == null ? null : chart.assuranceAt(limitsIndex(index, complete), target.low(), target.high()),
                index < 0 ? List.of() : recent(chart, index),
                index < 0 ? null : chart.limitsAt(limitsIndex(index, complete)),
                new StatusSince(
                        verdict == null || !verdict.isMissed() ? null : missedSince(chart, index, targets),
                        runs.stream()
                                .map(SignalRun::from)
                                .min(Period::compareTo)
                                .orElse(null),
                        runs));
    }

    /** The first of the weeks in a row that missed their targets. Weeks that could not be judged do not end the row. */
    private @Nullable Period missedSince(KpiChart chart, int index, Function<Period, Optional<Target>> targets) {
        Period since = null;
        var judges = judge.of(chart.kpi());
        for (var i = index; i >= 0; i--) {
            var point = chart.points().get(i);
            var verdict = judges.apply(point.period())
                    .verdict(
                            point.read().reading(),
                            targets.apply(point.period()).orElse(null));
            if (verdict.isMissed()) {
                since = point.period();
            } else if (verdict != Verdict.TOO_FEW && verdict != Verdict.NO_DATA) {
                break;
            }
        }
        return since;
    }

    /** The runs that make this week's signal; empty without a signal. */
    private static List<SignalRun> signalRuns(KpiChart chart, int index, @Nullable VariationType variation) {
        return variation == null || variation == VariationType.COMMON_CAUSE
                ? List.of()
                : SignalRuns.of(chart, index, index).stream()
                        .filter(run -> run.mark() == variation)
                        .toList();
    }

    /**
     * The index whose limits apply. Limits cover complete weeks only, so a week in progress uses those of the week
     * before.
     */
    private static int limitsIndex(int index, boolean complete) {
        return complete ? index : Math.max(-1, index - 1);
    }

    private static Reading reading(KpiChart chart, int index) {
        return index < 0 ? Reading.noData() : chart.points().get(index).read().reading();
    }

    private static List<KpiChart.KpiChartPoint> recent(KpiChart chart, int index) {
        return chart.points().subList(Math.max(0, index + 1 - RECENT_WEEKS), index + 1);
    }
}
