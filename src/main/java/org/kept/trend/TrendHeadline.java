package org.kept.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.signal.KpiChart;
import org.kept.stats.Limits;
import org.kept.stats.Signal;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;
import org.kept.view.ProcessNarrative;

/** Sums up a trend in a few sentences: signal or not, the usual range, and whether the target will be met. */
final class TrendHeadline {

    /** The fewest points that have limits. */
    static final int FEWEST = 8;

    private TrendHeadline() {}

    static String of(Trend trend) {
        var kpi = trend.chart().kpi();
        var sentences = new ArrayList<String>();
        var limits =
                trend.last().map(point -> trend.chart().limitsAt(point.index())).orElse(null);
        if (limits == null) {
            sentences.add(tooFew(trend));
        } else {
            sentences.add(ProcessNarrative.signal(
                    trend.variation(), signals(trend), trend.grain().code()));
            sentences.add(range(trend, limits));
        }
        sentences.addAll(target(trend, kpi));
        return String.join(" ", sentences);
    }

    private static List<Signal> signals(Trend trend) {
        return trend.last()
                .map(point -> trend.chart().points().get(point.index()).signal().signals())
                .orElse(List.of());
    }

    private static String tooFew(Trend trend) {
        var grainName = trend.grain().code();
        var last = trend.last().map(Trend.TrendPoint::index).orElse(-1);
        var known = trend.chart().points().stream()
                .limit(last + 1)
                .filter(point -> point.value() != null)
                .count();
        return known < FEWEST
                ? "Too few to tell signal from noise: " + NumberFormatter.of(known, grainName, grainName + "s")
                        + " so far, " + FEWEST + " needed."
                : "Too few " + grainName + "s since the limits were reset to tell signal from noise: " + FEWEST
                        + " needed.";
    }

    private static String range(Trend trend, Limits limits) {
        var grainName = trend.grain().code();
        var trial = limits.trial()
                ? " Trial limits: based on only " + NumberFormatter.of(limits.points(), grainName, grainName + "s")
                        + "."
                : "";
        return usualRange(trend, limits) + trial;
    }

    private static String usualRange(Trend trend, Limits limits) {
        var grainName = trend.grain().code();
        var range = trend.chart()
                .rangeInWords(
                        KpiChart.rangeAt(
                                limits,
                                trend.last().map(Trend.TrendPoint::index).orElse(limits.to())),
                        compared(trend));
        if (ProcessNarrative.isSignal(trend.variation())) {
            return "The usual range is " + range + ".";
        }
        return limits.varyByPoint()
                ? "With about " + sample(trend) + " a " + grainName + ", expect anything from " + range + "."
                : "Expect anything from " + range + " in any " + grainName + ".";
    }

    /** The sample of the last period: {@code 1,328 contacts}. */
    private static String sample(Trend trend) {
        var quotient = trend.last().map(Trend.TrendPoint::at).flatMap(at -> at.read()
                .reading()
                .fold(present -> Optional.ofNullable(present.quotient()), absent -> Optional.<Quotient>empty()));
        return quotient.map(each -> NumberFormatter.count(Math.round(each.denominator())) + " ")
                        .orElse("as many ")
                + denominator(trend);
    }

    /** The numbers beside the range: the last value and the bounds of its target. */
    private static List<Double> compared(Trend trend) {
        var compared = new ArrayList<Double>();
        trend.last().ifPresent(point -> {
            var value = point.value();
            var target = point.target();
            if (value != null) {
                compared.add(value);
            }
            if (target != null) {
                compared.addAll(target.bounds());
            }
        });
        return compared;
    }

    private static String denominator(Trend trend) {
        var kpi = trend.chart().kpi();
        return trend.last()
                .map(Trend.TrendPoint::at)
                .map(at -> kpi.formula(at.settings()))
                .orElse(kpi.formula(kpi.standard()))
                .denominator()
                .words();
    }

    private static List<String> target(Trend trend, Kpi kpi) {
        if (!trend.chart().isJudged()) {
            return List.of(kpi.note());
        }
        var target = trend.last().map(Trend.TrendPoint::target).orElse(null);
        var words = KpiFormatter.target(kpi, target);
        var assurance = trend.assurance();
        if (words == null || assurance == null) {
            return words == null ? List.of("No target set.") : List.of();
        }
        return List.of(ProcessNarrative.promise(
                assurance, words, trend.grain().code(), ProcessNarrative.isSignal(trend.variation())));
    }
}
