package org.kept.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often a digest comes. */
public enum DigestPace {
    /** When a week is published. */
    WEEKLY,
    /** When the week is published in which a month ends. */
    MONTHLY;

    /** The code as stored and sent: {@code weekly}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The pace with this code; empty if there is none. */
    public static Optional<DigestPace> of(String code) {
        return Arrays.stream(values()).filter(pace -> pace.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(DigestPace::code).toList();
    }
}
