package org.kept.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The scopes of an API key. Each word is also a {@code @RolesAllowed} value. */
public enum Scope {
    INGEST("Push events, correct and void them"),
    READ("Read everything"),
    ADMIN("Change the mission, settings and keys");

    private final String means;

    Scope(String means) {
        this.means = means;
    }

    /** The code in the REST API: {@code ingest}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it allows, for display. */
    public String means() {
        return means;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(s -> s.code().equals(word)).findFirst();
    }
}
