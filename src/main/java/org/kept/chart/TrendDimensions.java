package org.kept.chart;

/**
 * Dimensions of a trend drawing, in SVG user units.
 *
 * @param lineHeight the minimum distance between two lines of text
 * @param letter the approximate width of a letter
 * @param valueTicks the maximum number of ticks on the value axis
 * @param dateTicks the maximum number of ticks on the date axis
 * @param fullNames whether there is room for full line names
 * @param rows the maximum number of rows of notes above the plot
 */
record TrendDimensions(
        double width,
        double height,
        double left,
        double right,
        double bottom,
        double lineHeight,
        double letter,
        int valueTicks,
        int dateTicks,
        boolean fullNames,
        int rows) {

    static final TrendDimensions WIDE = new TrendDimensions(1000, 410, 50, 142, 34, 18, 6.9, 7, 9, true, 2);
    static final TrendDimensions NARROW = new TrendDimensions(400, 330, 49, 106, 32, 17, 6.9, 6, 5, false, 2);

    /** Full page width, but low, for use within text. */
    static final TrendDimensions LOW = new TrendDimensions(1000, 195, 50, 142, 34, 18, 6.9, 4, 9, true, 0);

    static final TrendDimensions LOW_NARROW = new TrendDimensions(400, 210, 49, 106, 32, 17, 6.9, 4, 5, false, 0);
}
