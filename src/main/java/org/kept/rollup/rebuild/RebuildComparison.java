package org.kept.rollup.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.rollup.tally.HourCellStore;

/** Compares the derived tables with the events; a rebuild corrects differences, a check does not. */
final class RebuildComparison {

    private static final int MAX_EXAMPLES = 20;

    private final Database database;
    private final HourCellStore hourCells;
    private final boolean correcting;
    private final List<String> examples;
    private long rows;
    private long differences;

    RebuildComparison(Database database, HourCellStore hourCells, boolean correcting, Rebuild.RebuildReport soFar) {
        this.database = database;
        this.hourCells = hourCells;
        this.correcting = correcting;
        this.examples = new ArrayList<>(soFar.examples());
        this.rows = soFar.rows();
        this.differences = soFar.differences();
    }

    /** Compares rows of one table by key; stored rows that are not in {@code expected} are wrong. */
    void compare(
            DerivedTable table,
            Map<List<@Nullable Object>, List<@Nullable Object>> stored,
            Map<List<@Nullable Object>, List<@Nullable Object>> expected) {
        var keys = new HashSet<>(stored.keySet());
        keys.addAll(expected.keySet());
        var differing = new HashSet<List<@Nullable Object>>();
        for (var key : keys) {
            var expectedRow = expected.get(key);
            if (expectedRow != null) {
                rows++;
            }
            if (expectedRow == null || !expectedRow.equals(stored.get(key))) {
                recordDifference(table, key, stored.get(key), expectedRow);
                differing.add(key);
            }
        }
        if (correcting && !differing.isEmpty()) {
            correct(table, differing, expected);
        }
    }

    private void recordDifference(
            DerivedTable table,
            List<@Nullable Object> key,
            @Nullable List<@Nullable Object> storedRow,
            @Nullable List<@Nullable Object> expectedRow) {
        differences++;
        if (examples.size() < MAX_EXAMPLES) {
            // Examples are kept; the hashes of customers must not be.
            var subject = table.equals(DerivedTable.CUSTOMERS) ? "a customer" : table.words(key);
            examples.add(subject + ": stood at " + text(storedRow) + ", the events say " + text(expectedRow));
        }
    }

    private static String text(@Nullable List<@Nullable Object> cells) {
        return cells == null ? "nothing" : DerivedTable.cellsAsText(cells);
    }

    private void correct(
            DerivedTable table,
            Set<List<@Nullable Object>> differing,
            Map<List<@Nullable Object>, List<@Nullable Object>> expected) {
        if (table.equals(DerivedTable.HOURS)) {
            var replaced = DerivedRows.hourSlices(differing);
            hourCells.replace(replaced, DerivedRows.hours(replaced, expected));
            return;
        }
        var corrections = new HashMap<>(expected);
        corrections.keySet().retainAll(differing);
        database.run(connection -> table.replace(connection, differing, corrections));
    }

    /** Findings so far. */
    Rebuild.RebuildReport report() {
        return new Rebuild.RebuildReport(rows, differences, List.copyOf(examples));
    }
}
