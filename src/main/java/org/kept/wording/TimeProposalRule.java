package org.kept.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.kept.kpi.MissionHint;
import org.kept.wording.phrase.TimeLimit;

/**
 * Proposal for a time in a promise.
 *
 * @param words the words of the time limit; {@code time} is the number and the unit in them
 * @param about meaning of the nearest action
 * @param share the share of cases that the sentence promises, with its words
 */
record TimeProposalRule(
        String words, String time, TimeLimit limit, ActionFinder.ActionKind about, Optional<PromisedShare> share) {

    /** The name of this rule in the KPI entries. */
    static final String NAME = "time";

    /** The names for times in days, by their subject. */
    static final String DAYS = "days";

    static final String DAYS_TO_RESOLVE = "days-to-resolve";

    /** The common target of call centres, for promises without a share. */
    private static final double CUSTOMARY = 0.80;

    /** A share of the cases, with the words that promise it. */
    record PromisedShare(double value, String words) {}

    MeasureProposal proposal(int start, int end) {
        return new MeasureProposal(PromiseAspect.HOW_FAST, start, end, words, says(), limit.seconds(), days(), fits());
    }

    private Optional<MeasureProposal.PromisedDays> days() {
        return limit.days()
                .map(number ->
                        new MeasureProposal.PromisedDays(number, limit.unit().equals(TimeLimit.WORKING_DAYS)));
    }

    private String says() {
        if (limit.unit().equals(TimeLimit.RINGS)) {
            return "“" + words + "” is a limit, but Kept counts seconds and not rings. Say it in seconds, and it can be"
                    + " measured.";
        }
        if (limit.isInDays()) {
            return inDays();
        }
        return limit.seconds()
                .map(this::says)
                .orElse("“" + words
                        + "” is a limit outside 1 second to 24 hours; no KPI of the catalogue measures that.");
    }

    private String inDays() {
        var calendar = limit.unit().equals(TimeLimit.WORKING_DAYS)
                ? " Working days need a calendar of when you are open; count its time by that."
                : " It counts every hour, nights and weekends too, unless you count it by a calendar of when you are open.";
        return switch (about) {
            case OTHER ->
                "“" + words + "” is a limit in days or longer, but not for an answer or a resolution. No KPI of the"
                        + " catalogue measures that; a KPI of your own can.";
            case RESOLVE ->
                "“" + words
                        + "” is a limit in days or longer: the time to resolution counts from the arrival of a contact"
                        + " until it is resolved." + calendar;
            case REACH, NOTHING ->
                "“" + words
                        + "” is a limit in days or longer: the first response counts who was answered within it, of the"
                        + " contacts that say when they arrived." + calendar;
        };
    }

    private boolean isAboutReaching() {
        return about == ActionFinder.ActionKind.REACH || about == ActionFinder.ActionKind.NOTHING;
    }

    private String says(int seconds) {
        var counted = String.format(Locale.ROOT, "%,d", seconds);
        return isAboutReaching()
                ? "“" + words + "” is a limit: the service level counts who was answered within T = " + counted + " s."
                : "“" + words + "” is a limit of " + counted + " s, but not for an answer. The service level measures"
                        + " waiting for an answer; this needs a KPI of your own.";
    }

    private List<KpiSuggestion> fits() {
        if (limit.isInDays()) {
            return switch (about) {
                case OTHER -> List.of();
                case RESOLVE -> fits(DAYS_TO_RESOLVE, Optional.empty());
                case REACH, NOTHING -> fits(DAYS, share.map(TimeProposalRule::shareTarget));
            };
        }
        return isAboutReaching() ? limit.seconds().map(this::fits).orElse(List.of()) : List.of();
    }

    private List<KpiSuggestion> fits(String rule, Optional<TargetSuggestion> target) {
        return fits(rule, goal -> target);
    }

    private List<KpiSuggestion> fits(int seconds) {
        return fits(NAME, goal -> target(goal, seconds));
    }

    private List<KpiSuggestion> fits(String rule, Function<MissionHint.Goal, Optional<TargetSuggestion>> target) {
        return Fits.proposedBy(rule)
                .map(each -> new KpiSuggestion(
                        each.kpi(),
                        each.hint()
                                .because()
                                .replace("{within}", timeLimitText())
                                .replace("{words}", words),
                        each.role(),
                        target.apply(each.hint().goal())))
                .toList();
    }

    private Optional<TargetSuggestion> target(MissionHint.Goal goal, int seconds) {
        return switch (goal) {
            case NONE -> Optional.empty();
            case SHARE_IN_TIME -> Optional.of(serviceLevelTarget());
            case TIME ->
                Optional.of(new TargetSuggestion(
                        "atMost",
                        seconds,
                        "The time in your wording. With a longer average, too many wait longer than that."));
        };
    }

    private TargetSuggestion serviceLevelTarget() {
        return share.map(TimeProposalRule::shareTarget)
                .orElse(new TargetSuggestion(
                        "atLeast",
                        CUSTOMARY,
                        "80 % is what call centres commonly aim for. Your words do not say it; taken strictly they"
                                + " promise 100 %."));
    }

    private static TargetSuggestion shareTarget(PromisedShare promised) {
        return new TargetSuggestion("atLeast", promised.value(), "Your words say so: “" + promised.words() + "”.");
    }

    private String timeLimitText() {
        return limit.followsAVerb()
                ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1)
                : "within " + time;
    }
}
