package org.kept.access.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.AccessDescription;
import org.kept.access.FormErrors;

/**
 * Data of the people page.
 *
 * @param link the link just created, shown only once; null otherwise
 * @param linkOf the e-mail address that the link is for; null without a link
 * @param email the typed address
 */
public record PeoplePage(
        List<PersonEntry> people,
        List<PendingInvitation> waiting,
        @Nullable String link,
        @Nullable String linkOf,
        String email,
        String name,
        RoleChoices choices,
        FormErrors faults) {

    /** Introduces the page: who can sign in, and what each role sees. */
    public String who() {
        return "Who can sign in, and in which role. " + AccessDescription.ofAllRoles();
    }

    /** A person, formatted; {@code you} marks the signed-in person. */
    public record PersonEntry(
            String id, String name, String email, String role, String teams, String lastSeen, boolean you) {}

    /** An invitation that has not been accepted yet. */
    public record PendingInvitation(String id, String email, String role, String teams, String by, String until) {}
}
