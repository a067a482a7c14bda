package org.kept.kpi;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Interval;

/** What a KPI says of a period: a value with its sample, or nothing and why. There is no zero for "no data". */
public sealed interface Reading {

    /** Answers with one of two functions, so that no caller can forget the absence. */
    <T extends @Nullable Object> T fold(Function<Present, T> present, Function<Absent, T> absent);

    /** The value, in the KPI's unit. */
    default OptionalDouble value() {
        return fold(present -> OptionalDouble.of(present.amount()), absent -> OptionalDouble.empty());
    }

    default boolean isPresent() {
        return value().isPresent();
    }

    /** A reading without a value, for that reason. */
    static Reading absent(String why) {
        return new Absent(why);
    }

    /**
     * A value.
     *
     * @param amount in the KPI's unit: a fraction, per thousand, per hundred, seconds, or −100…100
     * @param quotient what was divided; null when somebody else gave a value alone
     * @param formula what divided it, and so knows its interval; null when somebody else gave a value alone
     * @param beside other figures from the same sums, by name: {@code mean}, {@code p50}, {@code p90}, {@code referrals}
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
         * The 95 % interval; null where the sums do not allow one. It is computed when it is asked for: of a long
         * history most are not.
         */
        public @Nullable Interval interval() {
            return formula == null || quotient == null ? null : formula.interval(quotient);
        }

        /** How many the value rests on; empty when a value alone was given. */
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
