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

    /** The name in JSON. */
    public String code() {
        return code;
    }

    /** What a special cause upwards (above 0) or downwards (below 0) means. */
    public VariationType mark(int direction) {
        if (this == NEITHER) {
            return VariationType.SPECIAL_CAUSE;
        }
        return (direction > 0) == (this == HIGHER) ? VariationType.IMPROVEMENT : VariationType.CONCERN;
    }
}
