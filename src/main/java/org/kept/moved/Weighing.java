package org.kept.moved;

import java.util.List;
import org.kept.calendar.Period;
import org.kept.signal.KpiChart;
import org.kept.stats.Mark;
import org.kept.stats.Signal;

/**
 * A change between two weeks, weighed by the control chart.
 *
 * @param signals the rules that fire on the week which is a signal; none for noise
 */
record Weighing(Weight weight, List<Signal> signals) {

    /**
     * Steps beyond 3.267 mean moving ranges are out of the ordinary (the limit of a moving-range chart); process limits lie 2.66
     * of them from the center, by point where denominators are uneven.
     */
    private static final double WIDE_STEP = 3.267 / 2.66;

    static Weighing of(KpiChart chart, Period from, Period to) {
        var earlier = chart.indexOf(from);
        var later = chart.indexOf(to);
        var now = chart.variationAt(later);
        if (now == null) {
            return new Weighing(Weight.UNKNOWN, List.of());
        }
        var then = chart.variationAt(earlier);
        if (isSignal(now)) {
            return now == then && isOrdinaryStep(chart, earlier, later)
                    ? new Weighing(Weight.WITHIN_A_SIGNAL, signals(chart, later))
                    : new Weighing(Weight.SIGNAL, signals(chart, later));
        }
        return then != null && isSignal(then)
                ? new Weighing(Weight.BACK_TO_ORDINARY, signals(chart, earlier))
                : new Weighing(Weight.ORDINARY, List.of());
    }

    private static boolean isSignal(Mark mark) {
        return mark != Mark.COMMON_CAUSE;
    }

    private static List<Signal> signals(KpiChart chart, int index) {
        return chart.points().get(index).signal().signals();
    }

    private static boolean isOrdinaryStep(KpiChart chart, int earlier, int later) {
        var limits = chart.limitsAt(later);
        var then = chart.points().get(earlier).value();
        var now = chart.points().get(later).value();
        return limits != null
                && limits.equals(chart.limitsAt(earlier))
                && then != null
                && now != null
                && Math.abs(now - then) <= WIDE_STEP * (limits.upperAt(later) - limits.center());
    }
}
