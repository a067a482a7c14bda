package org.kept.mission.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Clause;
import org.kept.mission.Coverage;
import org.kept.mission.KpiDataAvailability;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.MissionHistory;
import org.kept.mission.MissionVersion;

/** Finds, in the current version, where words and numbers do not meet on that day. */
public final class CoverageCheck {

    private final MissionHistory history;
    private final KpiDataAvailability data;
    private final LocalDate today;

    public CoverageCheck(MissionHistory history, KpiDataAvailability data, LocalDate today) {
        this.history = history;
        this.data = data;
        this.today = today;
    }

    /** Nothing where there is no mission. */
    public Coverage read() {
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

    private static List<Coverage.UnmeasuredClause> unmeasured(Mission mission) {
        return mission.clauses().stream()
                .filter(each -> !each.isMeasured())
                .map(each -> new Coverage.UnmeasuredClause(each.code(), each.quote()))
                .toList();
    }

    private List<Coverage.UnjustifiedKpi> unjustified(Mission mission) {
        var open = new LinkedHashSet<>(data.withData());
        links(mission).forEach(each -> open.remove(each.kpi()));
        mission.notMeasured().forEach(each -> open.remove(each.kpi()));
        return open.stream().map(Coverage.UnjustifiedKpi::new).toList();
    }

    /** The measures of a clause, each with it. */
    private record MeasureLink(Clause clause, Measure measure) {

        String kpi() {
            return measure.kpi();
        }
    }

    private static Stream<MeasureLink> links(Mission mission) {
        return mission.clauses().stream()
                .flatMap(clause -> clause.measures().stream().map(measure -> new MeasureLink(clause, measure)));
    }

    private List<Coverage.SuspectMeasure> suspects(Mission mission) {
        return links(mission).flatMap(this::suspect).toList();
    }

    private Stream<Coverage.SuspectMeasure> suspect(MeasureLink link) {
        return history.argued(link.clause().code(), link.kpi()).stream()
                .filter(reasonOrigin ->
                        !reasonOrigin.quote().equals(link.clause().quote()))
                .map(reasonOrigin -> new Coverage.SuspectMeasure(
                        link.clause().code(),
                        link.kpi(),
                        link.measure().because(),
                        link.clause().quote(),
                        reasonOrigin.quote(),
                        reasonOrigin.version(),
                        reasonOrigin.on()));
    }

    private List<Coverage.StaleMeasure> stale(Mission mission) {
        var lastWeek = Period.of(Grain.WEEK, today).plus(-1);
        return links(mission)
                .flatMap(link -> data.lastDay(link.kpi()).stream()
                        .filter(day -> Period.of(Grain.WEEK, day).compareTo(lastWeek) < 0)
                        .map(day -> new Coverage.StaleMeasure(link.clause().code(), link.kpi(), day)))
                .toList();
    }

    private static List<Coverage.OwnerlessTarget> ownerless(Mission mission) {
        return links(mission)
                .filter(link -> link.clause().owner() == null)
                .filter(link -> link.measure()
                        .dated()
                        .filter(target -> target.agreedBy() == null)
                        .isPresent())
                .map(link -> new Coverage.OwnerlessTarget(link.clause().code(), link.kpi()))
                .toList();
    }

    private List<Coverage.OverdueReview> overdue(Mission mission) {
        var overdue = new ArrayList<Coverage.OverdueReview>();
        for (var clause : mission.clauses()) {
            overdue(overdue, clause, null, Coverage.ReviewSubject.CLAUSE, clause.reviewBy());
            for (var measure : clause.measures()) {
                overdue(overdue, clause, measure.kpi(), Coverage.ReviewSubject.MEASURE, measure.reviewBy());
                measure.dated()
                        .ifPresent(target -> overdue(
                                overdue, clause, measure.kpi(), Coverage.ReviewSubject.TARGET, target.reviewBy()));
            }
        }
        return List.copyOf(overdue);
    }

    private void overdue(
            List<Coverage.OverdueReview> all,
            Clause clause,
            @Nullable String kpi,
            Coverage.ReviewSubject of,
            @Nullable LocalDate reviewBy) {
        if (reviewBy != null && reviewBy.isBefore(today)) {
            all.add(new Coverage.OverdueReview(clause.code(), kpi, of, reviewBy));
        }
    }
}
