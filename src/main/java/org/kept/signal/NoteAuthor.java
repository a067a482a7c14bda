package org.kept.signal;

import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.problem.Problem;

/** Who notes something: the name that is kept with it, and for which teams they may. */
public record NoteAuthor(String name, DataScope reach) {

    /** Whoever is calling. */
    public static NoteAuthor of(SecurityIdentity caller) {
        return new NoteAuthor(caller.getPrincipal().getName(), DataScope.of(caller));
    }

    /** Whether they see what is noted of that team; what is noted of the whole is seen by everybody. */
    boolean sees(@Nullable String team) {
        return team == null || reach.hasTeam(team);
    }

    /**
     * Checks that they may note something of that team, or of the whole.
     *
     * @throws Problem 403 where they may not
     */
    void check(@Nullable String team) {
        if (!reach.hasTeam(team)) {
            throw Problem.forbidden("You note what happened in your own teams and begin limits for these: "
                    + reach.teamsInWords() + ".");
        }
    }
}
