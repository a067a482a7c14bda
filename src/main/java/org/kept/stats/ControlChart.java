package org.kept.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A series over time with its process limits, and what the signal rules find in it.
 *
 * <p>Values are in the order of time; NaN is a gap. A gap has no moving range on either side, and for the signal rules it is not
 * there at all: seven measured weeks on one side of the center are a shift though a week between them is missing. Neither moving
 * ranges nor rules cross from one phase into the next.
 */
public final class ControlChart {

    private final ChartKind kind;
    private final SignalRules rules;
    private final Better better;
    private final int end;
    private final List<Limits> limits = new ArrayList<>();
    private final List<ChartPoint> points = new ArrayList<>();

    private ControlChart(
            ChartKind kind,
            double[] values,
            int[] starts,
            Better better,
            SignalRules rules,
            Function<ChartPhase, StandardizedSeries> scaling) {
        this.kind = kind;
        this.rules = rules;
        this.better = better;
        this.end = values.length - 1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("Point " + i + " is infinite; a gap is NaN");
            }
            points.add(ChartPoint.plain(i, values[i]));
        }
        for (var phase : ChartPhase.split(values, starts)) {
            if (phase.size() > 0) {
                read(phase, scaling.apply(phase));
            }
        }
    }

    /**
     * The chart of individual values and moving ranges: limits at 2.66 mean moving ranges from the mean.
     *
     * @param values NaN is a gap
     * @param phaseStarts the indexes at which limits begin anew, in any order; 0 is implied
     */
    public static ControlChart xmr(double[] values, int[] phaseStarts, Better better, SignalRules rules) {
        return new ControlChart(
                ChartKind.XMR,
                values,
                phaseStarts,
                better,
                rules,
                phase -> StandardizedSeries.xmr(phase.pick(values), phase.baseline(rules)));
    }

    /**
     * Laney's p′ chart of shares: limits that differ by point with its denominator, widened or narrowed by what the shares vary
     * beyond chance (Laney 2002). Points are the shares; a point without a numerator or a denominator is a gap. Where a numerator
     * exceeds its denominator the numbers are no shares, and the answer is {@link #uPrime}, which its kind says.
     */
    public static ControlChart pPrime(
            double[] numerators, double[] denominators, int[] phaseStarts, Better better, SignalRules rules) {
        boolean shares = true;
        for (int i = 0; i < numerators.length; i++) {
            shares &= !(numerators[i] > denominators[i] && denominators[i] > 0);
        }
        var kind = shares ? ChartKind.P_PRIME : ChartKind.U_PRIME;
        return laney(kind, numerators, denominators, phaseStarts, better, rules);
    }

    /** Laney's u′ chart of counts per unit of exposure: as {@link #pPrime}, for counts that may exceed their denominator. */
    public static ControlChart uPrime(
            double[] numerators, double[] denominators, int[] phaseStarts, Better better, SignalRules rules) {
        return laney(ChartKind.U_PRIME, numerators, denominators, phaseStarts, better, rules);
    }

    private static ControlChart laney(
            ChartKind kind,
            double[] numerators,
            double[] denominators,
            int[] starts,
            Better better,
            SignalRules rules) {
        double[] values = new double[numerators.length];
        Arrays.setAll(values, i -> denominators[i] > 0 ? numerators[i] / denominators[i] : Double.NaN);
        return new ControlChart(
                kind,
                values,
                starts,
                better,
                rules,
                phase -> StandardizedSeries.laney(
                        kind, phase.pick(values), phase.pick(denominators), phase.baseline(rules)));
    }

    private void read(ChartPhase phase, StandardizedSeries standardizedSeries) {
        var fitted = phase.limits(standardizedSeries, rules, kind != ChartKind.XMR);
        if (fitted == null) {
            return;
        }
        limits.add(fitted);
        var signalDetector =
                new SignalDetector(standardizedSeries, fitted.ranges().mean(), rules);
        for (var signal : Signal.values()) {
            mark(phase, signal, signalDetector.of(signal));
        }
    }

    /** Signals come in order of precedence, so the first to fire on a point gives it its mark. */
    private void mark(ChartPhase phase, Signal signal, int[] directions) {
        for (int k = 0; k < directions.length; k++) {
            int index = phase.index(k);
            if (directions[k] != 0) {
                points.set(index, points.get(index).with(signal, better.mark(directions[k])));
            }
        }
    }

    /** How the limits are computed. */
    public ChartKind kind() {
        return kind;
    }

    /** The rules that read it. */
    public SignalRules rules() {
        return rules;
    }

    /** One reading for each point of the series, gaps included. */
    public List<ChartPoint> points() {
        return Collections.unmodifiableList(points);
    }

    /** The limits of each phase that has any, in order. */
    public List<Limits> limits() {
        return Collections.unmodifiableList(limits);
    }

    /** The limits that hold at that index of the series, or nothing where there are none. */
    public @Nullable Limits limitsAt(int index) {
        return limits.stream().filter(l -> l.covers(index)).findFirst().orElse(null);
    }

    /** What the last measured point says; nothing where it has no limits. */
    public @Nullable VariationType variation() {
        for (int i = end; i >= 0; i--) {
            if (!points.get(i).gap()) {
                return limitsAt(i) == null ? null : points.get(i).mark();
            }
        }
        return null;
    }

    /**
     * Whether the process reaches that target, by the limits of the last phase; where limits differ by point, by those of the last
     * measured one. Nothing where the last phase has no limits or neither direction is better.
     */
    public @Nullable Assurance assurance(double target, Better direction) {
        var last = limitsAt(end);
        if (last == null || direction == Better.NEITHER) {
            return null;
        }
        return Assurance.of(last.lower(), last.upper(), target, direction == Better.HIGHER);
    }

    /** Whether the process stays between those two targets; nothing where the last phase has no limits. */
    public @Nullable Assurance assurance(double atLeast, double atMost) {
        var last = limitsAt(end);
        return last == null ? null : Assurance.ofRange(last.lower(), last.upper(), atLeast, atMost);
    }
}
