package org.kept.view;

import java.util.List;
import java.util.Optional;
import org.kept.kpi.Formula;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.signal.KpiChart;
import org.kept.stats.ChartKind;
import org.kept.stats.Limits;
import org.kept.ui.NumberFormatter;

/**
 * The calculation of the limits at a point, in words with the numbers filled in.
 *
 * @param chart the kind of chart, and why
 * @param average the centre line
 * @param limits the limits at that point
 * @param rules the signal rules, with their version
 */
public record LimitsNarrative(String chart, String average, String limits, String rules) {

    private static final double D2 = 1.128;

    /** The words for the point at the index; empty if no limits cover it. */
    public static Optional<LimitsNarrative> at(KpiChart chart, int index) {
        return Optional.ofNullable(index < 0 ? null : chart.limitsAt(index))
                .map(limits -> new LimitsNarrative(
                        chart.kind().words() + ". " + choice(chart, limits, index),
                        average(chart, limits),
                        chart.kind() == ChartKind.XMR
                                ? sameForAll(chart, limits)
                                : byPoint(chart, limits, lastMeasured(limits, index)),
                        chart.rules().version()));
    }

    private static String choice(KpiChart chart, Limits limits, int index) {
        var shape = shape(chart, index);
        if (shape.isMean() || shape == Formula.Shape.NPS || shape == Formula.Shape.RATIO) {
            var kind = shape.isMean() ? "mean" : shape == Formula.Shape.RATIO ? "ratio of sums" : "score";
            return "A " + kind + " gets the same limits at every point.";
        }
        var quotients = quotients(chart, limits);
        if (quotients.isEmpty() || quotients.stream().anyMatch(Optional::isEmpty)) {
            return "Some values came without a denominator, so every " + grainName(chart) + " has the same weight.";
        }
        var denominators = quotients.stream()
                .mapToDouble(each -> each.orElse(Quotient.NOTHING).denominator())
                .summaryStatistics();
        if (denominators.getMin() == denominators.getMax()) {
            return "Each " + grainName(chart) + " has " + count(denominators.getMax()) + " " + denominator(chart, index)
                    + ", so all have the same limits.";
        }
        var counts = grainNameCapitalized(chart) + "s have " + count(denominators.getMin()) + " to "
                + count(denominators.getMax()) + " " + denominator(chart, index);
        return chart.kind() == ChartKind.XMR
                ? counts + ": even enough for one set of limits."
                : counts + ". Limits are wider where there are fewer.";
    }

    private static List<Optional<Quotient>> quotients(KpiChart chart, Limits limits) {
        return chart.points().subList(limits.from(), limits.to() + 1).stream()
                .filter(point -> point.value() != null)
                .map(point -> point.read()
                        .reading()
                        .fold(present -> Optional.ofNullable(present.quotient()), absent -> Optional.<Quotient>empty()))
                .toList();
    }

    private static String average(KpiChart chart, Limits limits) {
        var periods = NumberFormatter.of(limits.points(), grainName(chart), grainName(chart) + "s");
        return figure(chart, limits.center())
                + (chart.kind() == ChartKind.XMR
                        ? ", the mean of " + periods
                        : ": total numerator ÷ total denominator over " + periods)
                + (limits.trial()
                        ? "; trial limits, because there are fewer than "
                                + chart.rules().trialBelow()
                        : "");
    }

    private static String sameForAll(KpiChart chart, Limits limits) {
        return figure(chart, limits.center()) + " ± 2.66 × "
                + spread(chart, limits.ranges().mean())
                + " (mean moving range" + excludedRanges(limits) + ") = " + range(chart, limits, limits.to());
    }

    private static String byPoint(KpiChart chart, Limits limits, int index) {
        var excessVariation = limits.ranges().mean() / D2;
        var distance = limits.upperAt(index) - limits.center();
        var quotient = chart.points().get(index).read().reading().fold(Reading.Present::quotient, absent -> null);
        return figure(chart, limits.center()) + " ± 3 × "
                + (excessVariation > 0 ? spread(chart, distance / 3 / excessVariation) : "0")
                + " (chance alone at "
                + count(quotient == null ? 0 : quotient.denominator()) + " " + denominator(chart, index) + ") × "
                + NumberFormatter.factor(excessVariation) + " (how much " + grainName(chart)
                + "s vary compared with chance" + excludedRanges(limits) + ") = " + range(chart, limits, index);
    }

    private static String excludedRanges(Limits limits) {
        var excluded = limits.ranges().screened();
        return excluded == 0
                ? ""
                : "; " + excluded + " of "
                        + NumberFormatter.of(excluded + limits.ranges().used(), "range", "ranges")
                        + " screened out as outliers";
    }

    private static int lastMeasured(Limits limits, int index) {
        var last = index;
        while (last > limits.from() && Double.isNaN(limits.upperAt(last))) {
            last--;
        }
        return last;
    }

    private static Formula.Shape shape(KpiChart chart, int index) {
        return chart.kpi().formula(chart.points().get(index).settings()).shape();
    }

    private static String denominator(KpiChart chart, int index) {
        return chart.kpi()
                .formula(chart.points().get(index).settings())
                .denominator()
                .words();
    }

    private static String grainName(KpiChart chart) {
        return chart.points().get(0).period().grain().code();
    }

    private static String grainNameCapitalized(KpiChart chart) {
        var name = grainName(chart);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String count(double number) {
        return NumberFormatter.count(Math.round(number));
    }

    private static String figure(KpiChart chart, double value) {
        return NumberFormatter.figure(chart.kpi().display(), value);
    }

    private static String spread(KpiChart chart, double value) {
        return NumberFormatter.spread(chart.kpi().display(), value);
    }

    private static String range(KpiChart chart, Limits limits, int index) {
        return chart.rangeInWords(KpiChart.rangeAt(limits, index), List.of());
    }
}
