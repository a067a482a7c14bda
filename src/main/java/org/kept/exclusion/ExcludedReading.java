package org.kept.exclusion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.Reading;

/**
 * What exclusions did to the reading of one period.
 *
 * @param with the reading with everything that was counted
 * @param exclusions those that touch the period, oldest first; at least one
 * @param keptIn a sentence that says what could not be left out and why; null if everything was
 * @param zone the zone in which the times of the exclusions are told
 */
public record ExcludedReading(
        Reading with, List<Exclusion> exclusions, @Nullable String keptIn, ReportingZone zone) {

    /** A number that counts each customer once. */
    public static final String CUSTOMERS_KEPT_IN =
            "This KPI counts each customer once in a period, so single hours cannot be left out of it. Exclude the"
                    + " whole period instead.";

    /** A number that contains a ready-made figure. */
    public static final String FIGURE_KEPT_IN =
            "A ready-made figure cannot be split by the hour or by team, so it stays in unless its whole period"
                    + " is excluded.";

    public ExcludedReading {
        exclusions = List.copyOf(exclusions);
    }
}
