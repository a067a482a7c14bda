package org.kept.kpi;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Feed.KpiTimes;

/**
 * How a KPI is set for a span of weeks.
 *
 * @param variant which of its formulas
 * @param withinSeconds T, for the KPIs that have one; 0 for the others
 */
public record FormulaSettings(String variant, int withinSeconds) {

    /** Of a KPI with one variant and no T. */
    static final FormulaSettings STANDARD = new FormulaSettings(Kpi.STANDARD, 0);

    /**
     * One version of a KPI's settings.
     *
     * @param version from 1; 0 for the catalogue's own settings
     * @param from the first week it applies to; null for all history
     */
    public record KpiSettingsVersion(
            int version,
            @Nullable Period from,
            FormulaSettings settings,
            @Nullable OffsetDateTime created,
            @Nullable String author) {}

    /** The versions of every KPI's settings at one moment. */
    public static final class KpiSettingsTimeline {

        private final Map<String, List<KpiSettingsVersion>> versions;

        public KpiSettingsTimeline(Map<String, List<KpiSettingsVersion>> versions) {
            this.versions = versions;
        }

        /** The settings that hold for the period: those of the week that its first day falls in. */
        public FormulaSettings in(Kpi kpi, Period period) {
            return version(kpi, period).settings();
        }

        /** The version that holds for the period; the newest of those that have begun by then. */
        public KpiSettingsVersion version(Kpi kpi, Period period) {
            var week = Period.of(Grain.WEEK, period.start());
            KpiSettingsVersion holding = new KpiSettingsVersion(0, null, kpi.standard(), null, null);
            for (var version : versions.getOrDefault(kpi.code(), List.of())) {
                if (version.from() == null || version.from().compareTo(week) <= 0) {
                    holding = version;
                }
            }
            return holding;
        }

        /** The settings of the version made last; the KPI's standard where there is none. */
        public FormulaSettings newest(Kpi kpi) {
            var versions = versions(kpi);
            return versions.isEmpty()
                    ? kpi.standard()
                    : versions.get(versions.size() - 1).settings();
        }

        /** Every way in which the KPI is set from that week on. */
        public List<FormulaSettings> from(Kpi kpi, Period week) {
            var settings = new ArrayList<>(List.of(in(kpi, week)));
            for (var version : versions(kpi)) {
                if (version.from() != null && version.from().compareTo(week) > 0) {
                    settings.add(in(kpi, version.from()));
                }
            }
            return List.copyOf(settings);
        }

        /** Every way in which the KPI was ever set, as the catalogue has it included. */
        public List<FormulaSettings> ever(Kpi kpi) {
            var settings = new ArrayList<>(List.of(kpi.standard()));
            versions(kpi).forEach(version -> settings.add(version.settings()));
            return List.copyOf(settings);
        }

        /** Every version of a KPI, oldest first, the catalogue's own not among them. */
        public List<KpiSettingsVersion> versions(Kpi kpi) {
            return versions.getOrDefault(kpi.code(), List.of());
        }

        /** The times that events of the week are counted by. */
        public KpiTimes times(Period week) {
            return code -> {
                var kpi =
                        Catalogue.find(code).orElseThrow(() -> new IllegalStateException("the catalogue has " + code));
                return in(kpi, week).withinSeconds();
            };
        }
    }
}
