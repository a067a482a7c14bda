package org.kept.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scopes of an API key. Each word is also a {@code @RolesAllowed} value. */
public enum Scope {
    INGEST("Send, correct and void events"),
    READ("Read events, numbers and the mission"),
    ADMIN("Change the mission, settings and keys, erase customers, read the audit trail, back up");

    private final String means;

    Scope(String means) {
        this.means = means;
    }

    /** The code in the REST API: {@code ingest}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A description of what it allows, for display. */
    public String means() {
        return means;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Scope::code).toList();
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(s -> s.code().equals(word)).findFirst();
    }
}
