package org.kept.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Thanks to a team or a person.
 *
 * @param team the team; null for a person
 * @param person the e-mail address of the person; null for a team
 * @param name the name of the team or person, as shown
 * @param clause the code of the clause that was kept; null for none
 * @param week the Monday of the week it is for
 * @param givenBy the e-mail address or key of who gave it
 * @param giver the name of who gave it, as shown
 */
public record Recognition(
        UUID id,
        @Nullable String team,
        @Nullable String person,
        String name,
        @Nullable String clause,
        LocalDate week,
        String text,
        Instant given,
        String givenBy,
        String giver) {}
