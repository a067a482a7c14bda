package org.kept.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A time series with its process limits and the signals in it.
 *
 * <p>Values are in time order; NaN is a gap. A gap has no moving range on either side. Signal rules skip gaps: seven
 * measured weeks on one side of the center are a shift even if a week between them is missing. Neither moving ranges
 * nor rules cross phases.
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
            Function<ChartPhase, ControlLimits> scaling) {
        this.kind = kind;
        this.rules = rules;
        this.better = better;
        this.end = values.length - 1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("Point " + i + " is infinite; a gap is NaN");
            }
            points.add(ChartPoint.withoutSignals(i, values[i]));
        }
        for (var phase : ChartPhase.split(values, starts)) {
            if (phase.size() > 0) {
                applyRules(phase, scaling.apply(phase));
            }
        }
    }

    /**
     * A chart of individual values and moving ranges (XmR): limits at 2.66 mean moving ranges from the mean.
     *
     * @param values NaN is a gap
     * @param phaseStarts the indexes at which limits are reset, in any order; 0 is implied
     */
    public static ControlChart xmr(double[] values, int[] phaseStarts, Better better, SignalRules rules) {
        return new ControlChart(
                ChartKind.XMR,
                values,
                phaseStarts,
                better,
                rules,
                phase -> ControlLimits.xmr(phase.measured(values), phase.baseline(rules)));
    }

    /**
     * Laney's p′ chart of shares: limits vary by point with the denominator, and are widened or narrowed by variation
     * beyond chance (Laney 2002). A point without numerator or denominator is a gap. If a numerator exceeds its
     * denominator, the result is a {@link #uPrime} chart; {@link #kind} tells which.
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

    /**
     * Laney's u′ chart of counts per unit of exposure: as {@link #pPrime}, for counts that may exceed their
     * denominator.
     */
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
                phase -> ControlLimits.laney(
                        kind, phase.measured(values), phase.measured(denominators), phase.baseline(rules)));
    }

    private void applyRules(ChartPhase phase, ControlLimits controlLimits) {
        var fitted = phase.limits(controlLimits, rules, kind != ChartKind.XMR);
        if (fitted == null) {
            return;
        }
        limits.add(fitted);
        var signalDetector = new SignalDetector(controlLimits, fitted.ranges().mean(), rules);
        for (var signal : Signal.values()) {
            mark(phase, signal, signalDetector.of(signal));
        }
    }

    /** Signals come in order of precedence, so the first to fire on a point sets its mark. */
    private void mark(ChartPhase phase, Signal signal, int[] directions) {
        for (int k = 0; k < directions.length; k++) {
            int index = phase.index(k);
            if (directions[k] != 0) {
                points.set(index, points.get(index).with(signal, better.mark(directions[k])));
            }
        }
    }

    /** The method by which the limits are calculated. */
    public ChartKind kind() {
        return kind;
    }

    /** The signal rules applied. */
    public SignalRules rules() {
        return rules;
    }

    /** One point for each value of the series, gaps included. */
    public List<ChartPoint> points() {
        return Collections.unmodifiableList(points);
    }

    /** The limits of each phase that has limits, in order. */
    public List<Limits> limits() {
        return Collections.unmodifiableList(limits);
    }

    /** The limits at an index of the series; null if there are none. */
    public @Nullable Limits limitsAt(int index) {
        return limits.stream().filter(l -> l.covers(index)).findFirst().orElse(null);
    }

    /** The variation of the last measured point; null if it has no limits. */
    public @Nullable VariationType variation() {
        for (int i = end; i >= 0; i--) {
            if (!points.get(i).isGap()) {
                return limitsAt(i) == null ? null : points.get(i).mark();
            }
        }
        return null;
    }

    /**
     * Whether the process meets a target, by the limits of the last phase; if limits vary by point, by those of the
     * last measured one. Null if the last phase has no limits or {@code direction} is neither.
     */
    public @Nullable Assurance assurance(double target, Better direction) {
        var last = limitsAt(end);
        if (last == null || direction == Better.NEITHER) {
            return null;
        }
        return Assurance.of(last.lower(), last.upper(), target, direction == Better.HIGHER);
    }

    /** Whether the process stays inside a target range; null if the last phase has no limits. */
    public @Nullable Assurance assurance(double atLeast, double atMost) {
        var last = limitsAt(end);
        return last == null ? null : Assurance.ofRange(last.lower(), last.upper(), atLeast, atMost);
    }
}
