package org.kept.access.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * What the page of the people shows.
 *
 * @param link the link that was just made, shown this once; null on every other visit
 * @param linkOf whom it is for, or null
 * @param email what was typed so far
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

    /** Somebody in words; {@code you} is whoever looks. */
    public record PersonEntry(
            String id, String name, String email, String role, String teams, String lastSeen, boolean you) {}

    /** Somebody who was invited and has not come yet. */
    public record PendingInvitation(String id, String email, String role, String teams, String by, String until) {}
}
