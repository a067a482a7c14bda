package org.kept.wall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A screen link, without its token.
 *
 * @param name where the screen is, as entered by the person who created the link
 * @param lastSeen accurate to about a minute; null if never used
 */
record WallLink(
        UUID id,
        String name,
        Instant created,
        String createdBy,
        @Nullable Instant lastSeen) {}
