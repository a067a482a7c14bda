package org.kept.stats;

/**
 * Steps between adjacent points, which measure the variation of a process.
 *
 * @param mean their mean, without screened ones
 * @param used the number of ranges in the mean
 * @param screened the number of ranges left out as too large
 */
public record MovingRanges(double mean, int used, int screened) {

    private static final double SCREEN_FACTOR = 3.267;

    /**
     * The moving ranges of the scores at those indexes; there is none across a gap.
     *
     * @param indexes the indexes in the series, gaps removed
     * @param points how many scores to use, from the first
     */
    static MovingRanges of(int[] indexes, double[] scores, int points, boolean screen) {
        double sum = 0;
        int count = 0;
        for (int k = 1; k < points; k++) {
            if (areAdjacent(indexes, k)) {
                sum += Math.abs(scores[k] - scores[k - 1]);
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        return screen
                ? screened(indexes, scores, points, new MovingRanges(mean, count, 0))
                : new MovingRanges(mean, count, 0);
    }

    private static MovingRanges screened(int[] indexes, double[] scores, int points, MovingRanges all) {
        double sum = 0;
        int count = 0;
        for (int k = 1; k < points; k++) {
            double range = Math.abs(scores[k] - scores[k - 1]);
            if (areAdjacent(indexes, k) && range < SCREEN_FACTOR * all.mean) {
                sum += range;
                count++;
            }
        }
        // If all steps are 0, each equals 3.267 times their mean: a constant series screens nothing.
        return count == 0 ? all : new MovingRanges(sum / count, count, all.used - count);
    }

    private static boolean areAdjacent(int[] indexes, int k) {
        return indexes[k] == indexes[k - 1] + 1;
    }
}
