package org.kept.stats;

/**
 * The settings of the signal rules, with the version that is shown beside whatever they found.
 *
 * @param screenOutliers whether moving ranges at or above 3.267 times their mean are left out, once
 * @param trialBelow with fewer points than this a phase's limits are on trial
 * @param noneBelow with fewer points than this a phase has no limits and no signals
 * @param trendPoints how many points going one way are a trend
 * @param shiftPoints how many points on one side of the center are a shift
 * @param fixedAfter how many points at a phase's start its limits are computed from, 0 for all of them
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

    /** The rules as NHS England's Making Data Count applies them, and as every page of Kept does. */
    public static final SignalRules DEFAULT = new SignalRules(true, 13, 8, 7, 7, 0, "Making Data Count, Kept rules 1");

    public SignalRules {
        if (trendPoints < 2 || shiftPoints < 2 || fixedAfter < 0) {
            throw new IllegalArgumentException(
                    "A run has at least two points, and limits are fixed after some or never");
        }
    }

    /** These rules with every moving range counted, the largest too. */
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

    /** These rules with limits from so many points on; two are the fewest that have a moving range. */
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

    /** These rules with each phase's limits computed from its first points only. */
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
