package org.kept.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key may do; the words are roles of the caller as well. */
public enum Scope {
    /** Push events, correct and void them. */
    INGEST("Push events, correct and void them"),
    /** Read everything. */
    READ("Read everything"),
    /** Change the mission, settings and keys. */
    ADMIN("Change the mission, settings and keys");

    private final String means;

    Scope(String means) {
        this.means = means;
    }

    /** As it is written in the contract: {@code ingest}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it allows, for people. */
    public String means() {
        return means;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
