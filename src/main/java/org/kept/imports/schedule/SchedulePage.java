package org.kept.imports.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the page of a scheduled import.
 *
 * @param address where the file is, without a query
 * @param next when it is fetched next
 * @param failures how often it failed since it last did not; null if it did not fail
 * @param runs its last runs, newest first
 * @param fields the form in which it is changed
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
     * @param detail what came of it: the receipt of its import, or why it failed
     * @param href page of the import; null if there is none
     */
    public record RunRow(
            String started,
            String outcome,
            String detail,
            @Nullable String href) {}
}
