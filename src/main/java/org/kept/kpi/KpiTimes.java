package org.kept.kpi;

/** The times T that hold for the week in which an event falls. */
@FunctionalInterface
public interface KpiTimes {

    /** T of the KPI of that code, in seconds. */
    int within(String kpi);
}
