package org.kept.scorecard;

/** One week of one KPI against its target. */
public enum Verdict {
    MET("met"),
    MISSED("missed"),
    NO_TARGET("no-target"),
    NO_DATA("no-data"),
    /** There is a value, and it rests on too few to be called anything. */
    TOO_FEW("too-few");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** The name in JSON and templates. */
    public String code() {
        return code;
    }
}
