package org.kept.hours;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Target;
import org.kept.stats.Interval;

/** What an hour is held against. */
public sealed interface Yardstick {

    /** How a value fares that rests on enough. */
    Fare fare(double value, @Nullable Interval interval);

    /** Values, the worst first: those furthest from what they are held against. */
    Comparator<Double> worstFirst();

    /** A promise with a target. */
    record Promise(Target target) implements Yardstick {

        @Override
        public Fare fare(double value, @Nullable Interval interval) {
            if (target.met(value)) {
                return Fare.KEPT;
            }
            var clearly = interval != null && target.isClearlyMissed(interval);
            return clearly ? Fare.CLEARLY_MISSED : Fare.MISSED;
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.comparingDouble(target::gap);
        }
    }

    /** No promise: the value of all hours together. */
    record Whole(double overall) implements Yardstick {

        private static final double ROUNDING = 1e-9;

        @Override
        public Fare fare(double value, @Nullable Interval interval) {
            if (interval == null || holds(interval)) {
                return Fare.ORDINARY;
            }
            return value > overall ? Fare.CLEARLY_HIGHER : Fare.CLEARLY_LOWER;
        }

        /** Where all values are equal the interval has no width, and sums of decimals differ in their last bit. */
        private boolean holds(Interval interval) {
            var rounding = ROUNDING * Math.abs(overall);
            return interval.low() - rounding <= overall && overall <= interval.high() + rounding;
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.comparingDouble(value -> -Math.abs(value - overall));
        }
    }

    /** Nothing, because a week is not over. */
    record Nothing() implements Yardstick {

        @Override
        public Fare fare(double value, @Nullable Interval interval) {
            return Fare.RUNNING;
        }

        @Override
        public Comparator<Double> worstFirst() {
            return Comparator.naturalOrder();
        }
    }
}
