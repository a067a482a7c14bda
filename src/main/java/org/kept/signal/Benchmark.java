package org.kept.signal;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Target;
import org.kept.stats.Interval;

/** The standard that a value is compared with. */
public sealed interface Benchmark {

    /** The verdict on a value whose sample is large enough; null for an interval that cannot be computed. */
    Verdict verdict(double value, @Nullable Interval interval);

    /** The values that mark it: the bounds of a target, or the usual value; empty if there are none. */
    List<Double> lines();

    /** Orders values, the one furthest from the benchmark first. */
    Comparator<Double> worstFirst();

    /** The target, or {@link None} without one. */
    static Benchmark of(@Nullable Target target) {
        return target == null ? new None() : new Promise(target);
    }

    /** A promised target. */
    record Promise(Target target) implements Benchmark {

        @Override
        public Verdict verdict(double value, @Nullable Interval interval) {
            if (target.isMetBy(value)) {
                return Verdict.MET;
            }
            return interval != null && target.isClearlyMissed(interval) ? Verdict.CLEARLY_MISSED : Verdict.MISSED;
        }

        @Override
        public List<Double> lines() {
            return target.bounds();
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.comparingDouble(target::gap);
        }
    }

    /** No target: the value of all parts together. */
    record Usual(double overall) implements Benchmark {

        private static final double ROUNDING = 1e-9;

        @Override
        public Verdict verdict(double value, @Nullable Interval interval) {
            if (interval == null || includesOverall(interval)) {
                return Verdict.ORDINARY;
            }
            return value > overall ? Verdict.CLEARLY_HIGHER : Verdict.CLEARLY_LOWER;
        }

        /** With equal values the interval has no width, and sums of decimals differ in their last bit. */
        private boolean includesOverall(Interval interval) {
            var rounding = ROUNDING * Math.abs(overall);
            return interval.low() - rounding <= overall && overall <= interval.high() + rounding;
        }

        @Override
        public List<Double> lines() {
            return List.of(overall);
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.comparingDouble(value -> -Math.abs(value - overall));
        }
    }

    /** No target, and nothing else to compare with. */
    record None() implements Benchmark {

        @Override
        public Verdict verdict(double value, @Nullable Interval interval) {
            return Verdict.NO_TARGET;
        }

        @Override
        public List<Double> lines() {
            return List.of();
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.naturalOrder();
        }
    }

    /** A period in progress, which is compared with nothing. */
    record InProgress() implements Benchmark {

        @Override
        public Verdict verdict(double value, @Nullable Interval interval) {
            return Verdict.IN_PROGRESS;
        }

        @Override
        public List<Double> lines() {
            return List.of();
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.naturalOrder();
        }
    }
}
