package org.kept.chart;

/**
 * A KPI by the hour with what belongs to its picture: what the tag {@code hours} takes.
 *
 * @param title what the picture is of, for a reader who does not see it
 * @param description what is to be seen in it, for the same reader
 * @param caption how it is read, under it
 */
public record HourFigure(String title, String description, String caption, HourChart wide, HourChart narrow) {

    public static HourFigure of(String title, String description, String caption, HourGrid grid) {
        return new HourFigure(title, description, caption, HourChart.wide(grid), HourChart.narrow(grid));
    }
}
