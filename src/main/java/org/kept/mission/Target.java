package org.kept.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.ParagraphText;
import org.kept.stats.Interval;

/**
 * The values of a KPI that keep a promise, from a week on; in the KPI's own unit (fractions, seconds, points).
 *
 * @param low the lowest value that keeps it, itself included; negative infinity for "at most"
 * @param high the highest value that keeps it, itself included; positive infinity for "at least"
 * @param from the first week it counts in
 * @param agreedBy who agreed to it
 * @param reviewBy when it is to be thought over again
 */
public record Target(
        double low,
        double high,
        Period from,
        @Nullable String agreedBy,
        @Nullable LocalDate reviewBy) {

    /** How a target is bounded. */
    public enum TargetForm {
        AT_LEAST,
        AT_MOST,
        BETWEEN
    }

    public Target {
        if (!(low <= high) || (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no target lies between " + low + " and " + high);
        }
        if (from.grain() != Grain.WEEK) {
            throw new IllegalArgumentException("a target counts from a week on, not from the "
                    + from.grain().code() + " " + from);
        }
        // Zero has two signs, and records compare doubles by their bits.
        low = low + 0.0;
        high = high + 0.0;
        agreedBy = agreedBy == null ? null : ParagraphText.folded(agreedBy);
    }

    /** A target that nobody has to think over by a day. */
    public Target(double low, double high, Period from, @Nullable String agreedBy) {
        this(low, high, from, agreedBy, null);
    }

    /** The same target, to be thought over again by that day. */
    public Target reviewBy(@Nullable LocalDate day) {
        return new Target(low, high, from, agreedBy, day);
    }

    public static Target atLeast(double low, Period from, @Nullable String agreedBy) {
        return new Target(low, Double.POSITIVE_INFINITY, from, agreedBy);
    }

    public static Target atMost(double high, Period from, @Nullable String agreedBy) {
        return new Target(Double.NEGATIVE_INFINITY, high, from, agreedBy);
    }

    public static Target between(double low, double high, Period from, @Nullable String agreedBy) {
        return new Target(low, high, from, agreedBy);
    }

    public TargetForm form() {
        if (high == Double.POSITIVE_INFINITY) {
            return TargetForm.AT_LEAST;
        }
        return low == Double.NEGATIVE_INFINITY ? TargetForm.AT_MOST : TargetForm.BETWEEN;
    }

    /** Whether the value keeps it; a value exactly on a bound does. Compared as computed, without tolerance or rounding. */
    public boolean met(double value) {
        return low <= value && value <= high;
    }

    /** Whether no value of the interval keeps it, so that more than chance has missed it. */
    public boolean isClearlyMissed(Interval interval) {
        return interval.high() < low || interval.low() > high;
    }

    /**
     * How far the value is from the nearest bound, in the KPI's unit: positive is room left before the target is missed,
     * zero is just met, negative is what is missing to meet it. Its sign agrees with {@link #met}.
     */
    public double gap(double value) {
        return Math.min(value - low, high - value);
    }

    /** The bounds that exist, the lower first: one, or two for "between"; the lines a chart draws. */
    public List<Double> bounds() {
        return DoubleStream.of(low, high).filter(Double::isFinite).boxed().toList();
    }

    /** Whether it asks for the same values, whatever the date and whoever agreed. */
    public boolean asksTheSameAs(Target other) {
        return low == other.low && high == other.high;
    }

    /** Whether it counts in the week already. */
    public boolean countsIn(Period week) {
        return from.compareTo(week) <= 0;
    }
}
