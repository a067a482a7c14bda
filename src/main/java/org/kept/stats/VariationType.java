package org.kept.stats;

/** The meaning of a point of a chart: common cause, or a change and whether it is welcome. */
public enum VariationType {
    IMPROVEMENT("improvement"),
    CONCERN("concern"),
    /** No rule fires. */
    COMMON_CAUSE("common-cause"),
    /** A rule fires on a number without a better direction. */
    SPECIAL_CAUSE("special-cause");

    private final String code;

    VariationType(String code) {
        this.code = code;
    }

    /** The code in JSON. */
    public String code() {
        return code;
    }
}
