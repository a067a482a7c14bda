package org.kept.rollup;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kept.kpi.Formula;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;

/**
 * Readings of a KPI over a span of weeks by local hour: each hour of the week, and from the same sums the hours of the
 * day and the days of the week.
 *
 * <p>Weeks with equal settings are summed before their formula applies; weeks with different settings are added as
 * quotients. Rates are never added.
 */
public final class HourlyReadings {

    /** Hours of a day. */
    public static final int HOURS = 24;

    static final int DAYS = 7;

    /** Sums of the weeks that share a formula. */
    record HourlyPart(Formula formula, HourSums sums) {}

    private final Formula formula;
    private final List<HourlyPart> parts;

    /** Creates the readings; {@code formula} is that of the last week. */
    HourlyReadings(Formula formula, List<HourlyPart> parts) {
        this.formula = formula;
        this.parts = List.copyOf(parts);
    }

    /** One hour of one day of the week. */
    public Reading cell(DayOfWeek day, int hour) {
        return read(hourOfWeek(day, hour));
    }

    /** One hour of the day over all days. */
    public Reading hour(int hour) {
        return hours(List.of(hour));
    }

    /** Several hours of the day over all days. */
    public Reading hours(Collection<Integer> hours) {
        return read(Arrays.stream(DayOfWeek.values())
                .flatMapToInt(day -> hours.stream().mapToInt(hour -> hourOfWeek(day, hour)))
                .toArray());
    }

    /** One day of the week over all hours. */
    public Reading day(DayOfWeek day) {
        return read(IntStream.range(0, HOURS).map(hour -> hourOfWeek(day, hour)).toArray());
    }

    /** The whole span. */
    public Reading all() {
        return read(IntStream.range(0, DAYS * HOURS).toArray());
    }

    /** The number of an hour in its week, 0 for the first of Monday. */
    static int hourOfWeek(DayOfWeek day, int hour) {
        return (day.getValue() - 1) * HOURS + hour;
    }

    private Reading read(int... hours) {
        var quotient = parts.stream()
                .map(part -> part.formula().quotient(part.sums().tally(hours)))
                .reduce(Quotient.NOTHING, Quotient::plus);
        return formula.read(quotient, Map.of());
    }
}
