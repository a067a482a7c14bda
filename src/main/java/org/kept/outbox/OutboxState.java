package org.kept.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** State of a delivery. */
public enum OutboxState {
    /** It is sent as soon as it is due. */
    WAITING("Waiting"),
    DELIVERED("Delivered"),
    /** It was given up. */
    FAILED("Failed"),
    /** It was not sent, because no one wants it any more. */
    DROPPED("Not wanted");

    private final String title;

    OutboxState(String title) {
        this.title = title;
    }

    /** The code as stored and sent: {@code waiting}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The title as displayed. */
    public String title() {
        return title;
    }

    /** The state with this code; empty if there is none. */
    public static Optional<OutboxState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /** The codes of all states. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(OutboxState::code).toList();
    }
}
