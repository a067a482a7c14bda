package org.kept.imports.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the page of all scheduled imports.
 *
 * @param fields the form of a new one
 */
public record ScheduleListPage(List<ScheduleRow> schedules, ScheduleFields fields) {

    /**
     * A scheduled import, formatted.
     *
     * @param address where the file is, without a query
     * @param lastRun when its file was fetched last; null if it never was
     * @param result what came of that
     * @param next when it is fetched next
     */
    public record ScheduleRow(
            String name,
            String address,
            String mapping,
            String pace,
            @Nullable String lastRun,
            String result,
            String next) {}
}
