package org.kept.access;

import java.util.List;

/** A permission of a person; {@link #authorities()} are the values used in {@code @RolesAllowed}. */
public enum Permission {
    SEE("See every page and every number", Permissions.PERSON, "read"),
    SPEAK("Comment on drafts, ask why, mark an answer as read", Permissions.VOICE),
    WRITE("Write drafts, answers and notes, begin new limits, make links to the wall", Permissions.AUTHOR),
    CORRECT("Bring files of events, void an event", Permissions.STEWARD),
    ADMINISTER("Publish the mission, look after people, keys and settings", Permissions.ADMINISTRATOR, "admin");

    private final String means;

    @SuppressWarnings("ImmutableEnumChecker") // Created by List.of, so immutable.
    private final List<String> authorities;

    Permission(String means, String... words) {
        this.means = means;
        this.authorities = List.of(words);
    }

    /** What it allows, for display. */
    public String means() {
        return means;
    }

    /** The {@code @RolesAllowed} values that this permission grants. */
    public List<String> authorities() {
        return authorities;
    }
}
