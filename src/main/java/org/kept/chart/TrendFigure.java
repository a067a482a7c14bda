package org.kept.chart;

import java.util.List;

/**
 * A trend with everything that belongs to it: what the tags {@code trend} and {@code trendtable} take.
 *
 * @param title what the chart is of, for a reader who does not see it
 * @param caption what a point is, under the chart
 * @param rows the same as a table, newest first
 * @param one what one period is called; {@code many} of them
 */
public record TrendFigure(
        String title,
        String caption,
        TrendChart wide,
        TrendChart narrow,
        List<TrendTableRow> rows,
        String one,
        String many) {

    /** The figure of a series that has at least one point. */
    public static TrendFigure of(String title, String caption, TrendSeries series) {
        var grain = series.points().get(0).period().grain().code();
        return new TrendFigure(
                title, caption, TrendChart.wide(series), TrendChart.narrow(series), series.rows(), grain, grain + "s");
    }

    /** The same drawn low, to stand among words. */
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
