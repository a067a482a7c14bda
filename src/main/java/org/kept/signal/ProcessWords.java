package org.kept.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Assurance;
import org.kept.stats.Mark;
import org.kept.stats.Signal;
import org.kept.ui.Marks;

/** What a point says of its process, and what the process will do about a target, each in a sentence. */
public final class ProcessWords {

    private ProcessWords() {}

    /**
     * Signal or noise.
     *
     * @param signals the rules that fired, the first of which is the reason
     * @param one what a period is called
     */
    public static String signal(@Nullable Mark mark, List<Signal> signals, String one) {
        var why = signals.isEmpty() ? "" : " (" + Marks.signal(signals.get(0).code()) + ")";
        if (mark == Mark.IMPROVEMENT) {
            return "A signal of improvement" + why + ". Find out what changed, and keep it.";
        }
        if (mark == Mark.CONCERN) {
            return "A signal of concern" + why + ". Find out what changed.";
        }
        if (mark == Mark.SPECIAL_CAUSE) {
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
    public static boolean isSignal(@Nullable Mark mark) {
        return mark != null && mark != Mark.COMMON_CAUSE;
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
