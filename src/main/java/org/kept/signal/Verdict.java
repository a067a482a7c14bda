package org.kept.signal;

/** The verdict on one value: against a target, or, where nothing is promised, against the usual value. */
public enum Verdict {
    /** The value meets the target. */
    MET("met", "kept", "kept"),
    /** The value misses the target, but its interval does not rule out that it was met. */
    MISSED("missed", "missed", "missed, possibly by chance"),
    /** The whole interval is on the wrong side of the target. */
    CLEARLY_MISSED("missed", "clearly-missed", "clearly missed"),
    NO_TARGET("no-target", "no-target", "no target"),
    /** No target applies, and the interval includes the usual value. */
    ORDINARY("no-target", "ordinary", "in line with the rest"),
    CLEARLY_HIGHER("no-target", "clearly-higher", "clearly higher"),
    CLEARLY_LOWER("no-target", "clearly-lower", "clearly lower"),
    /** There is a value, but its sample is too small to judge. */
    TOO_FEW("too-few", "too-few", "too few to judge"),
    NO_DATA("no-data", "no-data", "no data"),
    /** The period is not over, so nothing is judged. */
    IN_PROGRESS("running", "running", "in progress");

    private final String code;
    private final String partCode;
    private final String words;

    Verdict(String code, String partCode, String words) {
        this.code = code;
        this.partCode = partCode;
        this.words = words;
    }

    /** The name in JSON and templates where a whole period is judged; it does not tell how clear a miss is. */
    public String code() {
        return code;
    }

    /** The name in JSON and templates where an hour, a team or a channel is judged. */
    public String partCode() {
        return partCode;
    }

    /** The verdict on an hour, a team or a channel, for people. */
    public String words() {
        return words;
    }

    public boolean isMissed() {
        return this == MISSED || this == CLEARLY_MISSED;
    }

    /** Whether the value was compared with a target or the usual value. */
    public boolean isJudged() {
        return switch (this) {
            case MET, MISSED, CLEARLY_MISSED, ORDINARY, CLEARLY_HIGHER, CLEARLY_LOWER -> true;
            case NO_TARGET, TOO_FEW, NO_DATA, IN_PROGRESS -> false;
        };
    }

    /** Whether the difference is more than chance makes likely. */
    public boolean isClear() {
        return this == CLEARLY_MISSED || this == CLEARLY_HIGHER || this == CLEARLY_LOWER;
    }
}
