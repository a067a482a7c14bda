package org.kept.access.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Scope;

/**
 * An API key, without its secret.
 *
 * @param expires when it expires; null for never
 * @param revoked when it was revoked; null if it was not
 * @param lastUsed when it was last used, to about a minute; null for never
 * @param requestsPerMinute its own rate limit; null for the configured default
 * @param replaces the prefix of the key that it replaces; null for none
 * @param replacedBy the prefix of the key that replaces it; null for none
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

    /** Whether the key is neither revoked nor expired at this time. */
    public boolean isActive(Instant now) {
        return revoked == null && (expires == null || expires.isAfter(now));
    }
}
