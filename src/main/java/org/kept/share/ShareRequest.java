package org.kept.share;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The unvalidated request for a share link, sent or typed.
 *
 * @param page {@code scorecard}, {@code trend} or {@code why}
 * @param week such as {@code 2026-W46}; null or blank for the last complete week, as it is now
 * @param kpi for a trend and a why
 * @param team null or blank for the whole company
 * @param expires RFC 3339 with an offset, or a date that is the last day; null or blank for 30 days from now
 */
@Schema(name = "ShareRequest")
public record ShareRequest(
        @Nullable String page,
        @Nullable String week,
        @Nullable String kpi,
        @Nullable String team,
        @Nullable String expires) {}
