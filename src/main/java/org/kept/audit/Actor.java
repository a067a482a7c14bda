package org.kept.audit;

import org.jspecify.annotations.Nullable;

/**
 * The author of a change.
 *
 * @param name a person's e-mail address, {@code key:} and the prefix of a key, or {@code kept} for the service
 *     itself
 * @param address the client address; null for changes made by the service itself
 * @param request the id of the request, as logged; null without a request
 */
public record Actor(
        String name, @Nullable String address, @Nullable String request) {

    /** The service itself: at a start, and in scheduled work. */
    public static final Actor KEPT = new Actor("kept", null, null);

    private static final String KEY = "key:";

    /** The name of an API key in the audit trail. */
    public static String nameOfKey(String prefix) {
        return KEY + prefix;
    }

    /** Whether an author is an API key, not a person. */
    public static boolean isKey(String name) {
        return name.startsWith(KEY);
    }

    /** The same request under another name, for a person who signs in or accepts an invitation with it. */
    public Actor withName(String otherName) {
        return new Actor(otherName, address, request);
    }
}
