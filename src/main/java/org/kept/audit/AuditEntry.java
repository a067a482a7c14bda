package org.kept.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the trail.
 *
 * @param number from 1, without a gap
 * @param at to the microsecond
 * @param act the code of an {@link AuditAction}; an older trail may hold one that is not made any more
 * @param hash what {@link Chain} makes of it and of the line before
 */
public record AuditEntry(
        long number,
        Instant at,
        Actor actor,
        String act,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String note,
        String hash) {}
