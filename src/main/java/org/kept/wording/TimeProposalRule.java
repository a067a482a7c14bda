package org.kept.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kept.kpi.MissionHint;
import org.kept.wording.phrase.TimeLimit;

/**
 * Proposal for a time that a promise names.
 *
 * @param words the words that name it; {@code time} is the number and the unit in them
 * @param share the share of cases that the sentence promises, with its words
 */
record TimeProposalRule(
        String words, String time, TimeLimit limit, boolean isAboutReaching, Optional<PromisedShare> share) {

    /** The name of this rule in the KPI entries. */
    static final String NAME = "time";

    /** The common aim of call centres, for promises that name no share. */
    private static final double CUSTOMARY = 0.80;

    /** A share of the cases, with the words that promise it. */
    record PromisedShare(double value, String words) {}

    MeasureProposal proposal(int start, int end) {
        return new MeasureProposal(PromiseAspect.HOW_FAST, start, end, words, says(), limit.seconds(), fits());
    }

    private String says() {
        if (limit.unit().equals(TimeLimit.RINGS)) {
            return "“" + words + "” is a limit, but Kept counts seconds and not rings. Say it in seconds, and it can be"
                    + " measured.";
        }
        if (limit.unit().equals(TimeLimit.DAYS)) {
            return "“" + words + "” is a limit in days or longer. No KPI of the catalogue measures that yet: waits are"
                    + " counted in seconds. A KPI of your own can.";
        }
        return limit.seconds()
                .map(this::says)
                .orElse("“" + words
                        + "” is a limit outside 1 second to 24 hours; no KPI of the catalogue measures that.");
    }

    private String says(int seconds) {
        var counted = String.format(Locale.ROOT, "%,d", seconds);
        return isAboutReaching
                ? "“" + words + "” is a limit: the service level counts who was answered within T = " + counted + " s."
                : "“" + words + "” is a limit of " + counted + " s, but not for an answer. The service level measures"
                        + " waiting for an answer; this needs a KPI of your own.";
    }

    private List<KpiSuggestion> fits() {
        return isAboutReaching ? limit.seconds().map(this::fits).orElse(List.of()) : List.of();
    }

    private List<KpiSuggestion> fits(int seconds) {
        return Fits.proposedBy(NAME)
                .map(each -> new KpiSuggestion(
                        each.kpi(),
                        each.hint()
                                .because()
                                .replace("{within}", timeLimitText())
                                .replace("{words}", words),
                        each.role(),
                        target(each.hint().goal(), seconds)))
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
        return share.map(promised -> new TargetSuggestion(
                        "atLeast", promised.value(), "Your words say so: “" + promised.words() + "”."))
                .orElse(new TargetSuggestion(
                        "atLeast",
                        CUSTOMARY,
                        "80 % is what call centres commonly aim for. Your words do not say it; taken strictly they"
                                + " promise 100 %."));
    }

    private String timeLimitText() {
        return limit.followsAVerb()
                ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1)
                : "within " + time;
    }
}
