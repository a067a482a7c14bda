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
 * How the limits at a point came about, in words with its numbers put in.
 *
 * @param chart which kind of chart it is and why that one
 * @param average the middle line
 * @param limits the limits at that point
 * @param rules the rules that signals follow, with their version
 */
public record LimitsNarrative(String chart, String average, String limits, String rules) {

    private static final double CHANCE = 1.128;

    /** The words for the point at that index, or nothing where no limits cover it. */
    public static Optional<LimitsNarrative> at(KpiChart chart, int index) {
        return Optional.ofNullable(index < 0 ? null : chart.limitsAt(index))
                .map(limits -> new LimitsNarrative(
                        chart.kind().words() + ". " + choice(chart, limits, index),
                        average(chart, limits),
                        chart.kind() == ChartKind.XMR
                                ? level(chart, limits)
                                : byPoint(chart, limits, lastMeasured(limits, index)),
                        chart.rules().version()));
    }

    private static String choice(KpiChart chart, Limits limits, int index) {
        var shape = shape(chart, index);
        if (shape == Formula.Shape.MEAN || shape == Formula.Shape.NPS) {
            return "A " + (shape == Formula.Shape.MEAN ? "mean" : "score") + " is read as it stands.";
        }
        var known = quotients(chart, limits);
        if (known.isEmpty() || known.stream().anyMatch(Optional::isEmpty)) {
            return "Some values came without what they were divided by, so every " + one(chart) + " counts alike.";
        }
        var below = known.stream()
                .mapToDouble(each -> each.orElse(Quotient.NOTHING).denominator())
                .summaryStatistics();
        if (below.getMin() == below.getMax()) {
            return "Each of its " + one(chart) + "s rests on " + count(below.getMax()) + " " + denominator(chart, index)
                    + ", so they all have the same limits.";
        }
        var many = "Its " + one(chart) + "s rest on " + count(below.getMin()) + " to " + count(below.getMax()) + " "
                + denominator(chart, index);
        return chart.kind() == ChartKind.XMR
                ? many + ", which is even enough to give them all the same limits."
                : many + ", and one with few must be allowed to vary more.";
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
        var since = NumberFormatter.of(limits.points(), one(chart), one(chart) + "s");
        return figure(chart, limits.center())
                + (chart.kind() == ChartKind.XMR
                        ? ", the mean of " + since
                        : ", everything counted in " + since + " divided once")
                + (limits.trial() ? "; with fewer than " + chart.rules().trialBelow() + " the limits are a trial" : "");
    }

    private static String level(KpiChart chart, Limits limits) {
        return figure(chart, limits.center()) + " ± 2.66 × "
                + spread(chart, limits.ranges().mean())
                + ", the mean step from one " + one(chart) + " to the next" + screened(limits) + " = "
                + range(chart, limits, limits.to());
    }

    private static String byPoint(KpiChart chart, Limits limits, int index) {
        var beyond = limits.ranges().mean() / CHANCE;
        var reach = limits.upperAt(index) - limits.center();
        var quotient = chart.points().get(index).read().reading().fold(Reading.Present::quotient, absent -> null);
        return figure(chart, limits.center()) + " ± 3 × "
                + (beyond > 0 ? spread(chart, reach / 3 / beyond) : "0")
                + ", what chance alone does at "
                + count(quotient == null ? 0 : quotient.denominator()) + " " + denominator(chart, index) + ", × "
                + NumberFormatter.factor(beyond) + ", how much the " + one(chart) + "s vary beside that"
                + screened(limits) + " = " + range(chart, limits, index);
    }

    private static String screened(Limits limits) {
        var out = limits.ranges().screened();
        return out == 0
                ? ""
                : " (" + NumberFormatter.of(out, "step", "steps") + " of "
                        + (out + limits.ranges().used()) + " left out as too far from the others)";
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

    private static String one(KpiChart chart) {
        return chart.points().get(0).period().grain().code();
    }

    private static String count(double number) {
        return NumberFormatter.count(Math.round(number));
    }

    private static String figure(KpiChart chart, double value) {
        return NumberFormatter.figure(chart.kpi().unit().code(), value);
    }

    private static String spread(KpiChart chart, double value) {
        return NumberFormatter.spread(chart.kpi().unit().code(), value);
    }

    private static String range(KpiChart chart, Limits limits, int index) {
        return chart.words(KpiChart.rangeAt(limits, index));
    }
}
