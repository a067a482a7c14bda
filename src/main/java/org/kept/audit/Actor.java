package org.kept.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whoever changes something.
 *
 * @param name a person's e-mail address, {@code key:} and the prefix of a key, or {@code kept} for the service itself
 * @param address the network address it came from; null where nobody asked from outside
 * @param request the id of the request, as the log has it
 */
public record Actor(
        String name, @Nullable String address, @Nullable String request) {

    /** The service itself: at a start, and in what it does by the clock. */
    public static final Actor KEPT = new Actor("kept", null, null);

    /** The same request under another name: somebody who signs in or comes in by it. */
    public Actor as(String otherName) {
        return new Actor(otherName, address, request);
    }
}
