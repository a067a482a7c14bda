package org.kept.rollup;

import java.time.OffsetDateTime;
import org.kept.kpi.Defined;
import org.kept.kpi.Kpi;
import org.kept.kpi.Settings.KpiSettingsVersion;
import org.kept.kpi.Unit;
import org.kept.stats.Better;

/**
 * A KPI that somebody configured, as its newest definition has it; that holds for all history.
 *
 * @param version from 1; each change of the definition is another
 */
record Configured(
        String code,
        String name,
        Unit unit,
        Better better,
        Defined.Ratio ratio,
        int version,
        OffsetDateTime created,
        String author) {

    Kpi kpi() {
        return Defined.configured(code, name, unit, better, ratio);
    }

    /** This definition as a version of how the KPI is set; it holds for all history. */
    KpiSettingsVersion asVersion() {
        return new KpiSettingsVersion(version, null, kpi().standard(), created, author);
    }

    /** Whether the other one is defined alike, whoever did so. */
    boolean isLike(Configured other) {
        return name.equals(other.name) && unit == other.unit && better == other.better && ratio.equals(other.ratio);
    }
}
