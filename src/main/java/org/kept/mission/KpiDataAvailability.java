package org.kept.mission;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Which KPIs have data, and up to which day. */
public interface KpiDataAvailability {

    /** The codes of the KPIs that have at least one value. */
    Set<String> withData();

    /** The last day, or the first day of the last period, with data for the KPI; empty if it never had any. */
    Optional<LocalDate> lastDay(String kpi);
}
