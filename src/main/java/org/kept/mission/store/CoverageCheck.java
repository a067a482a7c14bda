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
import org.kept.mission.SuspectMeasures;

/** Checks the current version for gaps between promises and KPIs as of a given day. */
public final class CoverageCheck {

    private final MissionHistory history;
    private final KpiDataAvailability data;
    private final LocalDate today;

    public CoverageCheck(MissionHistory history, KpiDataAvailability data, LocalDate today) {
        this.history = history;
        this.data = data;
        this.today = today;
    }

    /** The findings; {@link Coverage#NONE} without a mission. */
    public Coverage check() {
        return history.current()
                .map(MissionVersion::mission)
                .map(mission -> new Coverage(
                        unmeasured(mission),
                        unjustified(mission),
                        SuspectMeasures.of(history),
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
        measureLinks(mission).forEach(each -> open.remove(each.kpi()));
        mission.notMeasured().forEach(each -> open.remove(each.kpi()));
        return open.stream().map(Coverage.UnjustifiedKpi::new).toList();
    }

    /** A measure with its clause. */
    private record MeasureLink(Clause clause, Measure measure) {

        String kpi() {
            return measure.kpi();
        }
    }

    private static Stream<MeasureLink> measureLinks(Mission mission) {
        return mission.clauses().stream()
                .flatMap(clause -> clause.measures().stream().map(measure -> new MeasureLink(clause, measure)));
    }

    private List<Coverage.StaleMeasure> stale(Mission mission) {
        var lastWeek = Period.of(Grain.WEEK, today).plus(-1);
        return measureLinks(mission)
                .flatMap(link -> data.lastDay(link.kpi()).stream()
                        .filter(day -> Period.of(Grain.WEEK, day).compareTo(lastWeek) < 0)
                        .map(day -> new Coverage.StaleMeasure(link.clause().code(), link.kpi(), day)))
                .toList();
    }

    private static List<Coverage.OwnerlessTarget> ownerless(Mission mission) {
        return measureLinks(mission)
                .filter(link -> link.clause().owner() == null)
                .filter(link -> link.measure()
                        .optionalTarget()
                        .filter(target -> target.agreedBy() == null)
                        .isPresent())
                .map(link -> new Coverage.OwnerlessTarget(link.clause().code(), link.kpi()))
                .toList();
    }

    private List<Coverage.OverdueReview> overdue(Mission mission) {
        var overdue = new ArrayList<Coverage.OverdueReview>();
        for (var clause : mission.clauses()) {
            overdue(overdue, clause, null, Coverage.ReviewSubject.CLAUSE, clause.reviewBy());
            overdue(
                    overdue,
                    clause,
                    null,
                    Coverage.ReviewSubject.BEHAVIOURS,
                    clause.behaviours().isEmpty() ? null : clause.conduct().behavioursReviewBy());
            overdue(
                    overdue,
                    clause,
                    null,
                    Coverage.ReviewSubject.MAY_DECIDE,
                    clause.mayDecide().isEmpty() ? null : clause.conduct().mayDecideReviewBy());
            for (var measure : clause.measures()) {
                overdue(overdue, clause, measure.kpi(), Coverage.ReviewSubject.MEASURE, measure.reviewBy());
                measure.optionalTarget()
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
