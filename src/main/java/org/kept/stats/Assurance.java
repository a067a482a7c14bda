package org.kept.stats;

/** Whether the process, as it runs now, can be relied on to reach its target. */
public enum Assurance {
    CONSISTENTLY_HITS("consistently-hits"),
    HIT_OR_MISS("hit-or-miss"),
    CONSISTENTLY_MISSES("consistently-misses");

    private final String code;

    Assurance(String code) {
        this.code = code;
    }

    /** The name in JSON. */
    public String code() {
        return code;
    }

    /** Of a target that is to be reached from one side; a target on a limit is hit or miss. */
    static Assurance of(double lower, double upper, double target, boolean higherIsBetter) {
        if (target > upper) {
            return higherIsBetter ? CONSISTENTLY_MISSES : CONSISTENTLY_HITS;
        }
        if (target < lower) {
            return higherIsBetter ? CONSISTENTLY_HITS : CONSISTENTLY_MISSES;
        }
        return HIT_OR_MISS;
    }

    /** Of a target that is a range: hit when the limits lie strictly within it, missed when they lie strictly without. */
    static Assurance ofRange(double lower, double upper, double atLeast, double atMost) {
        if (upper < atLeast || lower > atMost) {
            return CONSISTENTLY_MISSES;
        }
        return lower > atLeast && upper < atMost ? CONSISTENTLY_HITS : HIT_OR_MISS;
    }
}
