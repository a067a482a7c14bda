package org.kept.rollup;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/** The smallest samples that KPIs are judged by, where they differ from that of the installation. */
public final class MinimumSamples {

    /** The largest minimum that can be set. */
    public static final int MOST = 100_000;

    /**
     * One version of the setting.
     *
     * @param version from 1
     * @param from the first week it applies to; null for all history
     * @param minimum null if the installation's own applies again
     */
    public record SampleVersion(
            int version,
            @Nullable Period from,
            @Nullable Integer minimum,
            OffsetDateTime created,
            String author,
            @Nullable String because) {}

    private final Map<String, List<SampleVersion>> versions;

    public MinimumSamples(Map<String, List<SampleVersion>> versions) {
        this.versions = versions;
    }

    /** Every version of a KPI, oldest first. */
    public List<SampleVersion> versions(String kpi) {
        return versions.getOrDefault(kpi, List.of());
    }

    /** The minimum set for the period: that of the week of its first day; empty if the installation's own applies. */
    public OptionalInt in(String kpi, Period period) {
        var week = Period.of(Grain.WEEK, period.start());
        @Nullable Integer minimum = null;
        for (var version : versions(kpi)) {
            if (version.from() == null || version.from().compareTo(week) <= 0) {
                minimum = version.minimum();
            }
        }
        return minimum == null ? OptionalInt.empty() : OptionalInt.of(minimum);
    }
}
