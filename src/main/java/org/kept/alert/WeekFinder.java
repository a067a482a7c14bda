package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.rollup.Slice;
import org.kept.scorecard.Scorecard;
import org.kept.scorecard.ScorecardRow;
import org.kept.scorecard.ScorecardService;
import org.kept.stats.VariationType;
import org.kept.ui.ComparedFigures;
import org.kept.ui.DateFormatter;
import org.kept.ui.UnitRange;
import org.kept.view.GuaranteeLiability;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;

/**
 * Finds signals of concern in the last complete week, for the whole company and for teams that someone watches, and
 * guarantees that were broken in that week or since.
 */
@ApplicationScoped
class WeekFinder implements AlertFinder {

    private static final int MAX_TEAMS = 50;

    private final ScorecardService scorecards;
    private final Instance<WatchedTeams> watched;
    private final AlertsConfig config;
    private final ReadSession reads;
    private final ZoneId zone;

    WeekFinder(
            ScorecardService scorecards,
            @Any Instance<WatchedTeams> watched,
            AlertsConfig config,
            ReadSession reads,
            @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.scorecards = scorecards;
        this.watched = watched;
        this.config = config;
        this.reads = reads;
        this.zone = zone;
    }

    @Override
    public Findings find(Instant now, boolean lapsed) {
        return reads.during(() -> find(now));
    }

    private Findings find(Instant now) {
        var week = scorecards.lastWeek();
        var company = scorecards.scorecard(week, Slice.ALL, DataScope.EVERYTHING);
        var conditions = new ArrayList<AlertCondition>();
        var undecided = new HashSet<String>();
        var current = scorecards.scorecard(scorecards.currentWeek(), Slice.ALL, DataScope.EVERYTHING);
        guarantees(company, conditions, undecided);
        guarantees(current, conditions, new HashSet<>());
        if (now.isBefore(week.end().atStartOfDay(zone).toInstant().plus(config.settle()))) {
            return new Findings(
                    Set.of(AlertKind.GUARANTEE),
                    conditions,
                    undecided,
                    alert -> over(alert, List.of(company, current)));
        }
        signals(company, conditions, undecided);
        var subscribed = subscribedTeams();
        var teams = subscribed.stream().limit(MAX_TEAMS).toList();
        for (var team : teams) {
            signals(scorecards.scorecard(week, new Slice(team, null), DataScope.EVERYTHING), conditions, undecided);
        }
        return new Findings(
                Set.of(AlertKind.GUARANTEE, AlertKind.SIGNAL),
                conditions,
                undecided,
                alert -> alert.kind() == AlertKind.GUARANTEE
                        ? over(alert, List.of(company, current))
                        : over(alert, company, subscribed, teams));
    }

    private SortedSet<String> subscribedTeams() {
        var teams = new TreeSet<String>();
        watched.forEach(each -> teams.addAll(each.watchedTeams()));
        return teams;
    }

    /** Why a broken guarantee is over. */
    private static String over(Alert alert, List<Scorecard> cards) {
        var isCounted = cards.stream()
                .flatMap(card -> card.clauses().stream())
                .anyMatch(clause -> clause.guarantee() != null
                        && clause.clause().code().equals(alert.condition().subject()));
        return isCounted
                ? "Not broken in the last complete week, nor since."
                : "The mission no longer has this guarantee, or does not count how often it is broken.";
    }

    /** Why a signal is over. */
    private static String over(Alert alert, Scorecard company, Set<String> subscribed, List<String> teams) {
        var team = alert.condition().team();
        if (team != null && !subscribed.contains(team)) {
            return "No one subscribes to the alerts of this team any more.";
        }
        if (team != null && !teams.contains(team)) {
            return "Signals are looked for in " + MAX_TEAMS + " teams, and this one is no longer among them.";
        }
        return company.rows().stream()
                        .anyMatch(
                                row -> row.kpi().code().equals(alert.condition().subject()))
                ? "No longer worse than usual."
                : "The mission no longer measures this KPI.";
    }

    private static void signals(Scorecard card, List<AlertCondition> conditions, Set<String> undecided) {
        for (var clause : card.clauses()) {
            for (var row : clause.rows()) {
                if (row.variation() == VariationType.CONCERN) {
                    conditions.add(signal(clause.clause().code(), row, card));
                } else if (row.variation() == null) {
                    undecided.add(AlertCondition.key(
                            AlertKind.SIGNAL, row.kpi().code(), card.cut().team()));
                }
            }
        }
    }

    private static AlertCondition signal(String clause, ScorecardRow row, Scorecard card) {
        var kpi = row.kpi();
        var team = card.cut().team();
        return new AlertCondition(
                AlertKind.SIGNAL,
                kpi.code(),
                clause,
                kpi.code(),
                team,
                card.week().code(),
                kpi.name() + (team == null ? "" : ", team " + team) + ": worse than usual",
                numbers(row, card.week()) + rules(row),
                KpiView.OVER_TIME
                        .address(kpi, card.cut())
                        .with("to", card.week().code())
                        .href(),
                row.since().runs());
    }

    /** {@code 81.2% in the week to 15 Nov 2026, usual range 83.0% to 88.1%, target ≥ 80.0%.} */
    private static String numbers(ScorecardRow row, Period week) {
        var unit = row.kpi().display();
        var value = row.value();
        var limits = row.limits();
        var range = limits == null
                ? List.<Double>of()
                : List.of(clamped(unit, limits.lower()), clamped(unit, limits.upper()));
        var figures = ComparedFigures.of(
                unit,
                value == null ? List.of() : List.of(value),
                row.target() == null ? List.of() : row.target().bounds(),
                range);
        var target = KpiFormatter.target(row.target(), figures);
        return (value == null ? "No value" : figures.figure(value)) + " in the " + DateFormatter.period(week)
                + (range.isEmpty() ? "" : ", usual range " + figures.interval(range.get(0), range.get(1)))
                + (target == null ? "" : ", target " + target) + ".";
    }

    /** The rules of the chart that fired, a sentence each. */
    private static String rules(ScorecardRow row) {
        return row.since().runs().stream().map(run -> " " + run.sentence()).collect(Collectors.joining());
    }

    private static double clamped(String unit, double limit) {
        return UnitRange.clamp(unit, limit);
    }

    private static void guarantees(Scorecard card, List<AlertCondition> conditions, Set<String> undecided) {
        for (var clause : card.clauses()) {
            var row = clause.guarantee();
            var guarantee = clause.clause().guarantee();
            if (row == null || guarantee == null) {
                continue;
            }
            var liability = GuaranteeLiability.of(guarantee, row.withExcluded());
            var times = liability.times();
            var code = clause.clause().code();
            if (times.isEmpty()) {
                undecided.add(AlertCondition.key(AlertKind.GUARANTEE, code, null));
            } else if (times.getAsLong() > 0) {
                conditions.add(new AlertCondition(
                        AlertKind.GUARANTEE,
                        code,
                        code,
                        null,
                        null,
                        card.week().code(),
                        "Guarantee broken: “" + guarantee.promise() + "”",
                        "Broken " + liability.often() + (card.complete() ? "" : " so far") + " in the "
                                + DateFormatter.period(card.week()) + ". Owed each time: "
                                + guarantee.consequence().replaceFirst("\\.$", "") + ".",
                        "/scorecards/" + card.week().code() + "#clause-" + code));
            }
        }
    }
}
