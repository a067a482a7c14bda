package org.kept.rollup.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a rebuild.
 *
 * @param part code of the current stage
 * @param place where in the stage the last step ended; empty before the first
 * @param found findings so far
 * @param holdsStart whether the start of the service waits for it
 * @param begunBy name of who started it
 * @param stepped time of the last step
 * @param finished null until it is finished
 */
public record RebuildRun(
        String part,
        String place,
        Rebuild.RebuildReport found,
        boolean holdsStart,
        Instant begun,
        String begunBy,
        Instant stepped,
        @Nullable Instant finished) {

    boolean isFinished() {
        return finished != null;
    }

    /** A copy after one more step. */
    RebuildRun advanced(String nextStage, String nextPlace, Rebuild.RebuildReport nextFound, Instant now) {
        return new RebuildRun(nextStage, nextPlace, nextFound, holdsStart, begun, begunBy, now, null);
    }

    /** A copy after the last step. */
    RebuildRun completed(Rebuild.RebuildReport report, Instant now) {
        return new RebuildRun(part, place, report, holdsStart, begun, begunBy, now, now);
    }
}
