package org.kept.kpi;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Interval;

/** Result of a KPI for a period: a value with its sample, or the reason for its absence. Missing data is never 0. */
public sealed interface Reading {

    /** Applies one of two functions, so that no caller can forget the absence. */
    <T extends @Nullable Object> T fold(Function<Present, T> present, Function<Absent, T> absent);

    /** The value in the KPI's unit; empty if there is none. */
    default OptionalDouble value() {
        return fold(present -> OptionalDouble.of(present.amount()), absent -> OptionalDouble.empty());
    }

    default boolean isPresent() {
        return value().isPresent();
    }

    /** A reading without a value, with the reason as a sentence. */
    static Reading absent(String why) {
        return new Absent(why);
    }

    /**
     * A value.
     *
     * @param amount in the KPI's unit: a fraction, per thousand, per hundred, seconds, or −100…100
     * @param quotient the sums divided; null if only a value was reported
     * @param formula the formula that divided them and gives the interval; null if only a value was reported
     * @param beside companion figures by name: {@code mean}, {@code p50}, {@code p90}, {@code referrals}
     */
    record Present(
            double amount,
            @Nullable Quotient quotient,
            @Nullable Formula formula,
            Map<String, Double> beside) implements Reading {

        public Present {
            beside = Map.copyOf(beside);
        }

        /**
         * The 95% interval; null if the sums do not allow one. Computed on demand, because most of a long history are
         * never needed.
         */
        public @Nullable Interval interval() {
            return formula == null || quotient == null ? null : formula.interval(quotient);
        }

        /** Sample size of the value; empty if only a value was reported. */
        public OptionalDouble sample() {
            return quotient == null ? OptionalDouble.empty() : OptionalDouble.of(quotient.denominator());
        }

        @Override
        public <T extends @Nullable Object> T fold(Function<Present, T> present, Function<Absent, T> absent) {
            return present.apply(this);
        }
    }

    /**
     * No value.
     *
     * @param why a sentence for the reader
     */
    record Absent(String why) implements Reading {

        @Override
        public <T extends @Nullable Object> T fold(Function<Present, T> present, Function<Absent, T> absent) {
            return absent.apply(this);
        }
    }
}
