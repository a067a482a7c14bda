package org.kept.why;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/**
 * The discussion of a why page, and what the viewer may do there.
 *
 * @param voice whether the viewer may mark the page as read and ask
 * @param author whether the viewer may answer, and so sees who has read it
 * @param read when the viewer read the current version; null if they have not
 * @param readers how many people have read it, in words; null if no one has
 * @param names who has read it, for an author: people in the author's teams
 * @param typed the question typed so far
 */
public record WhyTalkPage(
        boolean voice,
        boolean author,
        @Nullable String read,
        @Nullable String readers,
        List<String> names,
        List<AskedQuestion> questions,
        String readAt,
        String askAt,
        String typed,
        FormErrors faults) {

    /**
     * A question.
     *
     * @param by who asked it, when and about which week
     * @param answered who answered it and when
     * @param typed the answer typed so far; {@code fault} is what is wrong with it
     * @param mine whether the viewer may withdraw it
     * @param toAnswer whether the viewer may answer it
     */
    public record AskedQuestion(
            String id,
            String text,
            String by,
            @Nullable String answer,
            @Nullable String answered,
            String typed,
            @Nullable String fault,
            boolean mine,
            boolean toAnswer,
            String answerAt,
            String withdrawAt) {}

    /** The viewer and what they may do. */
    record TalkViewer(TalkParticipant speaker, boolean voice) {}

    /** The submitted fields by name, with their errors. */
    record TalkForm(Map<String, String> fields, FormErrors faults) {

        static final TalkForm NOTHING = new TalkForm(Map.of(), new FormErrors(List.of()));

        String value(String field, String fallback) {
            return fields.getOrDefault(field, fallback);
        }
    }

    /** Builds the discussion for one viewer, with dates in one zone. */
    record WhyTalkPageBuilder(PageUrl address, TalkViewer viewer, ZoneId zone) {

        WhyTalkPage page(List<WhyTalk.TalkRead> readers, List<WhyTalk.TalkQuestion> questions, TalkForm typed) {
            return new WhyTalkPage(
                    viewer.voice(),
                    viewer.speaker().author(),
                    readers.stream()
                            .filter(each -> each.reader()
                                    .email()
                                    .equals(viewer.speaker().who().email()))
                            .map(each -> day(each.on()))
                            .findFirst()
                            .orElse(null),
                    readers.isEmpty()
                            ? null
                            : NumberFormatter.of(readers.size(), "person has", "people have") + " read this.",
                    viewer.speaker().author()
                            ? readers.stream()
                                    .filter(each -> viewer.speaker().isInOwnTeams(each.reader()))
                                    .map(each -> each.reader().name() + ", " + day(each.on()))
                                    .toList()
                            : List.of(),
                    questions.stream().map(each -> asked(each, typed)).toList(),
                    href("/read"),
                    href("/questions"),
                    typed.value("text", ""),
                    typed.faults());
        }

        private AskedQuestion asked(WhyTalk.TalkQuestion question, TalkForm typed) {
            var answer = question.answer();
            return new AskedQuestion(
                    question.id().toString(),
                    question.text(),
                    question.asker().name() + ", " + day(question.asked()) + ", about "
                            + (question.team() == null ? "" : "team " + question.team() + " in ") + "the "
                            + DateFormatter.period(Period.of(Grain.WEEK, question.week())),
                    answer == null ? null : answer.text(),
                    answer == null ? null : answered(answer),
                    typed.value("answer-" + question.id(), answer == null ? "" : answer.text()),
                    typed.faults().at("answer-" + question.id()),
                    viewer.speaker().mayWithdraw(question),
                    viewer.speaker().mayAnswer(question),
                    href("/questions/" + question.id() + "/answer"),
                    href("/questions/" + question.id() + "/withdraw"));
        }

        private String answered(WhyTalk.TalkAnswer answer) {
            var answeredBy = answer.first().name() + ", " + day(answer.on());
            return answer.changed() == null
                    ? answeredBy
                    : answeredBy + "; changed by " + answer.by() + ", " + day(answer.changed());
        }

        private String href(String step) {
            return address.withPath(address.path() + step).href();
        }

        private String day(OffsetDateTime time) {
            return DateFormatter.day(time.atZoneSameInstant(zone).toLocalDate());
        }
    }
}
