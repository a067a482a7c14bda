package org.kept.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Criteria for audit entries; null matches everything.
 *
 * @param act the code of an {@link AuditAction}
 * @param actor the name of the actor
 * @param subject a prefix of the subject
 * @param from earliest time, inclusive
 * @param to latest time, exclusive
 * @param below only entries with a lower number
 */
public record AuditQuery(
        @Nullable String act,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long below) {

    /** The same criteria, limited to entries below this number. */
    AuditQuery below(long number) {
        return new AuditQuery(act, actor, subject, from, to, number);
    }
}
