package org.kept.stats;

/** What a point of a chart says: noise, or a change and whether it is welcome. */
public enum VariationType {
    IMPROVEMENT("improvement"),
    CONCERN("concern"),
    /** No rule fires: nothing can be told from this point alone. */
    COMMON_CAUSE("common-cause"),
    /** A rule fires on a number that has no better direction. */
    SPECIAL_CAUSE("special-cause");

    private final String code;

    VariationType(String code) {
        this.code = code;
    }

    /** The name in JSON. */
    public String code() {
        return code;
    }
}
