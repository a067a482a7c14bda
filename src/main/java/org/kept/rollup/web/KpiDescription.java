package org.kept.rollup.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsVersion;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiSettingsStore.MinimumSamples;

/**
 * A KPI with its settings.
 *
 * @param configured whether it is a custom KPI, which has a {@code definition}
 * @param eventsFrom the first week with every event kept: older weeks stay as counted, despite later settings and
 *     definitions; absent if no event was ever dropped
 * @param minimumSamples versions of the smallest sample that it is judged by, oldest first; absent if none was set
 * @param contradicts codes of the clauses that promise all hours, although a calendar says when it counts; absent
 *     if there are none
 */
@Schema(name = "View")
public record KpiDescription(
        String code,
        String name,
        String unit,
        String betterWhen,
        String family,
        String formula,
        String note,
        int settingsVersion,
        @Nullable String settingsFrom,
        KpiSettingsView settings,
        List<String> variants,
        List<KpiVersionView> history,
        boolean configured,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(type = SchemaType.OBJECT) @Nullable
        JsonNode definition,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String eventsFrom,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SampleVersionView> minimumSamples,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> contradicts) {

    /** One version of the smallest sample that the KPI is judged by; without {@code minimum}, that of the installation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SampleVersion")
    public record SampleVersionView(
            int version,
            @Nullable String from,
            @Nullable Integer minimum,
            String created,
            String author,
            @Nullable String because) {

        static SampleVersionView of(MinimumSamples.SampleVersion version) {
            return new SampleVersionView(
                    version.version(),
                    version.from() == null ? null : version.from().code(),
                    version.minimum(),
                    version.created().toString(),
                    version.author(),
                    version.because());
        }
    }

    /**
     * Settings of a KPI; {@code withinSeconds} only if it has a time.
     *
     * @param hours the calendar by which its times are counted; absent if every moment counts
     * @param outside what becomes of contacts that arrive while it is closed: leave-out or count-from-opening
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Setting")
    public record KpiSettingsView(
            @Nullable String variant,
            @Nullable Integer withinSeconds,
            @Nullable String hours,
            @Nullable String outside) {

        static KpiSettingsView of(Kpi kpi, FormulaSettings settings) {
            var hours = settings.hours();
            return new KpiSettingsView(
                    kpi.variants().size() > 1 ? settings.variant() : null,
                    kpi.hasTime() ? settings.withinSeconds() : null,
                    hours == null ? null : hours.calendar(),
                    hours == null ? null : hours.outside().code());
        }
    }

    /** One version of the settings. */
    @Schema(name = "VersionView")
    public record KpiVersionView(
            int version,
            @Nullable String from,
            KpiSettingsView settings,
            String formula,
            @Nullable String created,
            @Nullable String author,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String because) {

        static KpiVersionView of(Kpi kpi, KpiSettingsVersion version) {
            return new KpiVersionView(
                    version.version(),
                    version.from() == null ? null : version.from().code(),
                    KpiSettingsView.of(kpi, version.settings()),
                    kpi.words(version.settings()),
                    version.created() == null ? null : version.created().toString(),
                    version.author(),
                    version.because());
        }
    }
}
