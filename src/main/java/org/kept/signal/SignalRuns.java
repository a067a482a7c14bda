package org.kept.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kept.kpi.Kpi;
import org.kept.stats.Limits;
import org.kept.stats.Signal;
import org.kept.ui.ComparedFigures;
import org.kept.ui.NumberFormatter;

/** Finds which rule fired where: the signals of a chart as runs of points, in words. */
public final class SignalRuns {

    /**
     * The share of the way from the centre to a limit after which a point is near it: two of three standard deviations.
     */
    private static final double NEAR_LIMIT = 2.0 / 3;

    /** The points of one run, by their index in the chart. */
    private record IndexedRun(Signal signal, int side, List<Integer> indexes) {

        int first() {
            return indexes.get(0);
        }

        int last() {
            return indexes.get(indexes.size() - 1);
        }
    }

    private final KpiChart chart;
    private final List<Integer> measured;

    private SignalRuns(KpiChart chart, int end) {
        this.chart = chart;
        this.measured = new ArrayList<>();
        for (var i = 0; i <= end; i++) {
            if (chart.points().get(i).value() != null) {
                measured.add(i);
            }
        }
    }

    /**
     * The runs that touch these points, newest first.
     *
     * @param from the index of the first point; a run that began before it is included whole
     * @param to the index of the last point
     */
    public static List<SignalRun> of(KpiChart chart, int from, int to) {
        var signalRuns = new SignalRuns(chart, to);
        var found = new ArrayList<IndexedRun>();
        for (var signal : Signal.values()) {
            found.addAll(signalRuns.runsOf(signal));
        }
        return found.stream()
                .filter(run -> run.last() >= from)
                .sorted(Comparator.comparing(IndexedRun::last).reversed().thenComparing(IndexedRun::signal))
                .map(signalRuns::signalRun)
                .toList();
    }

    private List<IndexedRun> runsOf(Signal signal) {
        var found = new ArrayList<IndexedRun>();
        var previous = -1;
        for (var k = 0; k < measured.size(); k++) {
            var index = measured.get(k);
            if (!fires(signal, index)) {
                continue;
            }
            var side = side(signal, k);
            var current = found.isEmpty() ? null : found.get(found.size() - 1);
            // The middle one of three points near a limit need not fire.
            var maxGap = signal == Signal.TWO_IN_THREE ? 2 : 1;
            if (current != null
                    && k - previous <= maxGap
                    && current.side() == side
                    && samePhase(current.last(), index)) {
                current.indexes().add(index);
            } else {
                found.add(new IndexedRun(signal, side, new ArrayList<>(List.of(index))));
            }
            previous = k;
        }
        return found;
    }

    private boolean fires(Signal signal, int index) {
        return chart.points().get(index).signal().signals().contains(signal);
    }

    /** 1 above the centre or rising, −1 below it or falling; the peak between two trends belongs to the later one. */
    private int side(Signal signal, int k) {
        var value = value(measured.get(k));
        if (signal != Signal.TREND) {
            return (int) Math.signum(value - limits(measured.get(k)).center());
        }
        var trendContinues = k + 1 < measured.size()
                && fires(signal, measured.get(k + 1))
                && samePhase(measured.get(k), measured.get(k + 1));
        return (int) Math.signum(trendContinues ? scoreAt(k + 1) - scoreAt(k) : scoreAt(k) - scoreAt(k - 1));
    }

    /**
     * The value that trends are read from; where limits differ by point, the share of the way to the point's own limit.
     */
    private double scoreAt(int k) {
        var index = measured.get(k);
        var limits = limits(index);
        return limits.varyByPoint()
                ? (value(index) - limits.center()) / (limits.upperAt(index) - limits.center())
                : value(index);
    }

    private boolean samePhase(int one, int other) {
        return limits(one).covers(other);
    }

    private Limits limits(int index) {
        var limits = chart.limitsAt(index);
        if (limits == null) {
            throw new IllegalStateException("Point " + index + " has a signal and no limits");
        }
        return limits;
    }

    private double value(int index) {
        var value = chart.points().get(index).value();
        return value == null ? Double.NaN : value;
    }

    private SignalRun signalRun(IndexedRun run) {
        return new SignalRun(
                run.signal(),
                chart.points().get(run.first()).period(),
                chart.points().get(run.last()).period(),
                kpi().better().mark(run.side()),
                words(run));
    }

    private String words(IndexedRun run) {
        var up = run.side() > 0;
        var limits = limits(run.last());
        var limit = up ? limits.upperAt(run.last()) : limits.lowerAt(run.last());
        return switch (run.signal()) {
            case OUTSIDE -> outside(run, up, limit);
            case TREND -> countWords(run) + " in a row going " + (up ? "up" : "down") + ", " + fromTo(run);
            case TWO_IN_THREE ->
                countWords(run) + ", two of any three, near the " + (up ? "upper" : "lower") + " limit: beyond "
                        + figure(limits.center() + NEAR_LIMIT * (limit - limits.center()));
            case SHIFT ->
                countWords(run) + " in a row " + (up ? "above" : "below") + " the average of "
                        + figure(limits.center());
        };
    }

    private String outside(IndexedRun run, boolean up, double limit) {
        var last = value(run.last());
        var figures = ComparedFigures.of(kpi().display(), List.of(last), List.of(), List.of(limit));
        var value = figures.value(last);
        var limitWords = figures.value(limit);
        var side = up ? "above the upper" : "below the lower";
        if (run.indexes().size() > 1) {
            return countWords(run) + " in a row " + side + " limit, the last at " + value + " (limit " + limitWords
                    + ")";
        }
        return value.equals(limitWords)
                ? "It is just " + side + " limit of " + value
                : value + " is " + side + " limit of " + limitWords;
    }

    private String fromTo(IndexedRun run) {
        var first = value(run.first());
        var last = value(run.last());
        var figures = ComparedFigures.of(kpi().display(), List.of(first), List.of(), List.of(last));
        return "from " + figures.value(first) + " to " + figures.value(last);
    }

    private String countWords(IndexedRun run) {
        var one = chart.points().get(run.first()).period().grain().code();
        return NumberFormatter.of(run.indexes().size(), one, one + "s");
    }

    private String figure(double value) {
        return NumberFormatter.value(kpi().display(), value);
    }

    private Kpi kpi() {
        return chart.kpi();
    }
}
