package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.rollup.Readings;

/** The week that pages about weeks that are over open with. */
@ApplicationScoped
public class LastWeek {

    /** A shorter silence at the end is shown as the gap it is; before a longer one pages look back. */
    private static final int SILENT_WEEKS = 13;

    private final Readings readings;

    LastWeek(Readings readings) {
        this.readings = readings;
    }

    /**
     * The week that a parameter names, or null where it is not there.
     *
     * @throws Problem 400 where it is no week
     */
    public static @Nullable Period asked(String parameter, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Told below: whatever it is, it is no week.
        }
        throw Problem.parameter(parameter, "'" + text + "' is no week; use one such as 2026-W46.");
    }

    /**
     * The week that a parameter names: {@code 2026-W46}, {@code current}, {@code last}, or nothing for the one that the page
     * of the KPI opens with.
     *
     * @throws Problem 400 where it is no week
     */
    public Period named(String parameter, @Nullable String text, Kpi kpi) {
        if ("current".equals(text)) {
            return readings.current(Grain.WEEK);
        }
        if ("last".equals(text)) {
            return complete();
        }
        var asked = asked(parameter, text);
        return asked == null ? of(kpi) : asked;
    }

    /** The last week that is over. */
    public Period complete() {
        return readings.current(Grain.WEEK).plus(-1);
    }

    /** The last week that is over; where the KPI has been silent for long, the last one with data. */
    public Period of(Kpi kpi) {
        var last = complete();
        return readings.extent(kpi, Grain.WEEK)
                .map(Readings.Extent::last)
                .filter(end -> end.until(last) > SILENT_WEEKS)
                .orElse(last);
    }
}
