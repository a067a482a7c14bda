package org.kept.access;

import java.util.List;

/** Something that a person may do; its words are what {@code @RolesAllowed} asks for. */
public enum Permission {
    SEE("See every page and every number", Permissions.PERSON, "read"),
    SPEAK("Comment on drafts, ask why, mark an answer as read", Permissions.VOICE),
    WRITE("Write drafts, answers and notes, begin new limits, make links to the wall", Permissions.AUTHOR),
    CORRECT("Bring files of events, void an event", Permissions.STEWARD),
    ADMINISTER("Publish the mission, look after people, keys and settings", Permissions.ADMINISTRATOR, "admin");

    private final String means;

    @SuppressWarnings("ImmutableEnumChecker") // The JDK's own, which cannot change.
    private final List<String> words;

    Permission(String means, String... words) {
        this.means = means;
        this.words = List.of(words);
    }

    /** What it allows, for people. */
    public String means() {
        return means;
    }

    /** The words by which a route asks for it. */
    public List<String> words() {
        return words;
    }
}
