package org.kept.rollup;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** Selects hours of the week. */
    @FunctionalInterface
    interface HourSelection {
        boolean includes(DayOfWeek day, int hour);
    }

    private final Formula formula;
    private final List<HourlyPart> parts;

    /** Creates the readings; {@code formula} is that of the last week. */
    HourlyReadings(Formula formula, List<HourlyPart> parts) {
        this.formula = formula;
        this.parts = List.copyOf(parts);
    }

    /** One hour of one day of the week. */
    public Reading cell(DayOfWeek day, int hour) {
        return read((each, at) -> each == day && at == hour);
    }

    /** One hour of the day over all days. */
    public Reading hour(int hour) {
        return read((day, at) -> at == hour);
    }

    /** Several hours of the day over all days. */
    public Reading hours(Collection<Integer> hours) {
        return read((day, at) -> hours.contains(at));
    }

    /** One day of the week over all hours. */
    public Reading day(DayOfWeek day) {
        return read((each, at) -> each == day);
    }

    /** The whole span. */
    public Reading all() {
        return read((day, at) -> true);
    }

    private Reading read(HourSelection selection) {
        var quotient = parts.stream()
                .map(part -> part.formula().quotient(part.sums().tally(selection)))
                .reduce(Quotient.NOTHING, Quotient::plus);
        return formula.read(quotient, Map.of());
    }
}
