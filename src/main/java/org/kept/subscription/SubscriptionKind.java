package org.kept.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person gets. */
public enum SubscriptionKind {
    DIGEST,
    ALERTS;

    /** The code as stored and sent: {@code digest}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SubscriptionKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(SubscriptionKind::code).toList();
    }
}
