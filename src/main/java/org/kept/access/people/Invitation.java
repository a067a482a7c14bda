package org.kept.access.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;

/**
 * A link that waits to be used once: it takes somebody in, or lets them choose a new password.
 *
 * @param name as far as it is known; blank where it is not
 * @param person whose password it resets; null for somebody who is still to come
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
