package org.kept.chart;

/**
 * A chart by hour with its texts: what the tag {@code hours} draws.
 *
 * @param title the accessible name
 * @param description the text alternative
 * @param caption how to read the chart, shown below it
 */
public record HourFigure(String title, String description, String caption, HourChart wide, HourChart narrow) {

    public static HourFigure of(String title, String description, String caption, HourGrid grid) {
        return new HourFigure(title, description, caption, HourChart.wide(grid), HourChart.narrow(grid));
    }
}
