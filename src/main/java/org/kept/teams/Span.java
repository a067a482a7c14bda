package org.kept.teams;

import java.util.Arrays;
import java.util.Optional;

/** Over how many weeks teams are compared. */
enum Span {
    WEEK("1w", "1 week", "w", 1),
    MONTH("4w", "4 weeks", "m", 4),
    QUARTER("13w", "13 weeks", "q", 13),
    YEAR("52w", "52 weeks", "y", 52);

    /** Long enough for small teams to be seen, short enough to be about now. */
    static final Span USUAL = QUARTER;

    private final String code;
    private final String words;
    private final String key;
    private final int weeks;

    Span(String code, String words, String key, int weeks) {
        this.code = code;
        this.words = words;
        this.key = key;
        this.weeks = weeks;
    }

    String code() {
        return code;
    }

    String words() {
        return words;
    }

    String key() {
        return key;
    }

    int weeks() {
        return weeks;
    }

    static Optional<Span> of(String code) {
        return Arrays.stream(values()).filter(span -> span.code.equals(code)).findFirst();
    }
}
