package org.kept.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Assurance;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.ui.StatusLabels;

/** What a point says of its process, and what the process will do about a target, each in a sentence. */
public final class ProcessNarrative {

    private ProcessNarrative() {}

    /**
     * Signal or noise.
     *
     * @param signals the rules that fired, the first of which is the reason
     * @param one what a period is called
     */
    public static String signal(@Nullable VariationType variationType, List<Signal> signals, String one) {
        var why = signals.isEmpty()
                ? ""
                : " (" + StatusLabels.signal(signals.get(0).code()) + ")";
        if (variationType == VariationType.IMPROVEMENT) {
            return "A signal of improvement" + why + ". Find out what changed, and keep it.";
        }
        if (variationType == VariationType.CONCERN) {
            return "A signal of concern" + why + ". Find out what changed.";
        }
        if (variationType == VariationType.SPECIAL_CAUSE) {
            return "A signal of change" + why
                    + ". Find out what changed; whether it is welcome, the number cannot say.";
        }
        return "No signal: this " + one + " is ordinary variation.";
    }

    /**
     * What is to be expected of a target.
     *
     * @param signal whether a rule fired, so that the process may no longer stand as it did
     */
    public static String promise(Assurance assurance, String target, String one, boolean signal) {
        return signal
                ? "While the signal stands the limits do not say whether the target of " + target + " will be met."
                : lasting(assurance, target, one);
    }

    /** Whether a rule fired at all. */
    public static boolean isSignal(@Nullable VariationType variationType) {
        return variationType != null && variationType != VariationType.COMMON_CAUSE;
    }

    private static String lasting(Assurance assurance, String target, String one) {
        return switch (assurance) {
            case CONSISTENTLY_HITS -> "It will meet the target of " + target + " unless something changes.";
            case HIT_OR_MISS -> "Whether it meets the target of " + target + " in any one " + one + " is chance.";
            case CONSISTENTLY_MISSES ->
                "It will keep missing the target of " + target + " until the process itself is changed.";
        };
    }
}
