package org.kept.access;

import java.util.List;

/** A permission of a person; {@link #authorities()} are the values used in {@code @RolesAllowed}. */
public enum Permission {
    SEE("Read pages and numbers, raise problems and ideas, give thanks", Permissions.PERSON, "read"),
    SPEAK("Comment on drafts, ask questions, mark answers as read", Permissions.VOICE),
    WRITE("Write drafts, answers and notes, reset limits, create screen links", Permissions.AUTHOR),
    CORRECT("Import event files, type figures, void events, exclude time, publish weeks", Permissions.STEWARD),
    ADMINISTER(
            "Publish the mission, manage people, keys and settings, erase customers, read the audit trail",
            Permissions.ADMINISTRATOR,
            "admin");

    private final String means;

    @SuppressWarnings("ImmutableEnumChecker") // Created by List.of, so immutable.
    private final List<String> authorities;

    Permission(String means, String... words) {
        this.means = means;
        this.authorities = List.of(words);
    }

    /** A description of what it allows, for display. */
    public String means() {
        return means;
    }

    /** The {@code @RolesAllowed} values that this permission grants. */
    public List<String> authorities() {
        return authorities;
    }
}
