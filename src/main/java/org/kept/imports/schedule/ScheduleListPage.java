package org.kept.imports.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the page of all scheduled imports.
 *
 * @param fields the form for a new one
 */
public record ScheduleListPage(List<ScheduleRow> schedules, ScheduleFields fields) {

    /**
     * A scheduled import, formatted.
     *
     * @param address address of the file, without a query
     * @param lastRun time of the last fetch; null if there was none
     * @param result result of the last fetch
     * @param next time of the next fetch
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
