package org.kept.rollup.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild, as far as it has come.
 *
 * @param part the part it is in
 * @param place where in that part the last step ended; empty where none has
 * @param found what it found so far
 * @param holdsStart whether nobody is answered before it is done
 * @param begunBy who asked for it
 * @param stepped when the last step was done
 * @param finished null as long as there is more to do
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

    boolean isOver() {
        return finished != null;
    }

    /** The same after one more step. */
    RebuildRun at(String nextPart, String nextPlace, Rebuild.RebuildReport nextFound, Instant now) {
        return new RebuildRun(nextPart, nextPlace, nextFound, holdsStart, begun, begunBy, now, null);
    }

    /** The same after the last step. */
    RebuildRun over(Rebuild.RebuildReport all, Instant now) {
        return new RebuildRun(part, place, all, holdsStart, begun, begunBy, now, now);
    }
}
