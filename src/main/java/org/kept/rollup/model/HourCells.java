package org.kept.rollup.model;

/**
 * SQL that reads the sums of hours input by input. They are stored in cells: one row for an hour, team and channel,
 * with the sums of all inputs in arrays.
 */
public final class HourCells {

    /** Expression for the number of occurrences; to be used with {@link #FROM}, like the next two. */
    public static final String N = element("n");

    /** Expression for the sum of the values, in thousandths. */
    public static final String TOTAL = element("total");

    /** Expression for the sum of the squares. */
    public static final String SQUARES = element("squares");

    /**
     * The sums that are not all zero, with the columns {@code input}, {@code hour_at}, {@code team}, {@code channel}
     * and {@code day_on}. A condition on the input is fast if it is in the same select.
     */
    public static final String FROM = "hour_cell join input_place on input_place.part = hour_cell.part"
            + " and input_place.place <= cardinality(hour_cell.n)"
            + " and (" + N + " <> 0 or " + TOTAL + " <> 0 or " + SQUARES + " <> 0)";

    /** The same as a derived table whose sums are columns: {@code n}, {@code total} and {@code squares}. */
    public static final String TABLE = "(select input, hour_at, team, channel, day_on, " + N + " as n, " + TOTAL
            + " as total, " + SQUARES + " as squares from " + FROM + ") as hour_sums";

    private HourCells() {}

    /** H2 refuses a place beyond the end, whatever the join says of it. */
    private static String element(String array) {
        return "case when input_place.place <= cardinality(hour_cell." + array + ") then hour_cell." + array
                + "[input_place.place] else 0 end";
    }
}
