package org.kept.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.signal.SignalRun;

/**
 * Since when a row has its status, and by which rules.
 *
 * @param missed the first of the weeks in a row that missed the target; null if this one did not
 * @param signal the first week of the signal that is still there; null without one
 * @param runs the runs of weeks that make the signal, the rule that counts most first; empty if they are not known
 */
public record StatusSince(@Nullable Period missed, @Nullable Period signal, List<SignalRun> runs) {

    /** No miss and no signal. */
    public static final StatusSince NONE = new StatusSince(null, null, List.of());

    public StatusSince {
        runs = List.copyOf(runs);
    }
}
