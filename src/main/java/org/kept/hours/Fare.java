package org.kept.hours;

import java.util.Locale;

/** How one hour fared. */
public enum Fare {
    /** Its value keeps the promise. */
    KEPT("kept"),
    /** Its value does not, and its interval does not exclude that it did. */
    MISSED("missed, perhaps by chance"),
    /** Its whole interval lies on the wrong side of the target. */
    CLEARLY_MISSED("clearly missed"),
    /** Nothing was promised, and its interval holds the value of all hours together. */
    ORDINARY("like the rest"),
    CLEARLY_HIGHER("clearly higher"),
    CLEARLY_LOWER("clearly lower"),
    /** There is a value, and it rests on too few to be called anything. */
    TOO_FEW("too few to say"),
    NO_DATA("no data"),
    /** A week of it is not over, so that it is compared with nothing. */
    RUNNING("still running");

    private final String words;

    Fare(String words) {
        this.words = words;
    }

    /** The name in JSON and templates. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether it was held against something. */
    public boolean isJudged() {
        return compareTo(CLEARLY_LOWER) <= 0;
    }

    /** Whether it is more than chance makes likely. */
    public boolean standsOut() {
        return this == CLEARLY_MISSED || this == CLEARLY_HIGHER || this == CLEARLY_LOWER;
    }
}
