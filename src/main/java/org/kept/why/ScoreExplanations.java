package org.kept.why;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.Catalogue;
import org.kept.kpi.EventType;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.EffectiveTarget;
import org.kept.mission.Measure;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.EventDrillDown;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.Slice;
import org.kept.signal.Judge;
import org.kept.signal.KpiCharts;

/** Why a KPI is scored in a week: the chain from the words of the mission to the events behind the number. */
@ApplicationScoped
public class ScoreExplanations {

    /** How many events are shown: enough to see what the number is made of. */
    private static final int EVENTS = 5;

    /** What the reasons of a week are judged by. */
    private record ExplainedWeek(
            Kpi kpi,
            Period week,
            boolean complete,
            Slice cut,
            MissionHistory history,
            Reading reading,
            DataScope reach) {}

    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiSettingsStore settings;
    private final KpiReader kpiReader;
    private final KpiCharts charts;
    private final EventDrillDown events;
    private final Judge judge;

    ScoreExplanations(
            Missions missions,
            KpiRegistry kpiRegistry,
            KpiSettingsStore settings,
            KpiReader kpiReader,
            KpiCharts charts,
            EventDrillDown events,
            Judge judge) {
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.settings = settings;
        this.kpiReader = kpiReader;
        this.charts = charts;
        this.events = events;
        this.judge = judge;
    }

    /**
     * The chain as it was in that week: the mission, the targets and the settings that held then. Of the events behind the
     * number it holds those that are theirs.
     */
    public ScoreExplanation why(Kpi kpi, Period week, Slice slice, DataScope dataScope) {
        var history = missions.history();
        var version = history.asOf(week);
        var complete = week.compareTo(kpiReader.current(Grain.WEEK)) < 0;
        var set = settings.timeline().version(kpi, week);
        var reading = read(kpi, set.settings().variant(), week, slice);
        var newest = newest(kpi, week, slice, dataScope);
        return new ScoreExplanation(
                kpi,
                week,
                complete,
                slice,
                version,
                version.map(each -> reasons(
                                new ExplainedWeek(kpi, week, complete, slice, history, reading, dataScope), each))
                        .orElse(List.of()),
                set,
                reading,
                beside(kpi, week, slice, reading),
                told(newest(kpi, week, slice, DataScope.EVERYTHING))
                                || Catalogue.find(kpi.code()).isEmpty()
                        ? List.of()
                        : variants(kpi, set.settings(), week, slice),
                // A week is seen as it was known when it ended; what came later does not move its limits.
                charts.chart(kpi, Grain.WEEK, slice, null, week),
                targets(kpi, history, week),
                newest);
    }

    private List<StoredEvent> newest(Kpi kpi, Period week, Slice slice, DataScope dataScope) {
        return events.list(kpi, week, slice, null, EVENTS, dataScope).items().stream()
                .limit(EVENTS)
                .toList();
    }

    private List<ScoreExplanation.ScoreReason> reasons(ExplainedWeek in, MissionVersion version) {
        return version.mission().clausesFor(in.kpi().code()).stream()
                .flatMap(clause ->
                        clause.measure(in.kpi().code()).map(measure -> reason(in, version, clause, measure)).stream())
                .toList();
    }

    private ScoreExplanation.ScoreReason reason(
            ExplainedWeek in, MissionVersion version, Clause clause, Measure measure) {
        var target = in.history().targetIn(in.week(), clause.code(), measure.kpi());
        var reasonOrigin = in.history()
                .argued(version, clause.code(), measure.kpi())
                .orElseThrow(() -> new IllegalStateException("the version has the link"));
        return new ScoreExplanation.ScoreReason(
                clause,
                measure,
                reasonOrigin,
                target,
                in.complete() ? Optional.of(judge.verdict(in.reading(), target.orElse(null))) : Optional.empty(),
                clause.guarantee() == null ? Optional.empty() : breaches(clause, in));
    }

    private Optional<ScoreExplanation.GuaranteeBreaches> breaches(Clause clause, ExplainedWeek in) {
        return kpiRegistry
                .guarantee(clause.code())
                .filter(each -> in.reach().hasKpi(each.code()))
                .filter(each -> clause.guarantee() != null && clause.guarantee().breach() != null)
                .map(each -> {
                    var set = settings.timeline().in(each, in.week());
                    return new ScoreExplanation.GuaranteeBreaches(
                            each, set, read(each, set.variant(), in.week(), in.cut()));
                });
    }

    private Reading read(Kpi kpi, String variant, Period week, Slice slice) {
        return kpiReader.series(kpi, week, week, slice, variant).get(0).reading();
    }

    private Map<String, Double> beside(Kpi kpi, Period week, Slice slice, Reading reading) {
        var beside = new HashMap<>(kpiReader.percentiles(kpi, week, week, slice).getOrDefault(week, Map.of()));
        beside.putAll(reading.fold(Reading.Present::beside, absent -> Map.of()));
        return beside;
    }

    /** Whether somebody else computed the number, and then no other formula can be put in its place. */
    private static boolean told(List<StoredEvent> behind) {
        return behind.stream().anyMatch(each -> each.event().type() == EventType.FIGURE);
    }

    private List<ScoreExplanation.FormulaVariant> variants(Kpi kpi, FormulaSettings set, Period week, Slice slice) {
        var choices = kpi.choices().isEmpty() ? List.of(set.variant()) : kpi.choices();
        return choices.stream()
                .map(each -> new ScoreExplanation.FormulaVariant(
                        new FormulaSettings(each, set.withinSeconds()), read(kpi, each, week, slice)))
                .toList();
    }

    private static List<EffectiveTarget> targets(Kpi kpi, MissionHistory history, Period week) {
        return history.targets(kpi.code()).stream()
                .filter(each -> each.from().compareTo(week) <= 0)
                .toList();
    }
}
