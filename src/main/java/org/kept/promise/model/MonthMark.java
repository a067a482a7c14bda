package org.kept.promise.model;

import java.util.Locale;

/** Result of a promise in a month. */
public enum MonthMark {
    /** At least one target was met and none was missed. */
    KEPT("kept"),
    /** At least one target was missed. */
    MISSED("missed"),
    /** It could not be judged, or was not promised. Never shown as kept, and never left out. */
    NOT_MEASURED("not measured");

    private final String words;

    MonthMark(String words) {
        this.words = words;
    }

    /** The code in JSON and templates: {@code not-measured}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words for people: {@code not measured}. */
    public String words() {
        return words;
    }
}
