package org.kept.outbox;

import java.time.Duration;
import java.util.List;

/** Delays between attempts, growing with the number of failures. */
final class RetryDelay {

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private RetryDelay() {}

    /** Delay after this many failures in a row (at least 1). */
    static Duration after(int failures) {
        return DELAYS.get(Math.min(Math.max(failures, 1), DELAYS.size()) - 1);
    }
}
