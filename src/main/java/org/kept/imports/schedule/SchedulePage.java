package org.kept.imports.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the page of a scheduled import.
 *
 * @param address address of the file, without a query
 * @param next time of the next fetch
 * @param failures number of failures since the last success; null if none
 * @param runs its last runs, newest first
 * @param fields the form to change it
 */
public record SchedulePage(
        String name,
        String address,
        String mapping,
        String pace,
        String next,
        boolean paused,
        @Nullable String failures,
        List<RunRow> runs,
        ScheduleFields fields) {

    /**
     * A run, formatted.
     *
     * @param detail the receipt of its import, or why it failed
     * @param href page of the import; null if there is none
     */
    public record RunRow(
            String started,
            String outcome,
            String detail,
            @Nullable String href) {}
}
