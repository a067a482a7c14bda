package org.kept.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.PersonDirectory;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.everyone.SegmentPromise;
import org.kept.everyone.SegmentPromises;
import org.kept.hours.HourPromise;
import org.kept.hours.HourPromises;
import org.kept.kpi.Kpi;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
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
import org.kept.ui.NumberFormatter;

/**
 * Suggests whom to thank for the last complete week, by an improvement that is a signal or by a promise kept many weeks in
 * a row: teams by their own numbers, and the owner of a clause by those of the whole company. Each is compared with itself
 * only. Events name no person, so owners are the only people who are suggested.
 */
@ApplicationScoped
class RecognitionSuggestions {

    /** So many weeks in a row are no chance even where each week could go either way. */
    private static final int KEPT_IN_A_ROW = 8;

    private static final int MAX_TEAMS = 20;

    /**
     * Someone to thank for a clause, and why.
     *
     * @param to the name of a team, or the e-mail address of a person
     * @param name the name of the team or the person
     */
    record Suggestion(String to, String name, String clause, String quote, String because) {

        /** Whether a recognition of the week thanks the same for the same clause. */
        boolean isGivenBy(Recognition recognition) {
            return clause.equals(recognition.clause())
                    && (to.equals(recognition.team()) || to.equals(recognition.person()));
        }
    }

    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final KpiCharts charts;
    private final Judge judge;
    private final HourPromises hourPromises;
    private final SegmentPromises segmentPromises;
    private final PersonDirectory people;
    private final RecognitionStore store;

    RecognitionSuggestions(
            Missions missions,
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            KpiCharts charts,
            Judge judge,
            HourPromises hourPromises,
            SegmentPromises segmentPromises,
            PersonDirectory people,
            RecognitionStore store) {
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.charts = charts;
        this.judge = judge;
        this.hourPromises = hourPromises;
        this.segmentPromises = segmentPromises;
        this.people = people;
        this.store = store;
    }

    /**
     * The suggestions for the last complete week: owners in the order of the clauses, then teams by name. None
     * that was thanked for the clause and the week is suggested again.
     *
     * @param viewer the e-mail address of the viewer, who is not asked to thank themselves
     */
    List<Suggestion> suggest(DataScope scope, String viewer) {
        var week = kpiReader.currentPeriod(Grain.WEEK).plus(-1);
        var history = missions.history();
        var clauses = history.versionIn(week)
                .map(version -> version.mission().clauses())
                .orElse(List.of());
        var given = store.of(week.start());
        return Stream.concat(
                        owners(clauses, viewer, week, history),
                        kpiReader.teams(scope).stream()
                                .limit(MAX_TEAMS)
                                .flatMap(team -> team(team, clauses, week, history)))
                .filter(suggestion -> given.stream().noneMatch(suggestion::isGivenBy))
                .toList();
    }

    /** The owners of clauses who have an account. */
    private Stream<Suggestion> owners(List<Clause> clauses, String viewer, Period week, MissionHistory history) {
        var owned = clauses.stream().filter(clause -> clause.owner() != null).toList();
        preload(owned, Slice.ALL, week);
        return owned.stream().flatMap(clause -> Optional.ofNullable(clause.owner()).flatMap(people::byEmail).stream()
                .filter(person -> !person.email().equalsIgnoreCase(viewer))
                .flatMap(person -> because(clause, Slice.ALL, week, history).stream()
                        .map(because -> new Suggestion(
                                person.email(), person.name(), clause.code(), clause.quote(), because))));
    }

    private Stream<Suggestion> team(String team, List<Clause> clauses, Period week, MissionHistory history) {
        var slice = new Slice(team, null);
        preload(clauses, slice, week);
        return clauses.stream().flatMap(clause -> because(clause, slice, week, history).stream()
                .map(because -> new Suggestion(team, team, clause.code(), clause.quote(), because)));
    }

    private void preload(List<Clause> clauses, Slice slice, Period week) {
        kpiReader.preload(
                clauses.stream()
                        .flatMap(clause -> measures(clause).stream())
                        .map(Measure::kpi)
                        .distinct()
                        .map(kpiRegistry::get)
                        .toList(),
                week,
                slice);
    }

    private static List<Measure> measures(Clause clause) {
        return clause.measures().stream()
                .filter(each -> each.role() != MeasureRole.COUNTERWEIGHT)
                .toList();
    }

    /** Why to thank for a clause, by the numbers of a slice; empty if there is no reason. */
    private Optional<String> because(Clause clause, Slice slice, Period week, MissionHistory history) {
        var improved = new ArrayList<String>();
        var kept = Integer.MAX_VALUE;
        var judged = false;
        for (var measure : measures(clause)) {
            var kpi = kpiRegistry.get(measure.kpi());
            var chart = charts.chart(kpi, Grain.WEEK, slice, null, week);
            var improvement = improvement(kpi, chart, week);
            if (improvement != null) {
                improved.add(improvement);
            }
            if (measure.target() != null) {
                judged = true;
                kept = Math.min(kept, keptInARow(kpi, chart, week, clause, history));
            }
        }
        if (!improved.isEmpty()) {
            return Optional.of(String.join(" ", improved));
        }
        if (!judged || kept < KEPT_IN_A_ROW) {
            return Optional.empty();
        }
        kept = withoutMissedParts(clause, slice, week, kept, history);
        return kept >= KEPT_IN_A_ROW
                ? Optional.of("Kept " + NumberFormatter.of(kept, "week", "weeks") + " in a row.")
                : Optional.empty();
    }

    /** How many of these weeks in a row no hour, team or channel missed either, for a clause that promises them. */
    private int withoutMissedParts(Clause clause, Slice slice, Period week, int kept, MissionHistory history) {
        for (var count = 0; count < kept; count++) {
            var each = week.plus(-count);
            if (hourPromises.of(clause, each, slice, history).stream().anyMatch(HourPromise::isMissed)
                    || segmentPromises.of(clause, each, slice, history, DataScope.EVERYTHING).stream()
                            .anyMatch(SegmentPromise::isMissed)) {
                return count;
            }
        }
        return kept;
    }

    private static @Nullable String improvement(Kpi kpi, KpiChart chart, Period week) {
        var index = chart.indexOf(week);
        if (chart.variationAt(index) != VariationType.IMPROVEMENT) {
            return null;
        }
        return SignalRuns.of(chart, index, index).stream()
                .filter(run -> run.mark() == VariationType.IMPROVEMENT)
                .findFirst()
                .map(SignalRun::words)
                .map(words -> kpi.name() + " improved: " + words + ".")
                .orElse(null);
    }

    private int keptInARow(Kpi kpi, KpiChart chart, Period week, Clause clause, MissionHistory history) {
        var count = 0;
        for (var index = chart.indexOf(week); index >= 0; index--) {
            var point = chart.points().get(index);
            var target = history.targetIn(point.period(), clause.code(), kpi.code());
            if (judge.of(kpi, point.period()).verdict(point.read().reading(), target.orElse(null)) != Verdict.MET) {
                return count;
            }
            count++;
        }
        return count;
    }
}
