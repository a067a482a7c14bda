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
 * What is said about a page of why, and what whoever looks can say.
 *
 * @param voice whether they can mark it read and ask
 * @param author whether they answer, and so see who has read it
 * @param read when they read it; null where they have not, as it stands
 * @param readers how many have, in words; null where nobody has
 * @param names who has, for an author: those of their teams
 * @param typed what they typed as a question so far
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
     * @param typed the answer as it is being written, and {@code fault} what is wrong with it
     * @param mine whether whoever looks may withdraw it
     * @param toAnswer whether it is for whoever looks to answer
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

    /** Who looks, and what they may do. */
    record TalkViewer(TalkParticipant speaker, boolean voice) {}

    /** What was typed, by the name of its field. */
    record TalkForm(Map<String, String> fields, FormErrors faults) {

        static final TalkForm NOTHING = new TalkForm(Map.of(), new FormErrors(List.of()));

        String at(String field, String otherwise) {
            return fields.getOrDefault(field, otherwise);
        }
    }

    /** Writes it on the wall of one zone, for one viewer. */
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
                                    .filter(each -> viewer.speaker().isOfTheirs(each.reader()))
                                    .map(each -> each.reader().name() + ", " + day(each.on()))
                                    .toList()
                            : List.of(),
                    questions.stream().map(each -> asked(each, typed)).toList(),
                    at("/read"),
                    at("/questions"),
                    typed.at("text", ""),
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
                    typed.at("answer-" + question.id(), answer == null ? "" : answer.text()),
                    typed.faults().at("answer-" + question.id()),
                    viewer.speaker().withdraws(question),
                    viewer.speaker().answers(question),
                    at("/questions/" + question.id() + "/answer"),
                    at("/questions/" + question.id() + "/withdraw"));
        }

        private String answered(WhyTalk.TalkAnswer answer) {
            var given = answer.first().name() + ", " + day(answer.on());
            return answer.changed() == null
                    ? given
                    : given + "; changed by " + answer.by() + ", " + day(answer.changed());
        }

        private String at(String step) {
            return address.at(address.path() + step).href();
        }

        private String day(OffsetDateTime time) {
            return DateFormatter.day(time.atZoneSameInstant(zone).toLocalDate());
        }
    }
}
