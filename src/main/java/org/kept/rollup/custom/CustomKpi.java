package org.kept.rollup.custom;

import java.time.OffsetDateTime;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;
import org.kept.stats.Better;

/**
 * A KPI that somebody configured, as its newest definition has it; that holds for all history.
 *
 * @param version from 1; each change of the definition is another
 */
public record CustomKpi(
        String code,
        String name,
        Unit unit,
        Better better,
        CustomKpiFactory.EventRatio ratio,
        int version,
        OffsetDateTime created,
        String author) {

    public Kpi kpi() {
        return CustomKpiFactory.configured(code, name, unit, better, ratio);
    }

    /** This definition as a version of how the KPI is set; it holds for all history. */
    public KpiSettingsVersion asVersion() {
        return new KpiSettingsVersion(version, null, kpi().standard(), created, author);
    }

    /** Whether the other one is defined alike, whoever did so. */
    public boolean isLike(CustomKpi other) {
        return name.equals(other.name) && unit == other.unit && better == other.better && ratio.equals(other.ratio);
    }
}
