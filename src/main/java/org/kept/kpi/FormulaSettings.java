package org.kept.kpi;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Feed.KpiTimes;

/**
 * Settings of a KPI for a span of weeks.
 *
 * @param variant code of the formula
 * @param withinSeconds T in seconds; 0 for KPIs without one
 */
public record FormulaSettings(String variant, int withinSeconds) {

    /** Settings of a KPI with one variant and no T. */
    static final FormulaSettings STANDARD = new FormulaSettings(Kpi.STANDARD, 0);

    /**
     * One version of a KPI's settings.
     *
     * @param version from 1; 0 for the catalogue's own settings
     * @param from the first week it applies to; null for all history
     * @param because why it was set so; null if no one said
     */
    public record KpiSettingsVersion(
            int version,
            @Nullable Period from,
            FormulaSettings settings,
            @Nullable OffsetDateTime created,
            @Nullable String author,
            @Nullable String because) {

        /** A version that no one gave a reason for. */
        public KpiSettingsVersion(
                int version,
                @Nullable Period from,
                FormulaSettings settings,
                @Nullable OffsetDateTime created,
                @Nullable String author) {
            this(version, from, settings, created, author, null);
        }
    }

    /** The versions of every KPI's settings at one moment. */
    public static final class KpiSettingsTimeline {

        private final Map<String, List<KpiSettingsVersion>> versions;

        public KpiSettingsTimeline(Map<String, List<KpiSettingsVersion>> versions) {
            this.versions = versions;
        }

        /** These versions and a newer one. */
        public KpiSettingsTimeline with(Kpi kpi, @Nullable Period from, FormulaSettings settings) {
            var added = new HashMap<>(versions);
            var ofKpi = new ArrayList<>(versions(kpi));
            ofKpi.add(new KpiSettingsVersion(ofKpi.size() + 1, from, settings, null, null));
            added.put(kpi.code(), ofKpi);
            return new KpiSettingsTimeline(added);
        }

        /** Settings for the period: those of the week of its first day. */
        public FormulaSettings in(Kpi kpi, Period period) {
            return version(kpi, period).settings();
        }

        /** The version for the period: the newest of those that have begun by then. */
        public KpiSettingsVersion version(Kpi kpi, Period period) {
            var week = Period.of(Grain.WEEK, period.start());
            KpiSettingsVersion current = new KpiSettingsVersion(0, null, kpi.standard(), null, null);
            for (var version : versions.getOrDefault(kpi.code(), List.of())) {
                if (version.from() == null || version.from().compareTo(week) <= 0) {
                    current = version;
                }
            }
            return current;
        }

        /** Settings of the version created last; the KPI's standard if there is none. */
        public FormulaSettings newest(Kpi kpi) {
            var versions = versions(kpi);
            return versions.isEmpty()
                    ? kpi.standard()
                    : versions.get(versions.size() - 1).settings();
        }

        /** All settings of the KPI from that week on. */
        public List<FormulaSettings> from(Kpi kpi, Period week) {
            var settings = new ArrayList<>(List.of(in(kpi, week)));
            for (var version : versions(kpi)) {
                if (version.from() != null && version.from().compareTo(week) > 0) {
                    settings.add(in(kpi, version.from()));
                }
            }
            return List.copyOf(settings);
        }

        /** All settings that the KPI ever had, those of the catalogue included. */
        public List<FormulaSettings> allSettings(Kpi kpi) {
            var settings = new ArrayList<>(List.of(kpi.standard()));
            versions(kpi).forEach(version -> settings.add(version.settings()));
            return List.copyOf(settings);
        }

        /** Every version of a KPI, oldest first, without the catalogue's own. */
        public List<KpiSettingsVersion> versions(Kpi kpi) {
            return versions.getOrDefault(kpi.code(), List.of());
        }

        /** Times T that events of the week are counted by. */
        public KpiTimes times(Period week) {
            return code -> {
                var kpi =
                        Catalogue.find(code).orElseThrow(() -> new IllegalStateException("the catalogue has " + code));
                return in(kpi, week).withinSeconds();
            };
        }
    }
}
