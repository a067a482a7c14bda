package org.kept.stats;

/** The direction in which a number improves. */
public enum Better {
    HIGHER("higher"),
    LOWER("lower"),
    NEITHER("neutral");

    private final String code;

    Better(String code) {
        this.code = code;
    }

    /** The code in JSON. */
    public String code() {
        return code;
    }

    /** The meaning of a special cause upwards (positive) or downwards (negative). */
    public VariationType mark(int direction) {
        if (this == NEITHER) {
            return VariationType.SPECIAL_CAUSE;
        }
        return (direction > 0) == (this == HIGHER) ? VariationType.IMPROVEMENT : VariationType.CONCERN;
    }
}
