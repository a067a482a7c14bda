package org.kept.wall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which one screen shows the wall, without its token.
 *
 * @param name where the screen hangs, as whoever made the link called it
 * @param lastSeen within about a minute; null for never
 */
record WallLink(
        UUID id,
        String name,
        Instant created,
        String createdBy,
        @Nullable Instant lastSeen) {}
