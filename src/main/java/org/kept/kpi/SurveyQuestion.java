package org.kept.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventType.EventRule;

/** Survey questions, with the range of their scores. */
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

    private static Optional<SurveyQuestion> questionOf(EventData data) {
        return Arrays.stream(values())
                .filter(each -> data.is("question", each.code()))
                .findFirst();
    }

    /** Its answers with a score in the range, both ends inclusive. */
    Predicate<EventData> scored(int from, int to) {
        return data -> data.is("question", code()) && data.number("score") >= from && data.number("score") <= to;
    }

    /** All its answers. */
    Predicate<EventData> answered() {
        return scored(least, most);
    }

    /** Adds an error if the score is out of its question's range. */
    static void check(EventData data, EventRule.Faults faults) {
        questionOf(data)
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
        return questionOf(data)
                .orElseThrow(() -> new IllegalStateException("the door lets no other question in"))
                .sentence
                .replace("{score}", data.asText("score"));
    }
}
