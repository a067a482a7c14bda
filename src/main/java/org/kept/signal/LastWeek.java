package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
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
