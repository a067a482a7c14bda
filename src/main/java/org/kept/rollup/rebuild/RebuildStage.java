package org.kept.rollup.rebuild;

import org.jspecify.annotations.Nullable;

/** Stage of a rebuild: recomputes one kind of derived data in bounded steps, each in its own transaction. */
interface RebuildStage {

    /** Code in the database and the API. */
    String code();

    /**
     * Takes the next step.
     *
     * @param after the place where the previous step ended; empty to begin
     * @param weeks every week with data
     * @return the place where this step ended; null if the stage is finished
     */
    @Nullable
    String step(String after, RebuildWeeks weeks, RebuildComparison comparison);
}
