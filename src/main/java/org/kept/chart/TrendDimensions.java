package org.kept.chart;

/**
 * The measures of one drawing of a trend, in its own units.
 *
 * @param lineHeight the least distance of two lines of text
 * @param letter how wide a letter is, about
 * @param valueTicks the most marks on the axis of values
 * @param dateTicks the most marks on the axis of dates
 * @param fullNames whether there is room for the whole name of a line
 * @param rows how many lines of notes there may be above the plot
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

    /** As wide as a page and low, where a drawing stands among words. */
    static final TrendDimensions LOW = new TrendDimensions(1000, 195, 50, 142, 34, 18, 6.9, 4, 9, true, 0);

    static final TrendDimensions LOW_NARROW = new TrendDimensions(400, 210, 49, 106, 32, 17, 6.9, 4, 5, false, 0);
}
