package org.kept.ui;

/**
 * The measures of one drawing of a trend, in its own units.
 *
 * @param lineHeight the least distance of two lines of text
 * @param letter how wide a letter is, about
 * @param valueTicks the most marks on the axis of values
 * @param dateTicks the most marks on the axis of dates
 * @param rows how many lines of notes there may be above the plot
 */
record TrendFrame(
        double width,
        double height,
        double left,
        double right,
        double bottom,
        double lineHeight,
        double letter,
        int valueTicks,
        int dateTicks,
        int rows) {

    static final TrendFrame WIDE = new TrendFrame(1000, 410, 48, 142, 34, 18, 6.9, 7, 9, 2);
    static final TrendFrame NARROW = new TrendFrame(400, 330, 40, 104, 32, 17, 6.6, 6, 4, 2);
}
