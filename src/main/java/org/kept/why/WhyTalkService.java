package org.kept.why;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiViewRequest;

/** Manages who has read why a KPI is scored, and the questions and answers about it. */
@ApplicationScoped
public class WhyTalkService {

    private static final int MAX_QUESTION_LENGTH = 1_000;
    private static final int MAX_ANSWER_LENGTH = 2_000;

    private final WhyTalkStore store;
    private final Clock clock;

    WhyTalkService(WhyTalkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Readers of the current version, earliest first, up to 500. */
    @Transactional
    List<WhyTalk.TalkRead> readers(ScoreExplanation scoreExplanation) {
        return store.readers(scoreExplanation.kpi().code(), scoreExplanation.fingerprint());
    }

    /** Records that someone has read the current version; a second time changes nothing. */
    @Transactional
    void read(ScoreExplanation scoreExplanation, WhyTalk.TalkPerson reader) {
        store.add(scoreExplanation.kpi().code(), scoreExplanation.fingerprint(), new WhyTalk.TalkRead(reader, now()));
    }

    /** Visible questions about the KPI in any week, newest first, up to 50. */
    @Transactional
    List<WhyTalk.TalkQuestion> questions(ScoreExplanation scoreExplanation, TalkParticipant talkParticipant) {
        return store.questions(scoreExplanation.kpi().code(), talkParticipant::maySee);
    }

    /**
     * Asks a question.
     *
     * @throws Problem 422 if it is blank, longer than 1,000 characters or cannot be stored
     */
    @Transactional
    void ask(KpiViewRequest request, String text, WhyTalk.TalkPerson asker) {
        check("text", "question", text, MAX_QUESTION_LENGTH);
        var week = request.to().start();
        var team = request.cut().team();
        store.add(
                request.kpi().code(),
                new WhyTalk.TalkQuestion(UUID.randomUUID(), week, team, text.strip(), now(), asker, null));
    }

    /**
     * Answers a question, or changes the answer; who answered first, and when, is kept.
     *
     * @throws Problem 404 if there is no such visible question, 403 if the participant may not answer it, 422 if the
     *     answer is blank, longer than 2,000 characters or cannot be stored
     */
    @Transactional
    void answer(KpiViewRequest request, String id, String text, TalkParticipant talkParticipant) {
        var question = find(request, id, talkParticipant);
        talkParticipant.checkMayAnswer(question);
        var answerer = talkParticipant.who();
        check("answer-" + question.id(), "answer", text, MAX_ANSWER_LENGTH);
        var stripped = text.strip();
        var before = question.answer();
        if (before == null) {
            store.answer(question.id(), new WhyTalk.TalkAnswer(stripped, answerer, now(), null, null));
        } else if (!before.text().equals(stripped)) {
            store.answer(
                    question.id(),
                    new WhyTalk.TalkAnswer(stripped, before.first(), before.on(), now(), answerer.name()));
        }
    }

    /**
     * Withdraws a question and its answer.
     *
     * @throws Problem 404 if there is no such visible question, 403 if the participant may not withdraw it
     */
    @Transactional
    void withdraw(KpiViewRequest request, String id, TalkParticipant talkParticipant) {
        var question = find(request, id, talkParticipant);
        if (!talkParticipant.mayWithdraw(question)) {
            throw Problem.forbidden(
                    "Only the person who asked a question, or someone who may answer, can withdraw it.");
        }
        store.delete(question.id());
    }

    private WhyTalk.TalkQuestion find(KpiViewRequest request, String id, TalkParticipant talkParticipant) {
        return uuid(id).flatMap(each -> store.question(request.kpi().code(), each))
                .filter(talkParticipant::maySee)
                .orElseThrow(() -> Problem.notFound("Question not found. It may have been withdrawn."));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void check(String field, String what, String text, int maxLength) {
        var fault = fault(what, text.strip(), maxLength);
        if (!fault.isEmpty()) {
            throw Problem.invalid(
                    "The " + what + " was not saved.", List.of(InputError.at("/" + field, what + ".text", fault)));
        }
    }

    private static String fault(String what, String text, int maxLength) {
        if (text.isEmpty()) {
            return "Write the " + what + " first.";
        }
        if (text.length() > maxLength) {
            return "The " + what + " has " + NumberFormatter.count(text.length()) + " characters; the limit is "
                    + NumberFormatter.count(maxLength) + ".";
        }
        return text.indexOf('\0') < 0 ? "" : "The " + what + " contains a character that cannot be stored. Remove it.";
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
