package org.kept.signal;

import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.problem.Problem;

/** The author of a note: the name stored with it, and the scope of teams they may write for. */
public record NoteAuthor(String name, DataScope reach) {

    /** The caller as an author. */
    public static NoteAuthor of(SecurityIdentity caller) {
        return new NoteAuthor(caller.getPrincipal().getName(), DataScope.of(caller));
    }

    /** Whether the author may see notes about the team; notes about the whole company are visible to all. */
    boolean maySee(@Nullable String team) {
        return team == null || reach.allowsTeam(team);
    }

    /**
     * Checks that the author may write notes about the team, or about the whole company if it is null.
     *
     * @throws Problem 403 if not
     */
    void checkMayWrite(@Nullable String team) {
        if (!reach.allowsTeam(team)) {
            throw Problem.forbidden(
                    "You can add notes and reset limits for your own teams only: " + reach.teamList() + ".");
        }
    }
}
