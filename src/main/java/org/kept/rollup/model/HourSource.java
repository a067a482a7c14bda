package org.kept.rollup.model;

/**
 * SQL that reads the sums of hours input by input. They are stored in cells: one row for an hour, team and channel,
 * with the sums of all inputs in arrays.
 *
 * @param from has the columns {@code input}, {@code hour_at}, {@code team}, {@code channel} and {@code day_on}
 * @param n expression for the number of occurrences
 * @param total expression for the sum of the values, in thousandths
 * @param squares expression for the sum of the squares
 */
public record HourSource(String from, String n, String total, String squares) {

    /** The cells, without sums that are all zero. A condition on the input is fast if it is in the same select. */
    public static final HourSource CELLS = cells(element("n"), element("total"), element("squares"));

    /** The cells as a derived table, whose sums are the columns {@code n}, {@code total} and {@code squares}. */
    public static final String CELL_TABLE = table(CELLS.rows());

    private static final HourSource CELLS_AND_EARLIER_ROWS = new HourSource(
            table(CELLS.rows() + " union all select input, hour_at, team, channel, day_on, n, total, squares"
                    + " from tally_hour"),
            "n",
            "total",
            "squares");

    /** The cells, and if there are any the rows of an earlier release that are not in cells yet. */
    public static HourSource of(boolean earlierRows) {
        return earlierRows ? CELLS_AND_EARLIER_ROWS : CELLS;
    }

    private static HourSource cells(String n, String total, String squares) {
        var from = "hour_cell join input_place on input_place.part = hour_cell.part"
                + " and input_place.place <= cardinality(hour_cell.n)"
                + " and (" + n + " <> 0 or " + total + " <> 0 or " + squares + " <> 0)";
        return new HourSource(from, n, total, squares);
    }

    /** H2 rejects an index beyond the end of an array, even in rows that the join leaves out. */
    private static String element(String array) {
        return "case when input_place.place <= cardinality(hour_cell." + array + ") then hour_cell." + array
                + "[input_place.place] else 0 end";
    }

    private static String table(String select) {
        return "(" + select + ") as hour_sums";
    }

    /** Select of all rows, to which conditions can be added. */
    public String rows() {
        return "select input, hour_at, team, channel, day_on, " + n + " as n, " + total + " as total, " + squares
                + " as squares from " + from;
    }

    /** Columns of a select that groups: the sums of all three, as {@code n}, {@code total} and {@code squares}. */
    public String sums() {
        return "sum(" + n + ") as n, sum(" + total + ") as total, sum(" + squares + ") as squares";
    }
}
