package org.kept.promise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.everyone.SegmentPromise;
import org.kept.everyone.SegmentPromises;
import org.kept.hours.HourPromise;
import org.kept.hours.HourPromises;
import org.kept.hours.WeekSpan;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.MissionHistory;
import org.kept.promise.model.MonthMark;
import org.kept.promise.model.MonthVerdict;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSplitter;
import org.kept.rollup.Slice;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;
import org.kept.view.GuaranteeLiability;

/**
 * Judges whole months by the rules that the scorecard has for weeks.
 *
 * <p>Missions and targets are dated by week. Those of the week in which a month begins apply to all of it: a promise
 * that is made or changed during a month is judged from the next month on.
 */
@ApplicationScoped
class MonthJudge {

    private static final String NO_MEASURE = "no measure";
    private static final String TOO_FEW = "too few to judge";
    private static final String NO_TARGET = "no target";
    private static final String NO_DATA = "no data";

    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;
    private final KpiSplitter kpiSplitter;
    private final HourPromises hourPromises;
    private final SegmentPromises segmentPromises;
    private final Judge judge;
    private final ReadSession reads;

    MonthJudge(
            KpiReader kpiReader,
            KpiRegistry kpiRegistry,
            KpiSplitter kpiSplitter,
            HourPromises hourPromises,
            SegmentPromises segmentPromises,
            Judge judge,
            ReadSession reads) {
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
        this.kpiSplitter = kpiSplitter;
        this.hourPromises = hourPromises;
        this.segmentPromises = segmentPromises;
        this.judge = judge;
        this.reads = reads;
    }

    /** The week whose mission and targets judge the month. */
    static Period weekOf(Period month) {
        return Period.of(Grain.WEEK, month.start());
    }

    /**
     * The verdicts on a clause, one for each month.
     *
     * @param months complete months without gaps, oldest first
     */
    List<MonthVerdict> verdicts(String clause, List<Period> months, MissionHistory history) {
        return months.stream()
                .map(month -> history.versionIn(weekOf(month))
                        .flatMap(version -> version.mission().clause(clause))
                        .map(found -> verdict(found, month, months, history))
                        .orElseGet(() -> MonthVerdict.notPromised(month, wasPromised(clause, month, history))))
                .toList();
    }

    /** Whether a version that was in effect before the month has the clause. */
    private static boolean wasPromised(String clause, Period month, MissionHistory history) {
        return history.versions().stream()
                .map(version -> Period.of(Grain.WEEK, version.effectiveFrom()))
                .filter(week -> week.compareTo(weekOf(month)) < 0)
                .flatMap(week -> history.versionIn(week).stream())
                .anyMatch(version -> version.mission().clause(clause).isPresent());
    }

    private MonthVerdict verdict(Clause clause, Period month, List<Period> months, MissionHistory history) {
        var hours = hours(clause, weekOf(month), month, history);
        var everyone = everyone(clause, weekOf(month), month, history);
        var verdicts = Stream.of(
                        measures(clause).map(measure -> verdict(clause, measure, month, months, history)),
                        hours.stream().map(HourPromise::verdict),
                        everyone.stream().map(SegmentPromise::verdict))
                .flatMap(Function.identity())
                .toList();
        var leavesTimeOut = Stream.of(
                        measures(clause).flatMap(measure -> kpiRegistry.find(measure.kpi()).stream()),
                        hours.stream().map(HourPromise::kpi),
                        everyone.stream().map(SegmentPromise::kpi))
                .flatMap(Function.identity())
                .anyMatch(kpi -> leavesTimeOut(kpi, month, months));
        var verdict = verdict(month, verdicts);
        return leavesTimeOut ? verdict.withTimeLeftOut() : verdict;
    }

    private static Stream<Measure> measures(Clause clause) {
        return clause.measures().stream().filter(measure -> measure.role() != MeasureRole.COUNTERWEIGHT);
    }

    /**
     * The KPIs by which a clause about all hours is judged by hour in the month; empty for other clauses.
     *
     * @param judgedBy the week whose mission and targets apply
     */
    List<HourPromise> hours(Clause clause, Period judgedBy, Period month, MissionHistory history) {
        return hourPromises.of(clause, judgedBy, WeekSpan.ofMonth(month), Slice.ALL, history);
    }

    /** The same for a clause about everyone, by team and channel, without their names. */
    List<SegmentPromise> everyone(Clause clause, Period judgedBy, Period month, MissionHistory history) {
        return segmentPromises.of(clause, judgedBy, month, Slice.ALL, history, DataScope.SCREEN);
    }

    /** As for a week: missed if any target was missed, otherwise kept if any was met. */
    static MonthVerdict verdict(Period month, List<Verdict> verdicts) {
        if (verdicts.stream().anyMatch(Verdict::isMissed)) {
            return new MonthVerdict(month, MonthMark.MISSED, null);
        }
        return verdicts.contains(Verdict.MET)
                ? new MonthVerdict(month, MonthMark.KEPT, null)
                : new MonthVerdict(month, MonthMark.NOT_MEASURED, why(verdicts));
    }

    private static String why(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return NO_MEASURE;
        }
        if (verdicts.contains(Verdict.TOO_FEW)) {
            return TOO_FEW;
        }
        return verdicts.contains(Verdict.NO_TARGET) ? NO_TARGET : NO_DATA;
    }

    private Verdict verdict(Clause clause, Measure measure, Period month, List<Period> months, MissionHistory history) {
        var target =
                history.targetIn(weekOf(month), clause.code(), measure.kpi()).orElse(null);
        return kpiRegistry
                .find(measure.kpi())
                .map(kpi -> judge.of(kpi, weekOf(month)).verdict(reading(kpi, month, months), target))
                .orElse(Verdict.NO_DATA);
    }

    private Reading reading(Kpi kpi, Period month, List<Period> months) {
        var reading = Optional.ofNullable(readings(kpi, months).get(month))
                .map(KpiReader.PeriodReading::reading)
                .orElse(Reading.noData());
        return reading.isPresent() || !kpiSplitter.canBeJudged(kpi, weekOf(month))
                ? reading
                : ofWeeks(kpi, month).orElse(reading);
    }

    /** Whether the number for the month would differ if excluded time counted. */
    private boolean leavesTimeOut(Kpi kpi, Period month, List<Period> months) {
        var whole = readings(kpi, months).get(month);
        if (whole != null && isAltered(whole)) {
            return true;
        }
        return (whole == null || !whole.reading().isPresent())
                && kpiSplitter.canBeJudged(kpi, weekOf(month))
                && weeks(kpi, month).stream().anyMatch(MonthJudge::isAltered);
    }

    private static boolean isAltered(KpiReader.PeriodReading read) {
        var with = read.withExcluded();
        var without = read.reading();
        return !with.value().equals(without.value()) || !quotient(with).equals(quotient(without));
    }

    private static Optional<Quotient> quotient(Reading reading) {
        return present(reading).flatMap(each -> Optional.ofNullable(each.quotient()));
    }

    private Map<Period, KpiReader.PeriodReading> readings(Kpi kpi, List<Period> months) {
        return reads.read(
                "promise-months " + kpi.code() + " " + months,
                () -> kpiReader.series(kpi, months.get(0), months.get(months.size() - 1), Slice.ALL).stream()
                        .collect(Collectors.toMap(KpiReader.PeriodReading::period, Function.identity())));
    }

    /**
     * The weeks of a month together, for a KPI of which only figures of weeks were sent. Empty if one of them is a
     * value without the sums that it was divided from, or if their formulas differ: then they do not add up.
     */
    private Optional<Reading> ofWeeks(Kpi kpi, Period month) {
        var present = weeks(kpi, month).stream()
                .flatMap(each -> present(each.reading()).stream())
                .toList();
        var formula = present.isEmpty() ? null : present.get(0).formula();
        if (formula == null) {
            return Optional.empty();
        }
        var quotients = new ArrayList<Quotient>();
        for (var week : present) {
            var quotient = week.quotient();
            if (quotient == null || !formula.equals(week.formula())) {
                return Optional.empty();
            }
            quotients.add(quotient);
        }
        return Optional.of(formula.read(quotients.stream().reduce(Quotient.NOTHING, Quotient::plus), Map.of()));
    }

    private List<KpiReader.PeriodReading> weeks(Kpi kpi, Period month) {
        var weeks = WeekSpan.ofMonth(month);
        return reads.read(
                "promise-weeks " + kpi.code() + " " + month.code(),
                () -> kpiReader.series(kpi, weeks.first(), weeks.last(), Slice.ALL));
    }

    private static Optional<Reading.Present> present(Reading reading) {
        return reading.fold(Optional::of, absent -> Optional.empty());
    }

    /**
     * How often a guarantee was owed in the months, excluded time included.
     *
     * @return null if its breaches are not counted, or if there was nothing to count
     */
    @Nullable
    Long owed(String clause, Guarantee guarantee, List<Period> months) {
        var kpi = guarantee.breach() == null
                ? Optional.<Kpi>empty()
                : kpiRegistry.find(CustomKpiFactory.guaranteeCode(clause));
        if (kpi.isEmpty()) {
            return null;
        }
        var counts = readings(kpi.get(), months).values().stream()
                .map(each ->
                        GuaranteeLiability.of(guarantee, each.withExcluded()).times())
                .filter(times -> times.isPresent())
                .map(times -> times.getAsLong())
                .toList();
        return counts.isEmpty()
                ? null
                : (Long) counts.stream().mapToLong(Long::longValue).sum();
    }
}
