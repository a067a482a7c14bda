package org.kept.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.document.ParagraphText;
import org.kept.stats.Interval;
import org.kept.stats.Rounding;

/**
 * The values of a KPI that keep a promise, from a given week on; in the KPI's own unit (fractions, seconds, points).
 *
 * @param low the lowest value that meets it, inclusive; negative infinity for "at most"
 * @param high the highest value that meets it, inclusive; positive infinity for "at least"
 * @param from the first week in which it applies
 * @param agreedBy who agreed to it
 * @param reviewBy the day by which to review it
 */
public record Target(
        double low,
        double high,
        Period from,
        @Nullable String agreedBy,
        @Nullable LocalDate reviewBy) {

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
        // Turns -0.0 into 0.0, because records compare doubles by their bits.
        low = low + 0.0;
        high = high + 0.0;
        agreedBy = agreedBy == null ? null : ParagraphText.collapseWhitespace(agreedBy);
    }

    /** A target without a review date. */
    public Target(double low, double high, Period from, @Nullable String agreedBy) {
        this(low, high, from, agreedBy, null);
    }

    /** The same target with this review date. */
    public Target reviewBy(@Nullable LocalDate day) {
        return new Target(low, high, from, agreedBy, day);
    }

    /** The same target with this agreement; null if no one has agreed to it. */
    public Target agreedBy(@Nullable String name) {
        return new Target(low, high, from, name, reviewBy);
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

    /**
     * Whether the value meets the target, bounds included. Compares without rounding, except that a value which differs
     * from a bound by a rounding error of its calculation is on the bound.
     */
    public boolean isMetBy(double value) {
        return low <= Rounding.onto(low, value) && Rounding.onto(high, value) <= high;
    }

    /** Whether no value of the interval meets the target, so that the miss is more than chance. */
    public boolean isClearlyMissed(Interval interval) {
        return Rounding.onto(low, interval.high()) < low || Rounding.onto(high, interval.low()) > high;
    }

    /**
     * The distance to the nearest bound, in the KPI's unit: positive if met with room left, zero if just met, negative
     * if missed. Its sign agrees with {@link #isMetBy}.
     */
    public double gap(double value) {
        return Math.min(Rounding.onto(low, value) - low, high - Rounding.onto(high, value));
    }

    /** The finite bounds, lower first: one, or two for "between"; the lines a chart draws. */
    public List<Double> bounds() {
        return DoubleStream.of(low, high).filter(Double::isFinite).boxed().toList();
    }

    /** Whether both have the same bounds, regardless of date and agreement. */
    public boolean hasSameBounds(Target other) {
        return low == other.low && high == other.high;
    }

    /** The target without its agreement, if that is the one of {@code before} and was given for other bounds. */
    public Target withoutAgreementTo(Target before) {
        return agreedBy != null && agreedBy.equals(before.agreedBy()) && !hasSameBounds(before) ? agreedBy(null) : this;
    }

    /** Whether the target applies in the week. */
    public boolean countsIn(Period week) {
        return from.compareTo(week) <= 0;
    }
}
