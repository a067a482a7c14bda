package org.kept.rollup.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.problem.Problem;

/**
 * The recount that a start has begun or resumed, and how far it is.
 *
 * <p>In a new time zone every week begins at another moment, so until all are counted events have to wait, and no
 * number may leave Kept. In the same zone only what an upgrade added is incomplete.
 */
@ApplicationScoped
public class StartRecount {

    private static final Duration UNKNOWN = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Fewer weeks say too little about the time that the others take. */
    private static final int FEW = 3;

    private record RecountProgress(boolean newZone, int counted, int weeks, long since) {}

    private final ReportingZone zone;
    private volatile @Nullable RecountProgress progress;

    StartRecount(ReportingZone zone) {
        this.zone = zone;
    }

    /**
     * Marks the beginning.
     *
     * @param newZone whether the numbers were counted in another zone
     * @param weeks number of weeks to count
     */
    public void begin(boolean newZone, int weeks) {
        progress = new RecountProgress(newZone, 0, weeks, System.nanoTime());
    }

    /** Records the number of weeks counted so far. */
    public void advance(int counted) {
        var last = progress;
        if (last != null) {
            progress = new RecountProgress(last.newZone(), counted, last.weeks(), last.since());
        }
    }

    public void end() {
        progress = null;
    }

    /** Whether the numbers are being counted in a new time zone. */
    public boolean isInNewZone() {
        var last = progress;
        return last != null && last.newZone();
    }

    /** How far it is, in words; null if there is none. */
    public @Nullable String message() {
        var last = progress;
        if (last == null) {
            return null;
        }
        var far = last.counted() + " of " + last.weeks() + (last.weeks() == 1 ? " week." : " weeks.");
        return last.newZone()
                ? "Counting all numbers in the time zone " + zone.id().getId() + ": " + far
                        + " Until then numbers are incomplete, and events have to wait."
                : "Counting all numbers again after an upgrade or an interruption: " + far
                        + " Until then some numbers are incomplete.";
    }

    /**
     * Rejects the caller until all numbers are counted in this zone.
     *
     * @throws Problem with the time after which to try again
     */
    public void requireZone() {
        var last = progress;
        if (last != null && last.newZone()) {
            var left = left(last.counted(), last.weeks(), Duration.ofNanos(System.nanoTime() - last.since()));
            throw Problem.busy(
                    "Kept is counting all numbers in the time zone " + zone.id().getId() + ": " + last.counted()
                            + " of " + last.weeks() + " weeks. Nothing was stored; try again later.",
                    left);
        }
    }

    /** The time that the other weeks take if they are like those that were counted. */
    static Duration left(int counted, int weeks, Duration taken) {
        if (counted < FEW) {
            return UNKNOWN;
        }
        var left = taken.multipliedBy(Math.max(0, weeks - counted)).dividedBy(counted);
        if (left.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }
}
