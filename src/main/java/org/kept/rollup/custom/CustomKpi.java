package org.kept.rollup.custom;

import java.time.OffsetDateTime;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;
import org.kept.stats.Better;

/**
 * A custom KPI in its newest definition, which applies to all history.
 *
 * @param version from 1; every change of the definition adds one
 */
public record CustomKpi(
        String code,
        String name,
        Unit unit,
        Better better,
        CustomKpiFactory.EventRatio ratio,
        CustomKpiFactory.KpiWriting writing,
        int version,
        OffsetDateTime created,
        String author) {

    public Kpi kpi() {
        return CustomKpiFactory.configured(code, name, unit, better, ratio, writing);
    }

    /** The definition as a version of the KPI's settings, for all history. */
    public KpiSettingsVersion asVersion() {
        return new KpiSettingsVersion(version, null, kpi().standard(), created, author);
    }

    /** Whether both definitions are equal, regardless of author and version. */
    public boolean hasSameDefinition(CustomKpi other) {
        return name.equals(other.name)
                && unit == other.unit
                && better == other.better
                && ratio.equals(other.ratio)
                && writing.equals(other.writing);
    }
}
