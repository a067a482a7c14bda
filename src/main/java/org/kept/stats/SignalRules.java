package org.kept.stats;

/**
 * Settings of the signal rules, with a version shown beside the results.
 *
 * @param screenOutliers whether moving ranges at or above 3.267 times their mean are left out, once
 * @param trialBelow the number of points below which limits are trial limits
 * @param noneBelow the number of points below which a phase has no limits or signals
 * @param trendPoints the number of points in one direction that make a trend
 * @param shiftPoints the number of points on one side of the center that make a shift
 * @param fixedAfter the number of points at the start of a phase that its limits are calculated from; 0 for all
 * @param version the rule set in words
 */
public record SignalRules(
        boolean screenOutliers,
        int trialBelow,
        int noneBelow,
        int trendPoints,
        int shiftPoints,
        int fixedAfter,
        String version) {

    /** The rules of NHS England's Making Data Count, used on every page of Kept. */
    public static final SignalRules DEFAULT = new SignalRules(true, 13, 8, 7, 7, 0, "Making Data Count, Kept rules 1");

    public SignalRules {
        if (trendPoints < 2 || shiftPoints < 2 || fixedAfter < 0) {
            throw new IllegalArgumentException(
                    "A run has at least two points, and limits are fixed after some or never");
        }
    }

    /** A copy that keeps all moving ranges, outliers included. */
    public SignalRules withoutScreening() {
        return new SignalRules(
                false,
                trialBelow,
                noneBelow,
                trendPoints,
                shiftPoints,
                fixedAfter,
                version + ", outliers not screened");
    }

    /** A copy in which a phase has limits from this number of points on; at least 2, for a moving range. */
    public SignalRules withLimitsFrom(int points) {
        return new SignalRules(
                screenOutliers,
                trialBelow,
                points,
                trendPoints,
                shiftPoints,
                fixedAfter,
                version + ", limits from " + points + " points");
    }

    /** A copy with limits calculated from the first points of each phase only. */
    public SignalRules fixedAfter(int points) {
        return new SignalRules(
                screenOutliers,
                trialBelow,
                noneBelow,
                trendPoints,
                shiftPoints,
                points,
                version + ", limits from the first " + points + " points of a phase");
    }
}
