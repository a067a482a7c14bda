package org.kept.mission;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Which KPIs anything has been measured for. */
public interface KpiDataAvailability {

    /** The codes of the KPIs that have at least one value. */
    Set<String> withData();

    /** The last day, or the first day of the last period, that the KPI has data for; empty where it never had. */
    Optional<LocalDate> lastDay(String kpi);
}
