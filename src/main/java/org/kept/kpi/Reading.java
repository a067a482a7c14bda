package org.kept.kpi;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
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

    /** Whether a ready-made figure is the value or a part of it: the events of the period do not explain it then. */
    default boolean hasFigure() {
        return false;
    }

    /** The companion figures together with percentiles of the period's events, which say nothing about a figure. */
    default Map<String, Double> besideWith(Map<String, Double> percentiles) {
        var companions = new TreeMap<String, Double>(hasFigure() ? Map.of() : percentiles);
        companions.putAll(fold(Present::beside, absent -> Map.of()));
        return companions;
    }

    /**
     * A reading without a value.
     *
     * @param missing the missing things, in the plural: {@code contacts offered}
     */
    static Reading absent(String missing) {
        return new Absent("No " + missing, Absent.THIS_PERIOD);
    }

    /** A reading of impossible sums or of an impossible value, such as 92 satisfied answers of 50. */
    static Reading impossible() {
        return new Absent("No possible value: the figures sent contradict each other", Absent.THIS_PERIOD);
    }

    /** A reading of a KPI for which nothing was counted at all. */
    static Reading noData() {
        return new Absent("No events or figures for this KPI", Absent.THIS_PERIOD);
    }

    /** A reading of a period whose data are all excluded. */
    static Reading excluded() {
        return new Absent("Not measured, because everything is excluded", Absent.THIS_PERIOD);
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
            Map<String, Double> beside,
            boolean hasFigure)
            implements Reading {

        public Present {
            beside = Map.copyOf(beside);
        }

        /** A value that is not known to contain ready-made figures. */
        public Present(
                double amount, @Nullable Quotient quotient, @Nullable Formula formula, Map<String, Double> beside) {
            this(amount, quotient, formula, beside, false);
        }

        /**
         * The 95% interval; null if the sums do not allow one. Computed on demand, because most intervals of a long
         * history are never needed.
         */
        public @Nullable Interval interval() {
            return formula == null || quotient == null ? null : formula.interval(quotient);
        }

        /** Sample size of the value; empty if only a value was reported. */
        public OptionalDouble sample() {
            return quotient == null ? OptionalDouble.empty() : OptionalDouble.of(quotient.denominator());
        }

        /** The sample size if it is a number of things that can be too small to judge by. */
        public OptionalDouble judgedSample() {
            return formula == null || formula.hasSample() ? sample() : OptionalDouble.empty();
        }

        @Override
        public <T extends @Nullable Object> T fold(Function<Present, T> present, Function<Absent, T> absent) {
            return present.apply(this);
        }
    }

    /**
     * No value.
     *
     * @param missing what is missing, without a full stop: {@code No contacts offered}
     * @param when the time it is missing in, with its preposition: {@code in this period}
     */
    record Absent(String missing, String when) implements Reading {

        /** Names the period of the reading without its date. */
        static final String THIS_PERIOD = "in this period";

        /** The reason as a sentence: {@code No contacts offered in this period.} */
        public String why() {
            return missing + " " + when + ".";
        }

        /** The same reason with another name for the time: {@code in the week to 22 Nov 2026}. */
        public Absent during(String time) {
            return new Absent(missing, time);
        }

        /** The reason for a cell, next to the words "no data": {@code no contacts offered}. */
        public String brief() {
            return missing.substring(0, 1).toLowerCase(Locale.ROOT) + missing.substring(1);
        }

        @Override
        public <T extends @Nullable Object> T fold(Function<Present, T> present, Function<Absent, T> absent) {
            return absent.apply(this);
        }
    }
}
