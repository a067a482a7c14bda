package org.kept.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventType.EventRule;

/** The questions that customers are asked, and the scores they may answer with. */
enum SurveyQuestion {
    CSAT(1, 5, "An answer on satisfaction: {score} of 5"),
    NPS(0, 10, "An answer on recommending us: {score} of 10"),
    CES(1, 7, "An answer on effort: {score} of 7, where 7 is easy");

    private final int least;
    private final int most;
    private final String sentence;

    SurveyQuestion(int least, int most, String sentence) {
        this.least = least;
        this.most = most;
        this.sentence = sentence;
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(SurveyQuestion::code).toList();
    }

    private static Optional<SurveyQuestion> asked(EventData data) {
        return Arrays.stream(values())
                .filter(each -> data.is("question", each.code()))
                .findFirst();
    }

    /** Its answers with a score from one to another, both included. */
    Predicate<EventData> scored(int from, int to) {
        return data -> data.is("question", code()) && data.number("score") >= from && data.number("score") <= to;
    }

    /** All its answers. */
    Predicate<EventData> answered() {
        return scored(least, most);
    }

    /** A score is one of its question's. */
    static void check(EventData data, EventRule.Faults faults) {
        asked(data)
                .filter(each -> !each.allows(data.member("score")))
                .ifPresent(each -> faults.add(
                        "/data/score",
                        "score.range",
                        "A score of " + each.code() + " is from " + each.least + " to " + each.most + "."));
    }

    private boolean allows(@Nullable Object score) {
        return !(score instanceof Number number) || (number.doubleValue() >= least && number.doubleValue() <= most);
    }

    static String sentence(EventData data) {
        return asked(data)
                .orElseThrow(() -> new IllegalStateException("the door lets no other question in"))
                .sentence
                .replace("{score}", data.said("score"));
    }
}
