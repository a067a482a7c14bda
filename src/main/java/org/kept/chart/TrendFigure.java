package org.kept.chart;

import java.util.List;

/**
 * A trend with its texts and table: what the tags {@code trend} and {@code trendtable} draw.
 *
 * @param title the accessible name
 * @param caption what a point is, shown below the chart
 * @param rows the same data as a table, newest first
 * @param one the noun for one period, as {@code many} is for several
 */
public record TrendFigure(
        String title,
        String caption,
        TrendChart wide,
        TrendChart narrow,
        List<TrendTableRow> rows,
        String one,
        String many) {

    /**
     * The maximum number of printed rows: 26 weeks and the one in progress, so that a trend takes two sheets. The
     * stylesheet hides the others.
     */
    private static final int MAX_PRINTED_ROWS = 27;

    /** Whether the table has more rows than are printed. */
    public boolean isLong() {
        return rows.size() > MAX_PRINTED_ROWS;
    }

    /** The number of rows that are printed. */
    public int printedRows() {
        return Math.min(rows.size(), MAX_PRINTED_ROWS);
    }

    /** The figure of a series; it must have at least one point. */
    public static TrendFigure of(String title, String caption, TrendSeries series) {
        var grain = series.points().get(0).period().grain().code();
        return new TrendFigure(
                title, caption, TrendChart.wide(series), TrendChart.narrow(series), series.rows(), grain, grain + "s");
    }

    /** The same as a low chart, for use within text. */
    public static TrendFigure low(String title, String caption, TrendSeries series) {
        var grain = series.points().get(0).period().grain().code();
        return new TrendFigure(
                title,
                caption,
                TrendChart.low(series),
                TrendChart.lowNarrow(series),
                series.rows(),
                grain,
                grain + "s");
    }
}
