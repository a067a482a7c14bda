package org.kept.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Assurance;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.ui.StatusLabels;

/** Describes the variation at a point, and whether the process will meet its target, each in a sentence. */
public final class ProcessNarrative {

    private ProcessNarrative() {}

    /**
     * Signal or normal variation.
     *
     * @param signals the rules that fired, the first of which is given as the reason
     * @param grainName the word for a period
     */
    public static String signal(@Nullable VariationType variationType, List<Signal> signals, String grainName) {
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
        return "No signal: this " + grainName + " is ordinary variation.";
    }

    /**
     * What to expect of a target.
     *
     * @param signal whether a rule fired, so that the process may have changed
     */
    public static String promise(Assurance assurance, String target, String grainName, boolean signal) {
        return signal
                ? "While the signal stands the limits do not say whether the target of " + target + " will be met."
                : expectation(assurance, target, grainName);
    }

    /** Whether any rule fired. */
    public static boolean isSignal(@Nullable VariationType variationType) {
        return variationType != null && variationType != VariationType.COMMON_CAUSE;
    }

    private static String expectation(Assurance assurance, String target, String grainName) {
        return switch (assurance) {
            case CONSISTENTLY_HITS -> "It will meet the target of " + target + " unless something changes.";
            case HIT_OR_MISS -> "Whether it meets the target of " + target + " in any one " + grainName + " is chance.";
            case CONSISTENTLY_MISSES ->
                "It will keep missing the target of " + target + " until the process itself is changed.";
        };
    }
}
