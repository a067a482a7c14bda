package org.kept.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the trail; null where any will do.
 *
 * @param act the code of an {@link AuditAction}
 * @param actor the name of whoever did it
 * @param subject the beginning of what it was done to
 * @param from at or after it
 * @param to before it
 * @param below with a number below that one
 */
public record AuditQuery(
        @Nullable String act,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Long below) {

    /** The same, continued below that line. */
    AuditQuery below(long number) {
        return new AuditQuery(act, actor, subject, from, to, number);
    }
}
