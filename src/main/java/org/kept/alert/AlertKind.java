package org.kept.alert;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Kinds of alerts. */
public enum AlertKind {
    SIGNAL("Signal", Duration.ofHours(24)),
    MISSED("Promise missed", Duration.ZERO),
    SILENCE("Source silent", Duration.ZERO),
    GUARANTEE("Guarantee broken", Duration.ofHours(24)),
    SUSPECT("Reason to confirm", Duration.ZERO);

    private final String title;
    private final Duration calm;

    AlertKind(String title, Duration calm) {
        this.title = title;
        this.calm = calm;
    }

    /** The code as stored and sent: {@code signal}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The title as displayed. */
    public String title() {
        return title;
    }

    /** How long the condition must be over before the alert is closed, because late events move numbers to and fro. */
    Duration calm() {
        return calm;
    }

    /** The kind with this stored code. */
    static AlertKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
