package org.kept.share;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share link, without its token.
 *
 * @param lastSeen accurate to about a minute; null if never used
 */
record ShareLink(
        UUID id,
        ShareTarget target,
        Instant created,
        String createdBy,
        Instant expires,
        @Nullable Instant lastSeen) {

    boolean isExpired(Instant now) {
        return !expires.isAfter(now);
    }
}
