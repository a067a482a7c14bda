package org.kept.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kept.kpi.Kpi;
import org.kept.stats.Limits;
import org.kept.stats.Signal;
import org.kept.ui.NumberFormatter;

/** Which rule fired where: the signals of a chart as stretches, in words. */
public final class SignalRuns {

    /** How much of the way from the center to a limit is near it: two of three standard deviations. */
    private static final double NEAR = 2.0 / 3;

    /** Points of one stretch of a signal, by their index in the chart. */
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
     * The stretches that touch those points, the newest first.
     *
     * @param from the index of the first point; what began before it is told whole
     * @param to the index of the last
     */
    public static List<SignalRun> of(KpiChart chart, int from, int to) {
        var all = new SignalRuns(chart, to);
        var found = new ArrayList<IndexedRun>();
        for (var signal : Signal.values()) {
            found.addAll(all.stretches(signal));
        }
        return found.stream()
                .filter(stretch -> stretch.last() >= from)
                .sorted(Comparator.comparing(IndexedRun::last).reversed().thenComparing(IndexedRun::signal))
                .map(all::told)
                .toList();
    }

    private List<IndexedRun> stretches(Signal signal) {
        var found = new ArrayList<IndexedRun>();
        var before = -1;
        for (var k = 0; k < measured.size(); k++) {
            var index = measured.get(k);
            if (!fires(signal, index)) {
                continue;
            }
            var side = side(signal, k);
            var running = found.isEmpty() ? null : found.get(found.size() - 1);
            // Of three points near a limit the middle one may be ordinary.
            var reach = signal == Signal.TWO_IN_THREE ? 2 : 1;
            if (running != null && k - before <= reach && running.side() == side && samePhase(running.last(), index)) {
                running.indexes().add(index);
            } else {
                found.add(new IndexedRun(signal, side, new ArrayList<>(List.of(index))));
            }
            before = k;
        }
        return found;
    }

    private boolean fires(Signal signal, int index) {
        return chart.points().get(index).signal().signals().contains(signal);
    }

    /** 1 above the center or rising, −1 below it or falling; the peak between two trends belongs to the later. */
    private int side(Signal signal, int k) {
        var value = value(measured.get(k));
        if (signal != Signal.TREND) {
            return (int) Math.signum(value - limits(measured.get(k)).center());
        }
        var onward = k + 1 < measured.size()
                && fires(signal, measured.get(k + 1))
                && samePhase(measured.get(k), measured.get(k + 1));
        return (int) Math.signum(onward ? scoreAt(k + 1) - scoreAt(k) : scoreAt(k) - scoreAt(k - 1));
    }

    /** What trends are read from: where limits differ by point, how far of the way to its own limit a point lies. */
    private double scoreAt(int k) {
        var index = measured.get(k);
        var limits = limits(index);
        return limits.vary()
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

    private SignalRun told(IndexedRun stretch) {
        return new SignalRun(
                stretch.signal(),
                chart.points().get(stretch.first()).period(),
                chart.points().get(stretch.last()).period(),
                kpi().better().mark(stretch.side()),
                words(stretch));
    }

    private String words(IndexedRun stretch) {
        var up = stretch.side() > 0;
        var limits = limits(stretch.last());
        var limit = up ? limits.upperAt(stretch.last()) : limits.lowerAt(stretch.last());
        return switch (stretch.signal()) {
            case OUTSIDE -> outside(stretch, up, limit);
            case TREND ->
                many(stretch) + " in a row going " + (up ? "up" : "down") + ", from " + figure(value(stretch.first()))
                        + " to " + figure(value(stretch.last()));
            case TWO_IN_THREE ->
                many(stretch) + ", two of any three, near the " + (up ? "upper" : "lower") + " limit: beyond "
                        + figure(limits.center() + NEAR * (limit - limits.center()));
            case SHIFT ->
                many(stretch) + " in a row " + (up ? "above" : "below") + " the average of " + figure(limits.center());
        };
    }

    private String outside(IndexedRun stretch, boolean up, double limit) {
        var value = figure(value(stretch.last()));
        var side = up ? "above the upper" : "below the lower";
        if (stretch.indexes().size() > 1) {
            return many(stretch) + " in a row " + side + " limit, the last at " + value + " (limit " + figure(limit)
                    + ")";
        }
        return value.equals(figure(limit))
                ? "It lies just " + side + " limit of " + value
                : value + " lies " + side + " limit of " + figure(limit);
    }

    private String many(IndexedRun stretch) {
        var one = chart.points().get(stretch.first()).period().grain().code();
        return NumberFormatter.of(stretch.indexes().size(), one, one + "s");
    }

    private String figure(double value) {
        return NumberFormatter.value(kpi().unit().code(), value);
    }

    private Kpi kpi() {
        return chart.kpi();
    }
}
