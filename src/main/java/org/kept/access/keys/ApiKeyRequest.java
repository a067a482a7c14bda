package org.kept.access.keys;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a new key shall be, as it was sent or typed and not checked yet.
 *
 * @param expires RFC 3339 with an offset, null or blank for never
 * @param sources the only sources it may push for and read, null or empty for all; {@code kpis} and {@code teams} alike
 * @param requestsPerMinute how often it may ask, null for as often as any
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
