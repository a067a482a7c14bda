package org.kept.stats;

import java.util.Arrays;

/** The methods for calculating limits. */
public enum ChartKind {
    XMR("xmr", "XmR chart: limits from the mean and the mean moving range of the values"),
    P_PRIME("p-prime", "Laney p′ chart: limits for shares that widen where the denominator is small"),
    U_PRIME("u-prime", "Laney u′ chart: limits for count rates that widen where the denominator is small");

    private static final double MAX_DEVIATION = 0.25;

    private final String code;
    private final String words;

    ChartKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The code in JSON. */
    public String code() {
        return code;
    }

    /** The description shown on pages. */
    public String words() {
        return words;
    }

    /**
     * Whether denominators are so uneven that limits must vary by point: one is more than 25% away from their mean
     * (Montgomery, Introduction to Statistical Quality Control). Gaps (NaN or 0) are ignored.
     */
    public static boolean areUneven(double[] denominators) {
        double[] present = Arrays.stream(denominators).filter(d -> d > 0).toArray();
        double mean = Arrays.stream(present).average().orElse(0);
        return Arrays.stream(present).anyMatch(d -> Math.abs(d - mean) > MAX_DEVIATION * mean);
    }
}
