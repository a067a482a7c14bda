package org.kept.moved;

import java.util.List;
import java.util.Objects;
import org.kept.calendar.Period;
import org.kept.signal.KpiChart;
import org.kept.signal.SignalRuns;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;

/**
 * The significance of a change between two weeks, by the control chart.
 *
 * @param signals the rules that fire on the week with the signal; empty for normal variation
 */
record ChangeAssessment(ChangeSignificance weight, List<Signal> signals) {

    /**
     * Steps beyond 3.267 mean moving ranges, the limit of a moving-range chart, are unusual. Process limits are 2.66 of
     * them from the center, per point if denominators are uneven.
     */
    private static final double WIDE_STEP = 3.267 / 2.66;

    static ChangeAssessment of(KpiChart chart, Period from, Period to) {
        var earlier = chart.indexOf(from);
        var later = chart.indexOf(to);
        var now = chart.variationAt(later);
        var then = chart.variationAt(earlier);
        if (now == null || then == null) {
            return new ChangeAssessment(ChangeSignificance.UNKNOWN, List.of());
        }
        if (!Objects.equals(chart.limitsAt(earlier), chart.limitsAt(later))) {
            return new ChangeAssessment(ChangeSignificance.ACROSS_A_PHASE, List.of());
        }
        if (isSignal(now)) {
            return new ChangeAssessment(signal(chart, earlier, later), signals(chart, later));
        }
        return isSignal(then)
                ? new ChangeAssessment(ChangeSignificance.BACK_TO_ORDINARY, signals(chart, earlier))
                : new ChangeAssessment(ChangeSignificance.ORDINARY, List.of());
    }

    private static ChangeSignificance signal(KpiChart chart, int earlier, int later) {
        if (isUsualStep(chart, earlier, later)) {
            return isOneRun(chart, earlier, later) ? ChangeSignificance.WITHIN_A_SIGNAL : ChangeSignificance.SIGNAL;
        }
        var limits = chart.limitsAt(later);
        var then = chart.points().get(earlier).value();
        var now = chart.points().get(later).value();
        return limits != null && then != null && now != null && (now - then) * (now - limits.center()) < 0
                ? ChangeSignificance.AGAINST_THE_SIGNAL
                : ChangeSignificance.SIGNAL;
    }

    /** Whether one rule fired on all weeks from the earlier to the later. */
    private static boolean isOneRun(KpiChart chart, int earlier, int later) {
        var from = chart.points().get(earlier).period();
        var to = chart.points().get(later).period();
        return SignalRuns.of(chart, earlier, later).stream()
                .anyMatch(each -> each.from().compareTo(from) <= 0 && each.to().compareTo(to) >= 0);
    }

    private static boolean isSignal(VariationType variationType) {
        return variationType != VariationType.COMMON_CAUSE;
    }

    private static List<Signal> signals(KpiChart chart, int index) {
        return chart.points().get(index).signal().signals();
    }

    private static boolean isUsualStep(KpiChart chart, int earlier, int later) {
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
