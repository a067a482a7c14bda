package org.kept.imports;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.DurationClock;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/**
 * Options of an import.
 *
 * @param mapping name of a saved mapping or recipe
 * @param source replaces the source of the mapping; null keeps it
 * @param zone replaces its zone for times without an offset; null keeps it
 * @param year replaces its year for weeks without one; null keeps it
 * @param decimal replaces its decimal mark; null keeps it
 * @param dates replaces its order of day and month; null keeps it
 * @param clock replaces how it reads durations such as {@code 4:30}; null keeps it
 * @param sheet replaces its sheet of a workbook; null keeps it
 * @param dryrun whether to check only, and store nothing
 * @param correct whether other content under a known id is a correction; null leaves it to the mapping
 */
public record ImportOptions(
        String mapping,
        @Nullable String source,
        @Nullable ZoneId zone,
        @Nullable Integer year,
        @Nullable DecimalMark decimal,
        @Nullable DateOrder dates,
        @Nullable DurationClock clock,
        @Nullable String sheet,
        boolean dryrun,
        @Nullable Boolean correct) {}
