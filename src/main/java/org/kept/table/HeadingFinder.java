package org.kept.table;

import java.util.List;

/** Finds the row with the column names, which may be below titles and notes, or missing. */
final class HeadingFinder {

    /** Maximum number of rows to search. */
    static final int ROWS = 30;

    private static final double FILLED = 0.6;

    private HeadingFinder() {}

    /**
     * Index of the heading row among the first rows of a file; -1 if the file has none.
     *
     * @param rows the first rows that are not empty
     */
    static int find(List<TableRow> rows) {
        var width = rows.stream().mapToLong(TableRow::filled).max().orElse(0);
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).filled() >= FILLED * width) {
                return isHeading(rows.get(i), rows.subList(i + 1, rows.size())) ? i : -1;
            }
        }
        return -1;
    }

    private static boolean isHeading(TableRow row, List<TableRow> below) {
        var hasName = false;
        for (var column = 0; column < row.cells().size(); column++) {
            var text = row.cell(column);
            if (text.isEmpty()) {
                continue;
            }
            if (CellPatterns.isNumber(text)
                    || CellPatterns.isShare(text)
                    || CellPatterns.isEmail(text)
                    || CellPatterns.isPhone(text)
                    || CellPatterns.isHours(text)) {
                return false;
            }
            if (CellPatterns.isDate(text)) {
                var each = column;
                // Weeks and months may be column names, but then the columns do not contain them.
                if (below.stream().anyMatch(other -> CellPatterns.isDate(other.cell(each)))) {
                    return false;
                }
            } else {
                hasName = true;
            }
        }
        return hasName;
    }
}
