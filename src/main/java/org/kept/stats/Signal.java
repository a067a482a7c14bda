package org.kept.stats;

/** The four signal rules, in order of precedence. */
public enum Signal {
    /** Strictly outside a process limit. */
    OUTSIDE("outside"),
    /** Part of a run of points in one direction; a tie breaks it. */
    TREND("trend"),
    /** Near a limit, as are two of three consecutive points, all three on one side of the center. */
    TWO_IN_THREE("two-in-three"),
    /** Part of a run of points on one side of the center; a point on the center breaks it. */
    SHIFT("shift");

    private final String code;

    Signal(String code) {
        this.code = code;
    }

    /** The code in JSON. */
    public String code() {
        return code;
    }
}
