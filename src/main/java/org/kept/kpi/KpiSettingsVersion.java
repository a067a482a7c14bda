package org.kept.kpi;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * One version of a KPI's settings.
 *
 * @param version from 1; 0 for the catalogue's own settings
 * @param from the first week it applies to; null for all history
 */
public record KpiSettingsVersion(
        int version,
        @Nullable Period from,
        Settings settings,
        @Nullable OffsetDateTime created,
        @Nullable String author) {}
