package org.kept.mission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/** Finds, in the current version, where words and numbers do not meet on that day. */
final class CoverageReader {

    private final MissionHistory history;
    private final KpiData data;
    private final LocalDate today;

    CoverageReader(MissionHistory history, KpiData data, LocalDate today) {
        this.history = history;
        this.data = data;
        this.today = today;
    }

    /** Nothing where there is no mission. */
    Coverage read() {
        return history.current()
                .map(MissionVersion::mission)
                .map(mission -> new Coverage(
                        unmeasured(mission),
                        unjustified(mission),
                        suspects(mission),
                        stale(mission),
                        ownerless(mission),
                        overdue(mission)))
                .orElse(Coverage.NONE);
    }

    private static List<Coverage.Unmeasured> unmeasured(Mission mission) {
        return mission.clauses().stream()
                .filter(each -> !each.isMeasured())
                .map(each -> new Coverage.Unmeasured(each.code(), each.quote()))
                .toList();
    }

    private List<Coverage.Unjustified> unjustified(Mission mission) {
        var open = new LinkedHashSet<>(data.withData());
        links(mission).forEach(each -> open.remove(each.kpi()));
        mission.notMeasured().forEach(each -> open.remove(each.kpi()));
        return open.stream().map(Coverage.Unjustified::new).toList();
    }

    /** The measures of a clause, each with it. */
    private record Link(Clause clause, Measure measure) {

        String kpi() {
            return measure.kpi();
        }
    }

    private static Stream<Link> links(Mission mission) {
        return mission.clauses().stream()
                .flatMap(clause -> clause.measures().stream().map(measure -> new Link(clause, measure)));
    }

    private List<Coverage.Suspect> suspects(Mission mission) {
        return links(mission).flatMap(this::suspect).toList();
    }

    private Stream<Coverage.Suspect> suspect(Link link) {
        return history.argued(link.clause().code(), link.kpi()).stream()
                .filter(argued -> !argued.quote().equals(link.clause().quote()))
                .map(argued -> new Coverage.Suspect(
                        link.clause().code(),
                        link.kpi(),
                        link.measure().because(),
                        link.clause().quote(),
                        argued.quote(),
                        argued.version(),
                        argued.on()));
    }

    private List<Coverage.Stale> stale(Mission mission) {
        var lastWeek = Period.of(Grain.WEEK, today).plus(-1);
        return links(mission)
                .flatMap(link -> data.lastDay(link.kpi()).stream()
                        .filter(day -> Period.of(Grain.WEEK, day).compareTo(lastWeek) < 0)
                        .map(day -> new Coverage.Stale(link.clause().code(), link.kpi(), day)))
                .toList();
    }

    private static List<Coverage.Ownerless> ownerless(Mission mission) {
        return links(mission)
                .filter(link -> link.clause().owner() == null)
                .filter(link -> link.measure()
                        .dated()
                        .filter(target -> target.agreedBy() == null)
                        .isPresent())
                .map(link -> new Coverage.Ownerless(link.clause().code(), link.kpi()))
                .toList();
    }

    private List<Coverage.Overdue> overdue(Mission mission) {
        var overdue = new ArrayList<Coverage.Overdue>();
        for (var clause : mission.clauses()) {
            overdue(overdue, clause, null, Coverage.Subject.CLAUSE, clause.reviewBy());
            for (var measure : clause.measures()) {
                overdue(overdue, clause, measure.kpi(), Coverage.Subject.MEASURE, measure.reviewBy());
                measure.dated()
                        .ifPresent(target ->
                                overdue(overdue, clause, measure.kpi(), Coverage.Subject.TARGET, target.reviewBy()));
            }
        }
        return List.copyOf(overdue);
    }

    private void overdue(
            List<Coverage.Overdue> all,
            Clause clause,
            @Nullable String kpi,
            Coverage.Subject of,
            @Nullable LocalDate reviewBy) {
        if (reviewBy != null && reviewBy.isBefore(today)) {
            all.add(new Coverage.Overdue(clause.code(), kpi, of, reviewBy));
        }
    }
}
