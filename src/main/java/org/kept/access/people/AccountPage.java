package org.kept.access.people;

import java.util.List;
import org.kept.access.FormErrors;

/**
 * What the page of one's own account shows.
 *
 * @param teams those one belongs to, in words; empty for none
 * @param rights what the role allows
 * @param hasPassword whether one signs in by a password; without one, by the company's account
 * @param changed whether the password was changed a moment ago
 */
public record AccountPage(
        String name,
        String email,
        String role,
        String teams,
        List<String> rights,
        List<SessionEntry> sessions,
        boolean hasPassword,
        boolean changed,
        FormErrors faults) {

    /** A browser in which one is signed in; {@code here} is this one. */
    public record SessionEntry(String since, String lastSeen, boolean here) {}
}
