package org.kept.rollup.rebuild;

import org.jspecify.annotations.Nullable;

/** A part of what is derived from the events, computed anew in steps that are bounded, each in a transaction of its own. */
interface RebuildStage {

    /** As it is kept and sent. */
    String code();

    /**
     * Compares what comes next.
     *
     * @param after the place where the step before ended; empty to begin
     * @param weeks every week in which there is anything
     * @return where this one ended; null when the part is done
     */
    @Nullable
    String step(String after, RebuildWeeks weeks, RebuildComparison comparison);
}
