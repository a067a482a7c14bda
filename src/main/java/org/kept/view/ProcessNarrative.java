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
            return "Improved: a signal" + why + ". Find out what changed and keep it.";
        }
        if (variationType == VariationType.CONCERN) {
            return "Worsened: a signal" + why + ". Find out what changed.";
        }
        if (variationType == VariationType.SPECIAL_CAUSE) {
            return "Changed: a signal" + why + ". Find out what changed; this KPI cannot say whether that is good.";
        }
        return "No signal: this " + grainName + " is within normal variation.";
    }

    /**
     * Whether the target will be met.
     *
     * @param signal whether a rule fired, so that the process may have changed
     */
    public static String promise(Assurance assurance, String target, String grainName, boolean signal) {
        return signal
                ? "While this signal lasts, the limits cannot say whether the target of " + target + " will be met."
                : expectation(assurance, target, grainName);
    }

    /** Whether any rule fired. */
    public static boolean isSignal(@Nullable VariationType variationType) {
        return variationType != null && variationType != VariationType.COMMON_CAUSE;
    }

    private static String expectation(Assurance assurance, String target, String grainName) {
        return switch (assurance) {
            case CONSISTENTLY_HITS -> "Expect the target of " + target + " to be met unless something changes.";
            case HIT_OR_MISS ->
                "In any single " + grainName + ", meeting the target of " + target + " is down to chance.";
            case CONSISTENTLY_MISSES ->
                "Expect the target of " + target + " to be missed until the process itself changes.";
        };
    }
}
