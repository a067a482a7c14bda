package org.kept.stats;

import java.util.Arrays;

/** The three ways in which limits are computed. */
public enum ChartKind {
    XMR("xmr", "XmR chart: limits from the mean and the mean moving range of the values"),
    P_PRIME("p-prime", "Laney p′ chart: limits for shares that widen where the denominator is small"),
    U_PRIME("u-prime", "Laney u′ chart: limits for count rates that widen where the denominator is small");

    private static final double EVEN = 0.25;

    private final String code;
    private final String words;

    ChartKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The name in JSON. */
    public String code() {
        return code;
    }

    /** What it is, in words for a page. */
    public String words() {
        return words;
    }

    /**
     * Whether the denominators differ so much that limits must differ by point: one of them is more than a quarter away from
     * their mean (Montgomery, Introduction to Statistical Quality Control). Gaps (NaN or 0) do not count.
     */
    public static boolean uneven(double[] denominators) {
        double[] present = Arrays.stream(denominators).filter(d -> d > 0).toArray();
        double mean = Arrays.stream(present).average().orElse(0);
        return Arrays.stream(present).anyMatch(d -> Math.abs(d - mean) > EVEN * mean);
    }
}
