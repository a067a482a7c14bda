package org.kept.action.effect;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The way in which a number is expected to move. The code is stored, so it never changes. */
public enum ExpectedDirection {
    UP("goes up"),
    DOWN("goes down");

    private final String words;

    ExpectedDirection(String words) {
        this.words = words;
    }

    /** The code as stored and sent: {@code down}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The direction as a verb, to follow the name of a KPI. */
    public String words() {
        return words;
    }

    /** 1 for up, −1 for down. */
    int sign() {
        return this == UP ? 1 : -1;
    }

    /** The direction with this code; empty if there is none. */
    public static Optional<ExpectedDirection> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
