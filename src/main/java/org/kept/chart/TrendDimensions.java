package org.kept.chart;

/**
 * Dimensions of a trend drawing, in SVG user units.
 *
 * @param left the least space left of the plot, as {@code right} is right of it; longer labels get more
 * @param lineHeight the minimum distance between two lines of text
 * @param letter the approximate width of a letter
 * @param valueTicks the maximum number of ticks on the value axis
 * @param dateTicks the maximum number of ticks on the date axis
 * @param fullNames whether there is room for full line names
 * @param linked whether its points are links; on a phone they would be too small to touch
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
        boolean linked,
        int rows) {

    static final TrendDimensions WIDE = new TrendDimensions(1000, 410, 50, 142, 34, 18, 6.9, 7, 9, true, true, 2);
    static final TrendDimensions NARROW = new TrendDimensions(360, 330, 40, 80, 32, 17, 6.9, 6, 4, false, false, 2);

    /** Full page width, but low, for use within text. */
    static final TrendDimensions LOW = new TrendDimensions(1000, 195, 50, 142, 34, 18, 6.9, 4, 9, true, true, 0);

    static final TrendDimensions LOW_NARROW = new TrendDimensions(360, 210, 40, 80, 32, 17, 6.9, 4, 4, false, false, 0);
}
