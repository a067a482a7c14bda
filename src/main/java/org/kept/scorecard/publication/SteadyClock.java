package org.kept.scorecard.publication;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Detects jumps of a clock by comparing it with the time that has passed. */
final class SteadyClock {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private @Nullable Instant lastTime;
    private long lastNanos;

    SteadyClock() {}

    /**
     * Whether the clock has advanced by the time that has passed since the last call; false at the first call.
     *
     * @param time the time by the clock
     * @param nanos elapsed time, such as {@link System#nanoTime()}
     */
    boolean isSteady(Instant time, long nanos) {
        var last = lastTime;
        var passed = Duration.ofNanos(nanos - lastNanos);
        lastTime = time;
        lastNanos = nanos;
        return last != null && Duration.between(last, time).minus(passed).abs().compareTo(TOLERANCE) <= 0;
    }
}
