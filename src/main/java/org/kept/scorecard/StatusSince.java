package org.kept.scorecard;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * Since when a row has its status.
 *
 * @param missed the first of the weeks in a row that missed the target; null if this one did not
 * @param signal the first week of the signal that is still there; null without one
 */
public record StatusSince(@Nullable Period missed, @Nullable Period signal) {

    /** No miss and no signal. */
    public static final StatusSince NONE = new StatusSince(null, null);
}
