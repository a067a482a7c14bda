package org.kept.access.people;

import java.util.List;
import org.kept.access.FormErrors;
import org.kept.access.PersonalRecognitions;

/**
 * Data of the account page of the signed-in person.
 *
 * @param teams the teams of the person, comma-separated; empty for none
 * @param sees which numbers the person may see
 * @param rights what the role allows
 * @param recognitions the recognitions that the person received
 * @param hasPassword whether the person has a password; if not, they sign in with the company account
 * @param changed whether the password has just been changed
 */
public record AccountPage(
        String name,
        String email,
        String role,
        String teams,
        String sees,
        List<String> rights,
        List<PersonalRecognitions.PersonalRecognition> recognitions,
        List<SessionEntry> sessions,
        boolean hasPassword,
        boolean changed,
        FormErrors faults) {

    /** A signed-in browser; {@code here} marks the current one. */
    public record SessionEntry(String since, String lastSeen, boolean here) {}
}
