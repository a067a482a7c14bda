package org.kept.access.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Scope;

/**
 * An API key, without its secret.
 *
 * @param expires from when on it is refused, null for never
 * @param revoked when it was taken back, null where it was not
 * @param lastUsed when it was last seen, within about a minute, null for never
 * @param requestsPerMinute how often it may ask, null for as often as any
 * @param replaces the prefix of the key in whose place it was made, null for none
 * @param replacedBy the prefix of the key that was made in its place, null for none
 */
public record ApiKey(
        String prefix,
        String name,
        List<Scope> scopes,
        Instant created,
        String createdBy,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable Instant lastUsed,
        DataScope reach,
        @Nullable Integer requestsPerMinute,
        @Nullable String replaces,
        @Nullable String replacedBy) {

    /** Whether it opens anything at that instant. */
    public boolean isActive(Instant now) {
        return revoked == null && (expires == null || expires.isAfter(now));
    }
}
