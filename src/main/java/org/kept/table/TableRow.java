package org.kept.table;

import java.util.List;

/**
 * One row of a file.
 *
 * @param number line of a CSV file, row of a sheet, or number of a JSON record, from 1
 * @param cells text of each cell, trimmed
 */
public record TableRow(long number, List<String> cells) {

    /** Text of a cell; empty if the row is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** Number of cells that are not empty. */
    public long filled() {
        return cells.stream().filter(each -> !each.isEmpty()).count();
    }
}
