package org.kept.stats;

/** The four rules by which a point is more than noise, in order of precedence. */
public enum Signal {
    /** Strictly beyond a process limit. */
    OUTSIDE("outside"),
    /** Part of a run of points that go one way; a tie breaks it. */
    TREND("trend"),
    /** Near a limit, as are two of three consecutive points, all three on one side of the center. */
    TWO_IN_THREE("two-in-three"),
    /** Part of a run of points on one side of the center; a point on the center breaks it. */
    SHIFT("shift");

    private final String code;

    Signal(String code) {
        this.code = code;
    }

    /** The name in JSON. */
    public String code() {
        return code;
    }
}
