package org.kept.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The state of an alert. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    CLOSED;

    /** The code in JSON: {@code open}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The title as displayed. */
    public String title() {
        return name().charAt(0) + code().substring(1);
    }

    /** The state with this code; empty if there is none. */
    static Optional<AlertState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /** The codes of all states. */
    static List<String> codes() {
        return Arrays.stream(values()).map(AlertState::code).toList();
    }
}
