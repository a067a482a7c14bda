package org.kept.rollup;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kept.kpi.Formula;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/**
 * A KPI over a span of weeks by the hour on the wall: each hour of the week, and from the same sums the hours of the day
 * and the days of the week.
 *
 * <p>Weeks that were set alike are added up and divided by their formula; those of different settings meet as quotients. A
 * rate is never added to a rate.
 */
public final class HourlyReadings {

    /** The hours of a day. */
    public static final int HOURS = 24;

    static final int DAYS = 7;

    /** Weeks whose formula is the same. */
    record HourlyPart(Formula formula, HourSums sums) {}

    /** Which hours of which days are meant. */
    @FunctionalInterface
    interface HourSelection {
        boolean takes(DayOfWeek day, int hour);
    }

    private final Formula formula;
    private final List<HourlyPart> parts;

    /** The readings of those parts; {@code formula} is that of the last week. */
    HourlyReadings(Formula formula, List<HourlyPart> parts) {
        this.formula = formula;
        this.parts = List.copyOf(parts);
    }

    /** One hour of one day of the week. */
    public Reading cell(DayOfWeek day, int hour) {
        return read((each, at) -> each == day && at == hour);
    }

    /** One hour of the day, all days together. */
    public Reading hour(int hour) {
        return read((day, at) -> at == hour);
    }

    /** Several hours of the day together. */
    public Reading hours(Collection<Integer> hours) {
        return read((day, at) -> hours.contains(at));
    }

    /** One day of the week, all hours together. */
    public Reading day(DayOfWeek day) {
        return read((each, at) -> each == day);
    }

    /** All of it. */
    public Reading all() {
        return read((day, at) -> true);
    }

    private Reading read(HourSelection wanted) {
        var quotient = parts.stream()
                .map(part -> part.formula().quotient(part.sums().tally(wanted)))
                .reduce(Quotient.NOTHING, Quotient::plus);
        return formula.read(quotient, Map.of());
    }
}
