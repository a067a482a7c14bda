package org.kept.access.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;

/**
 * A pending one-time link: creates an account or resets a password.
 *
 * @param name the name if known; otherwise blank
 * @param person the person whose password it resets; null for a new person
 */
record Invitation(
        UUID id,
        String email,
        String name,
        Role role,
        List<String> teams,
        @Nullable UUID person,
        String createdBy,
        Instant expires) {

    boolean isReset() {
        return person != null;
    }
}
