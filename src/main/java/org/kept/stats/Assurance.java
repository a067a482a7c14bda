package org.kept.stats;

/** Whether the process as it runs now meets its target reliably. */
public enum Assurance {
    CONSISTENTLY_HITS("consistently-hits"),
    HIT_OR_MISS("hit-or-miss"),
    CONSISTENTLY_MISSES("consistently-misses");

    private final String code;

    Assurance(String code) {
        this.code = code;
    }

    /** The code in JSON. */
    public String code() {
        return code;
    }

    /** Assurance of a one-sided target; a target exactly on a limit is hit or miss. */
    static Assurance of(double lower, double upper, double target, boolean higherIsBetter) {
        if (target > upper) {
            return higherIsBetter ? CONSISTENTLY_MISSES : CONSISTENTLY_HITS;
        }
        if (target < lower) {
            return higherIsBetter ? CONSISTENTLY_HITS : CONSISTENTLY_MISSES;
        }
        return HIT_OR_MISS;
    }

    /** Assurance of a target range: hit if the limits are strictly inside it, missed if they are strictly outside. */
    static Assurance ofRange(double lower, double upper, double atLeast, double atMost) {
        if (upper < atLeast || lower > atMost) {
            return CONSISTENTLY_MISSES;
        }
        return lower > atLeast && upper < atMost ? CONSISTENTLY_HITS : HIT_OR_MISS;
    }
}
