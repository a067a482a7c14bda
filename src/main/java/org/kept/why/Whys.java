package org.kept.why;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kept.access.Reach;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ingest.Stored;
import org.kept.kpi.Catalogue;
import org.kept.kpi.EventType;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.kpi.Settings;
import org.kept.mission.Clause;
import org.kept.mission.DatedTarget;
import org.kept.mission.Measure;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.Cut;
import org.kept.rollup.EventsBehind;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.signal.Charts;
import org.kept.signal.Judge;

/** Why a KPI is scored in a week: the chain from the words of the mission to the events behind the number. */
@ApplicationScoped
public class Whys {

    /** How many events are shown: enough to see what the number is made of. */
    private static final int EVENTS = 5;

    /** What the reasons of a week are judged by. */
    private record Week(
            Kpi kpi, Period week, boolean complete, Cut cut, MissionHistory history, Reading reading, Reach reach) {}

    private final Missions missions;
    private final Kpis kpis;
    private final KpiSettings settings;
    private final Readings readings;
    private final Charts charts;
    private final EventsBehind events;
    private final Judge judge;

    Whys(
            Missions missions,
            Kpis kpis,
            KpiSettings settings,
            Readings readings,
            Charts charts,
            EventsBehind events,
            Judge judge) {
        this.missions = missions;
        this.kpis = kpis;
        this.settings = settings;
        this.readings = readings;
        this.charts = charts;
        this.events = events;
        this.judge = judge;
    }

    /**
     * The chain as it was in that week: the mission, the targets and the settings that held then. Of the events behind the
     * number it holds those that are theirs.
     */
    public Why why(Kpi kpi, Period week, Cut cut, Reach reach) {
        var history = missions.history();
        var version = history.asOf(week);
        var complete = week.compareTo(readings.current(Grain.WEEK)) < 0;
        var set = settings.timeline().version(kpi, week);
        var reading = read(kpi, set.settings().variant(), week, cut);
        var newest = newest(kpi, week, cut, reach);
        return new Why(
                kpi,
                week,
                complete,
                cut,
                version,
                version.map(each -> reasons(new Week(kpi, week, complete, cut, history, reading, reach), each))
                        .orElse(List.of()),
                set,
                reading,
                beside(kpi, week, cut, reading),
                told(newest(kpi, week, cut, Reach.EVERYTHING))
                                || Catalogue.find(kpi.code()).isEmpty()
                        ? List.of()
                        : variants(kpi, set.settings(), week, cut),
                // A week is seen as it was known when it ended; what came later does not move its limits.
                charts.chart(kpi, Grain.WEEK, cut, null, week),
                targets(kpi, history, week),
                newest);
    }

    private List<Stored> newest(Kpi kpi, Period week, Cut cut, Reach reach) {
        return events.list(kpi, week, cut, null, EVENTS, reach).items().stream()
                .limit(EVENTS)
                .toList();
    }

    private List<Why.Reason> reasons(Week in, MissionVersion version) {
        return version.mission().clausesFor(in.kpi().code()).stream()
                .flatMap(clause ->
                        clause.measure(in.kpi().code()).map(measure -> reason(in, version, clause, measure)).stream())
                .toList();
    }

    private Why.Reason reason(Week in, MissionVersion version, Clause clause, Measure measure) {
        var target = in.history().targetIn(in.week(), clause.code(), measure.kpi());
        var argued = in.history()
                .argued(version, clause.code(), measure.kpi())
                .orElseThrow(() -> new IllegalStateException("the version has the link"));
        return new Why.Reason(
                clause,
                measure,
                argued,
                target,
                in.complete() ? Optional.of(judge.verdict(in.reading(), target.orElse(null))) : Optional.empty(),
                clause.guarantee() == null ? Optional.empty() : breaches(clause, in));
    }

    private Optional<Why.Breaches> breaches(Clause clause, Week in) {
        return kpis.guarantee(clause.code())
                .filter(each -> in.reach().hasKpi(each.code()))
                .filter(each -> clause.guarantee() != null && clause.guarantee().breach() != null)
                .map(each -> {
                    var set = settings.timeline().in(each, in.week());
                    return new Why.Breaches(each, set, read(each, set.variant(), in.week(), in.cut()));
                });
    }

    private Reading read(Kpi kpi, String variant, Period week, Cut cut) {
        return readings.series(kpi, week, week, cut, variant).get(0).reading();
    }

    private Map<String, Double> beside(Kpi kpi, Period week, Cut cut, Reading reading) {
        var beside = new HashMap<>(readings.percentiles(kpi, week, week, cut).getOrDefault(week, Map.of()));
        beside.putAll(reading.fold(Reading.Present::beside, absent -> Map.of()));
        return beside;
    }

    /** Whether somebody else computed the number, and then no other formula can be put in its place. */
    private static boolean told(List<Stored> behind) {
        return behind.stream().anyMatch(each -> each.event().type() == EventType.FIGURE);
    }

    private List<Why.Variant> variants(Kpi kpi, Settings set, Period week, Cut cut) {
        var choices = kpi.choices().isEmpty() ? List.of(set.variant()) : kpi.choices();
        return choices.stream()
                .map(each -> new Why.Variant(new Settings(each, set.withinSeconds()), read(kpi, each, week, cut)))
                .toList();
    }

    private static List<DatedTarget> targets(Kpi kpi, MissionHistory history, Period week) {
        return history.targets(kpi.code()).stream()
                .filter(each -> each.from().compareTo(week) <= 0)
                .toList();
    }
}
