package org.kept.scorecard.publication;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices a clock that jumps: since the last look it has gone another way than the time that passed. */
final class SteadyClock {

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private @Nullable Instant lastTime;
    private long lastNanos;

    SteadyClock() {}

    /**
     * Whether the clock agrees with the time that has passed since the last look; false at the first look.
     *
     * @param time by the clock
     * @param nanos of a time that only passes, as {@link System#nanoTime()}
     */
    boolean isSteady(Instant time, long nanos) {
        var last = lastTime;
        var passed = Duration.ofNanos(nanos - lastNanos);
        lastTime = time;
        lastNanos = nanos;
        return last != null && Duration.between(last, time).minus(passed).abs().compareTo(TOLERANCE) <= 0;
    }
}
