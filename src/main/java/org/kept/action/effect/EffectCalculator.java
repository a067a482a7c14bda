package org.kept.action.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.kept.action.effect.ActionEffect.EffectDifference;
import org.kept.calendar.Period;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiReader.PeriodReading;
import org.kept.signal.KpiCharts;
import org.kept.signal.SignalRun;
import org.kept.signal.SignalRuns;
import org.kept.stats.Differences;
import org.kept.stats.Signal;
import org.kept.stats.SignalRules;
import org.kept.ui.NumberFormatter;

/**
 * Compares the weeks before an action with those after it. The number has moved only if two independent tests agree:
 * the whole interval of the difference is on one side of 0, and the control chart of the weeks before shows a signal
 * there.
 */
final class EffectCalculator {

    /** Minimum number of weeks for limits. */
    static final int MIN_BEFORE = SignalRules.DEFAULT.noneBelow();

    static final int MIN_AFTER = 4;
    static final int MAX_BEFORE = 26;
    static final int MAX_AFTER = 13;

    /** Maximum number of weeks after, where 13 have too few cases. */
    static final int MAX_AFTER_FEW = 104;

    /** Maximum number of weeks before the action that a run after it may include. */
    private static final int RUN_IN = 2;

    private final Kpi kpi;
    private final int expected;
    private final DoublePredicate isTooFew;

    /**
     * Calculates effects on one KPI.
     *
     * @param expected the direction in which it should move
     * @param isTooFew whether a sample of this size is too small to judge
     */
    EffectCalculator(Kpi kpi, ExpectedDirection expected, DoublePredicate isTooFew) {
        this.kpi = kpi;
        this.expected = expected.sign();
        this.isTooFew = isTooFew;
    }

    /**
     * The effect.
     *
     * @param read every week from the first that is compared to the last, oldest first, without gaps
     * @param first the first week that counts as after
     * @param lastBefore the last week that counts as before; weeks between the two are compared with nothing
     */
    ActionEffect effect(List<PeriodReading> read, Period lastBefore, Period first) {
        var after = enough(measured(read).stream()
                .filter(each -> each.period().compareTo(first) >= 0)
                .toList());
        var settings = after.isEmpty() ? null : after.get(after.size() - 1).settings();
        var allBefore = measured(read).stream()
                .filter(each -> each.period().compareTo(lastBefore) <= 0)
                .toList();
        var before = allBefore.subList(Math.max(0, allBefore.size() - MAX_BEFORE), allBefore.size());
        if (before.size() < MIN_BEFORE) {
            return ActionEffect.unknown(
                    kpi,
                    before.size(),
                    after.size(),
                    "Only " + weeks(before.size()) + " with a value before it; " + MIN_BEFORE + " are needed.");
        }
        if (after.size() < MIN_AFTER) {
            return tooFewWeeks(before.size(), after.size(), first, read);
        }
        var sample = after.stream().mapToDouble(EffectCalculator::sample).sum();
        if (isTooFew.test(sample)) {
            return tooFewCases(before.size(), after.size(), sample, first, read);
        }
        // Weeks before an earlier change of the settings are left out; a change since leaves nothing to compare.
        var alike = before.subList(firstAlike(before, settings), before.size());
        if (alike.size() < MIN_BEFORE
                || after.stream().anyMatch(each -> !each.settings().equals(settings))) {
            return ActionEffect.unknown(
                    kpi,
                    before.size(),
                    after.size(),
                    "The KPI was counted differently in some of these weeks, so they cannot be compared.");
        }
        return compared(alike, after, read);
    }

    /** The first 13 weeks, and as many more as it takes to have enough cases. */
    private List<PeriodReading> enough(List<PeriodReading> since) {
        var cases = 0.0;
        var count = 0;
        while (count < since.size() && (count < MAX_AFTER || isTooFew.test(cases))) {
            cases += sample(since.get(count));
            count++;
        }
        return since.subList(0, count);
    }

    /** The index of the first of the last weeks that all have these settings. */
    private static int firstAlike(List<PeriodReading> weeks, @Nullable FormulaSettings settings) {
        var index = weeks.size();
        while (index > 0 && weeks.get(index - 1).settings().equals(settings)) {
            index--;
        }
        return index;
    }

    private ActionEffect compared(List<PeriodReading> before, List<PeriodReading> after, List<PeriodReading> read) {
        var difference = difference(before, after);
        var firstAfter = after.get(0).period();
        var compared = read.stream()
                .filter(each -> each.period().compareTo(before.get(0).period()) >= 0
                        && each.period().compareTo(after.get(after.size() - 1).period()) <= 0)
                .toList();
        var direction = (int) Math.signum(difference.change());
        var run = signal(compared, before.size(), firstAfter, direction);
        var moved = difference.side() != 0 && run.isPresent();
        return new ActionEffect(
                !moved
                        ? EffectVerdict.NOT_MOVED
                        : difference.side() == expected ? EffectVerdict.MOVED : EffectVerdict.MOVED_AGAINST,
                kpi,
                before.size(),
                after.size(),
                difference,
                run.map(each -> later(each.from(), firstAfter)).orElse(null),
                moved && run.filter(each -> each.signal() == Signal.SHIFT).isPresent(),
                null,
                null);
    }

    /** The earliest run of a rule in this direction that lasts into the weeks after; a shift, if there is one. */
    private Optional<SignalRun> signal(List<PeriodReading> compared, int baseline, Period firstAfter, int direction) {
        var chart = KpiCharts.baseline(kpi, compared, baseline);
        var index = chart.indexOf(firstAfter);
        if (index < 0 || chart.limits().isEmpty()) {
            return Optional.empty();
        }
        var center = chart.limits().get(0).center();
        var runs = SignalRuns.of(chart, index, chart.points().size() - 1).stream()
                // A run that began long before the action is no evidence of its effect.
                .filter(each -> each.from().until(firstAfter) <= RUN_IN)
                .filter(each -> {
                    var last = chart.pointAt(each.to());
                    var value = last == null ? null : last.value();
                    return value != null && direction * (value - center) > 0;
                })
                .toList();
        return runs.stream()
                .filter(each -> each.signal() == Signal.SHIFT)
                .reduce((one, other) -> other)
                .or(() -> runs.stream().min((one, other) -> one.from().compareTo(other.from())));
    }

    private EffectDifference difference(List<PeriodReading> before, List<PeriodReading> after) {
        var formula = kpi.formula(after.get(0).settings());
        var then = pooled(before, formula);
        var now = pooled(after, formula);
        if (then == null || now == null) {
            return byWeek(before, after);
        }
        var earlier = formula.read(then, Map.of());
        var later = formula.read(now, Map.of());
        return earlier.fold(
                first ->
                        later.fold(second -> difference(before, after, first, second), absent -> byWeek(before, after)),
                absent -> byWeek(before, after));
    }

    private EffectDifference difference(
            List<PeriodReading> before, List<PeriodReading> after, Reading.Present then, Reading.Present now) {
        var first = then.interval();
        var second = now.interval();
        if (first == null || second == null) {
            return byWeek(before, after);
        }
        var widening = Differences.widening(List.of(residuals(before, then), residuals(after, now)));
        return new EffectDifference(
                then.amount(),
                now.amount(),
                Differences.of(then.amount(), first, now.amount(), second, widening, method(then)));
    }

    private static String method(Reading.Present present) {
        var formula = present.formula();
        var shares = formula != null && formula.shape() == Formula.Shape.SHARE;
        return (shares ? "Newcombe's interval" : "MOVER from the intervals of both periods")
                + ", widened by variation from week to week, 95 %";
    }

    /** Without sums, each week counts as one value. */
    private static EffectDifference byWeek(List<PeriodReading> before, List<PeriodReading> after) {
        var then = values(before);
        var now = values(after);
        var first = mean(then);
        var second = mean(now);
        var residuals = List.of(deviations(then, first), deviations(now, second));
        return new EffectDifference(first, second, Differences.welch(then, now, Differences.inflation(residuals)));
    }

    /** The sums of all these weeks; null if one of them has only a value. */
    private static @Nullable Quotient pooled(List<PeriodReading> weeks, Formula formula) {
        var pooled = Quotient.NOTHING;
        for (var week : weeks) {
            var quotient = quotient(week);
            var needsSquares = formula.shape().isMean() || formula.shape() == Formula.Shape.NPS;
            if (quotient == null || (needsSquares && Double.isNaN(quotient.squares()))) {
                return null;
            }
            pooled = pooled.plus(quotient);
        }
        return pooled;
    }

    /** Distance of each week from the mean, in standard deviations expected from its number of cases. */
    private static double[] residuals(List<PeriodReading> weeks, Reading.Present all) {
        var pooled = all.quotient();
        var formula = all.formula();
        if (pooled == null || formula == null) {
            return new double[weeks.size()];
        }
        var mean = pooled.numerator() / pooled.denominator();
        var variance = variancePerCase(pooled, formula.shape());
        return weeks.stream()
                .mapToDouble(week -> {
                    var quotient = quotient(week);
                    return quotient == null || variance <= 0
                            ? 0
                            : (quotient.numerator() / quotient.denominator() - mean)
                                    * Math.sqrt(quotient.denominator() / variance);
                })
                .toArray();
    }

    private static double variancePerCase(Quotient pooled, Formula.Shape shape) {
        var mean = pooled.numerator() / pooled.denominator();
        return switch (shape) {
            // A numerator above its denominator, such as more returns than orders, is treated as a count rate.
            case SHARE -> mean > 1 ? mean : mean * (1 - mean);
            case COUNT_RATE -> mean;
            case MEAN, SIGNED_MEAN, NPS -> pooled.squares() / pooled.denominator() - mean * mean;
            // Neither sum is a sample of the other, so sampling explains no variation.
            case RATIO -> 0;
        };
    }

    private ActionEffect tooFewWeeks(int before, int after, Period first, List<PeriodReading> read) {
        var complete = completeSince(first, read);
        // A week without a value is replaced by a further one.
        var last = first.plus(MIN_AFTER - 1 + (complete - after));
        var words = after + " of " + MIN_AFTER + " complete weeks with a value since it took effect.";
        return complete >= MAX_AFTER_FEW
                ? ActionEffect.unknown(kpi, before, after, words)
                : ActionEffect.tooEarly(kpi, before, after, last.end(), words);
    }

    /** Too early if there will be enough cases at the present pace; otherwise unknown. */
    private ActionEffect tooFewCases(int before, int after, double sample, Period first, List<PeriodReading> read) {
        var complete = completeSince(first, read);
        var perWeek = sample / complete;
        var needed = complete + 1;
        while (needed <= MAX_AFTER_FEW && isTooFew.test(needed * perWeek)) {
            needed++;
        }
        var words = NumberFormatter.count(Math.round(sample)) + " in the " + weeks(complete) + " since it took effect.";
        return needed > MAX_AFTER_FEW
                ? ActionEffect.unknown(kpi, before, after, "Too few to tell: " + words)
                : ActionEffect.tooEarly(
                        kpi, before, after, first.plus(needed - 1).end(), "Too few yet: " + words);
    }

    private static int completeSince(Period first, List<PeriodReading> read) {
        return (int) read.stream()
                .filter(each -> each.complete() && each.period().compareTo(first) >= 0)
                .count();
    }

    private static List<PeriodReading> measured(List<PeriodReading> read) {
        return read.stream()
                .filter(each -> each.complete() && each.reading().isPresent())
                .toList();
    }

    private static @Nullable Quotient quotient(PeriodReading week) {
        return week.reading().fold(Reading.Present::quotient, absent -> null);
    }

    /** The number of cases of a week; one without it is never too few. */
    private static double sample(PeriodReading week) {
        return week.reading()
                .<Double>fold(present -> present.judgedSample().orElse(Double.POSITIVE_INFINITY), absent -> 0.0);
    }

    private static double[] values(List<PeriodReading> weeks) {
        return weeks.stream()
                .mapToDouble(week -> week.reading().value().orElse(Double.NaN))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] deviations(double[] values, double mean) {
        return Arrays.stream(values).map(each -> each - mean).toArray();
    }

    private static Period later(Period one, Period other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String weeks(int count) {
        return NumberFormatter.of(count, "week", "weeks");
    }
}
