package org.kept.promise;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Assurance;
import org.kept.ui.NumberFormatter;

/**
 * Whether a clause reliably meets its targets, by Kept's statistics.
 *
 * @param measured whether any KPI measures it
 * @param assurance whether the process meets its targets; null without targets or with too few weeks for limits
 * @param weeksMet how many of the judged weeks, at most 26, met every target
 * @param weeksJudged how many weeks could be judged
 * @param doubts what the weeks show against it, as sentences
 */
record ClauseReliability(
        boolean measured, @Nullable Assurance assurance, int weeksMet, int weeksJudged, List<String> doubts) {

    /** A clause without judged weeks. */
    static final ClauseReliability UNKNOWN = new ClauseReliability(false, null, 0, 0, List.of());

    ClauseReliability {
        doubts = List.copyOf(doubts);
    }

    /** Whether weeks were judged, the whole usual range meets the target, and no week casts doubt on that. */
    boolean isReliable() {
        return assurance == Assurance.CONSISTENTLY_HITS && weeksJudged > 0 && doubts.isEmpty();
    }

    /** The decision, then the doubts and the number behind it. */
    String words() {
        if (!measured) {
            return "No measure: every month will read “not measured”.";
        }
        return decision()
                + doubts.stream().map(each -> " " + each).collect(Collectors.joining())
                + (weeksJudged == 0
                        ? " No week could be judged yet."
                        : " Its targets were " + (weeksMet == 0 ? "not " : "") + "met in "
                                + weeks(weeksMet, weeksJudged) + ".");
    }

    /** So many of the weeks that were judged: {@code 3 of the last 26 judged weeks}, {@code the only judged week}. */
    static String weeks(int count, int judged) {
        if (judged == 1) {
            return "the only judged week";
        }
        return (count == 0 ? "any" : NumberFormatter.count(count)) + " of the last "
                + NumberFormatter.of(judged, "judged week", "judged weeks");
    }

    private String decision() {
        if (assurance == null || weeksJudged == 0) {
            return "Too few weeks with a target to say whether this promise can be kept.";
        }
        return switch (assurance) {
            case CONSISTENTLY_HITS ->
                doubts.isEmpty()
                        ? "Usually met: the usual range meets the target."
                        : "The usual range meets the target, but not every week bears it out.";
            case HIT_OR_MISS ->
                "Could go either way: the target lies inside the usual range. Expect to miss some months.";
            case CONSISTENTLY_MISSES ->
                "Usually missed: the usual range misses the target. Expect to miss until the process changes.";
        };
    }
}
