package org.kept.access.keys;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The unvalidated request for a new key, sent or typed.
 *
 * @param expires RFC 3339 with an offset; null or blank for never
 * @param sources the only sources it may write and read; null or empty for all. The same applies to {@code kpis}
 *     and {@code teams}
 * @param requestsPerMinute its own rate limit; null for the configured default
 */
@Schema(name = "WantedKey")
public record ApiKeyRequest(
        @Nullable String name,
        @Nullable List<@Nullable String> scopes,
        @Nullable String expires,
        @Nullable List<@Nullable String> sources,
        @Nullable List<@Nullable String> kpis,
        @Nullable List<@Nullable String> teams,
        @Nullable Integer requestsPerMinute) {}
