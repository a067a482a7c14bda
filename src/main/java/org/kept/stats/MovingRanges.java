package org.kept.stats;

/**
 * The steps between neighbouring points, which say how much a process varies by itself.
 *
 * @param mean their mean, without those screened out
 * @param used how many the mean is of
 * @param screened how many were so large that they were left out
 */
public record MovingRanges(double mean, int used, int screened) {

    private static final double SCREEN = 3.267;

    /**
     * Of the scores at those indexes, gaps taken out; a step across a gap is none.
     *
     * @param points how many of the scores to take, from the first
     */
    static MovingRanges of(int[] indexes, double[] scores, int points, boolean screen) {
        double sum = 0;
        int count = 0;
        for (int k = 1; k < points; k++) {
            if (neighbours(indexes, k)) {
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
            if (neighbours(indexes, k) && range < SCREEN * all.mean) {
                sum += range;
                count++;
            }
        }
        // Where all steps are 0 each of them is at 3.267 times their mean: a constant series screens nothing.
        return count == 0 ? all : new MovingRanges(sum / count, count, all.used - count);
    }

    private static boolean neighbours(int[] indexes, int k) {
        return indexes[k] == indexes[k - 1] + 1;
    }
}
