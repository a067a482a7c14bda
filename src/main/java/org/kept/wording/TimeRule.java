package org.kept.wording;

import java.util.List;
import java.util.Optional;

/** What is proposed for a time that a promise names. */
record TimeRule(String words, TimeLimit limit, boolean isAboutReaching) {

    /** What call centres commonly aim for; no promise has it in its words. */
    private static final double CUSTOMARY = 0.80;

    Proposal proposal(int start, int end) {
        return new Proposal(Facet.HOW_FAST, start, end, words, says(), limit.seconds(), fits());
    }

    private String says() {
        if (limit.unit().equals(TimeLimit.RINGS)) {
            return "“" + words
                    + "” is a limit, but Kept counts seconds and not rings. Say it in seconds, and it can be measured.";
        }
        if (limit.unit().equals(TimeLimit.DAYS)) {
            return "“" + words
                    + "” is a limit of days or longer. No KPI of the catalogue measures that yet: waits are counted in"
                    + " seconds. A KPI of your own can.";
        }
        return limit.seconds()
                .map(this::says)
                .orElse("“" + words + "” is a limit outside 1 second to 24 hours, and no KPI of"
                        + " the catalogue measures that.");
    }

    private String says(int seconds) {
        var time = "“" + words + "” is a limit of " + seconds + " seconds";
        return isAboutReaching
                ? time + ": the service level counts who was answered within T = " + seconds + " s."
                : time
                        + ", but not for an answer. The service level measures waiting to be answered; for this, count with a KPI"
                        + " of your own.";
    }

    private List<Fit> fits() {
        return isAboutReaching ? limit.seconds().map(this::fits).orElse(List.of()) : List.of();
    }

    private List<Fit> fits(int seconds) {
        var level = new Suggested(
                "atLeast",
                CUSTOMARY,
                "80 % is what call centres commonly aim for; your words do not say it, and taken strictly they promise 100 %.");
        var average = new Suggested(
                "atMost", seconds, "The time that the words name; an average beyond it breaks the promise for sure.");
        return List.of(
                new Fit(
                        "sla",
                        "The share of calls answered " + words + ", the time we promise.",
                        "measures",
                        Optional.of(level)),
                new Fit(
                        "awt",
                        "The average wait, so that where “" + words + "” is missed it is missed by little.",
                        "proxy",
                        Optional.of(average)));
    }
}
