package org.kept.kpi;

/**
 * How a KPI is set for a span of weeks.
 *
 * @param variant which of its formulas
 * @param withinSeconds T, for the KPIs that have one; 0 for the others
 */
public record Settings(String variant, int withinSeconds) {

    /** Of a KPI with one variant and no T. */
    static final Settings STANDARD = new Settings(Kpi.STANDARD, 0);
}
