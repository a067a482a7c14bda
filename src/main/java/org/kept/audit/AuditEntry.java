package org.kept.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param number from 1, without gaps
 * @param at to the microsecond
 * @param act the code of an {@link AuditAction}; old entries may have a code that is no longer used
 * @param hash the SHA-256 of this entry and the hash of the previous one, see {@link Chain}
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
