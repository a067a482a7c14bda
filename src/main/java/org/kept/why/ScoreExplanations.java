package org.kept.why;

import jakarta.enterprise.context.ApplicationScoped;
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

/** Explains why a KPI is scored in a week: from the words of the mission to the events behind the number. */
@ApplicationScoped
public class ScoreExplanations {

    /** The number of events shown: enough to see what the number is made of. */
    private static final int MAX_EVENTS = 5;

    /** The data that the reasons of a week are built from. */
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

    /** The explanation by the mission, targets and settings in effect in that week. Events are limited to the scope. */
    public ScoreExplanation explain(Kpi kpi, Period week, Slice slice, DataScope dataScope) {
        var history = missions.history();
        var version = history.versionIn(week);
        var complete = week.compareTo(kpiReader.currentPeriod(Grain.WEEK)) < 0;
        var set = settings.timeline().version(kpi, week);
        var number = kpiReader
                .series(kpi, week, week, slice, set.settings().variant())
                .get(0);
        var reading = number.reading();
        var newest = newest(kpi, week, slice, dataScope);
        var newestOfAll = dataScope.isLimited() ? newest(kpi, week, slice, DataScope.EVERYTHING) : newest;
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
                number.excluded(),
                reading.besideWith(kpiReader.percentiles(kpi, week, week, slice).getOrDefault(week, Map.of())),
                isReadyMade(newestOfAll) || Catalogue.find(kpi.code()).isEmpty()
                        ? List.of()
                        : variants(kpi, set.settings(), week, slice),
                // A week is shown as known when it ended: later data must not move its limits.
                charts.chart(kpi, Grain.WEEK, slice, null, week),
                targets(kpi, history, week),
                newest);
    }

    private List<StoredEvent> newest(Kpi kpi, Period week, Slice slice, DataScope dataScope) {
        return events.list(kpi, week, slice, null, MAX_EVENTS, dataScope).items().stream()
                .limit(MAX_EVENTS)
                .toList();
    }

    private List<ScoreExplanation.ScoreReason> reasons(ExplainedWeek explained, MissionVersion version) {
        return version.mission().clausesFor(explained.kpi().code()).stream()
                .flatMap(
                        clause -> clause
                                .measure(explained.kpi().code())
                                .map(measure -> reason(explained, version, clause, measure))
                                .stream())
                .toList();
    }

    private ScoreExplanation.ScoreReason reason(
            ExplainedWeek explained, MissionVersion version, Clause clause, Measure measure) {
        var target = explained.history().targetIn(explained.week(), clause.code(), measure.kpi());
        var reasonOrigin = explained
                .history()
                .reasonOrigin(version, clause.code(), measure.kpi())
                .orElseThrow(() -> new IllegalStateException("the version has the link"));
        return new ScoreExplanation.ScoreReason(
                clause,
                measure,
                reasonOrigin,
                target,
                explained.complete()
                        ? Optional.of(judge.of(explained.kpi(), explained.week())
                                .verdict(explained.reading(), target.orElse(null)))
                        : Optional.empty(),
                clause.guarantee() == null ? Optional.empty() : breaches(clause, explained));
    }

    private Optional<ScoreExplanation.GuaranteeBreaches> breaches(Clause clause, ExplainedWeek explained) {
        return kpiRegistry
                .guarantee(clause.code())
                .filter(each -> explained.reach().allowsKpi(each.code()))
                .filter(each -> clause.guarantee() != null && clause.guarantee().breach() != null)
                .map(each -> {
                    var set = settings.timeline().in(each, explained.week());
                    return new ScoreExplanation.GuaranteeBreaches(
                            each,
                            set,
                            kpiReader
                                    .series(each, explained.week(), explained.week(), explained.cut(), set.variant())
                                    .get(0)
                                    .withExcluded());
                });
    }

    private Reading read(Kpi kpi, String variant, Period week, Slice slice) {
        return kpiReader.series(kpi, week, week, slice, variant).get(0).reading();
    }

    /** Whether the number is a ready-made figure, for which no other formula can be calculated. */
    private static boolean isReadyMade(List<StoredEvent> newestEvents) {
        return newestEvents.stream().anyMatch(each -> each.event().type().equals(EventType.FIGURE));
    }

    private List<ScoreExplanation.FormulaVariant> variants(Kpi kpi, FormulaSettings set, Period week, Slice slice) {
        var choices = kpi.settableVariants().isEmpty() ? List.of(set.variant()) : kpi.settableVariants();
        return choices.stream()
                .map(each -> new ScoreExplanation.FormulaVariant(set.withVariant(each), read(kpi, each, week, slice)))
                .toList();
    }

    private static List<EffectiveTarget> targets(Kpi kpi, MissionHistory history, Period week) {
        return history.targets(kpi.code()).stream()
                .filter(each -> each.from().compareTo(week) <= 0)
                .toList();
    }
}
