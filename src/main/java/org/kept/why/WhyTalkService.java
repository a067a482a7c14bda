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

/** Who has read why a KPI is scored, what was asked about it, and what was answered. */
@ApplicationScoped
public class WhyTalkService {

    private static final int MOST_OF_QUESTION = 1_000;
    private static final int MOST_OF_ANSWER = 2_000;

    private final WhyTalkStore store;
    private final Clock clock;

    WhyTalkService(WhyTalkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Those who have read it as it stands, the earliest first. */
    @Transactional
    List<WhyTalk.TalkRead> readers(ScoreExplanation scoreExplanation) {
        return store.readers(scoreExplanation.kpi().code(), scoreExplanation.fingerprint());
    }

    /** Notes that somebody has read it as it stands; a second time changes nothing. */
    @Transactional
    void read(ScoreExplanation scoreExplanation, WhyTalk.TalkPerson reader) {
        store.add(scoreExplanation.kpi().code(), scoreExplanation.fingerprint(), new WhyTalk.TalkRead(reader, now()));
    }

    /** What was asked about the KPI, in whatever week, the newest first, up to 50. */
    @Transactional
    List<WhyTalk.TalkQuestion> questions(ScoreExplanation scoreExplanation, TalkParticipant talkParticipant) {
        return store.questions(scoreExplanation.kpi().code(), talkParticipant::sees);
    }

    /**
     * Asks a question.
     *
     * @throws Problem 422 when it is empty or too long
     */
    @Transactional
    void ask(KpiViewRequest about, String text, WhyTalk.TalkPerson asker) {
        check("text", "question", text, MOST_OF_QUESTION);
        var week = about.to().start();
        var team = about.cut().team();
        store.add(
                about.kpi().code(),
                new WhyTalk.TalkQuestion(UUID.randomUUID(), week, team, text.strip(), now(), asker, null));
    }

    /**
     * Answers a question, or changes the answer: then who gave it first, and when, is kept.
     *
     * @throws Problem 404 when there is no such question that they see, 403 when it is not theirs to answer, 422 when the
     *     answer is empty or too long
     */
    @Transactional
    void answer(KpiViewRequest about, String id, String text, TalkParticipant talkParticipant) {
        var question = find(about, id, talkParticipant);
        talkParticipant.checkAnswers(question);
        var answerer = talkParticipant.who();
        check("answer-" + question.id(), "answer", text, MOST_OF_ANSWER);
        var words = text.strip();
        var before = question.answer();
        if (before == null) {
            store.answer(question.id(), new WhyTalk.TalkAnswer(words, answerer, now(), null, null));
        } else if (!before.text().equals(words)) {
            store.answer(
                    question.id(), new WhyTalk.TalkAnswer(words, before.first(), before.on(), now(), answerer.name()));
        }
    }

    /**
     * Takes a question back, its answer with it.
     *
     * @throws Problem 404 when there is no such question that they see, 403 when it is somebody else's
     */
    @Transactional
    void withdraw(KpiViewRequest about, String id, TalkParticipant talkParticipant) {
        var question = find(about, id, talkParticipant);
        if (!talkParticipant.withdraws(question)) {
            throw Problem.forbidden("Only who asked a question, and those who answer here, can withdraw it.");
        }
        store.delete(question.id());
    }

    private WhyTalk.TalkQuestion find(KpiViewRequest about, String id, TalkParticipant talkParticipant) {
        return uuid(id).flatMap(each -> store.question(about.kpi().code(), each))
                .filter(talkParticipant::sees)
                .orElseThrow(() -> Problem.notFound("There is no such question; perhaps it was withdrawn."));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void check(String field, String what, String text, int most) {
        var fault = fault(what, text.strip(), most);
        if (!fault.isEmpty()) {
            throw Problem.invalid(
                    "The " + what + " is not acceptable.", List.of(InputError.at("/" + field, what + ".text", fault)));
        }
    }

    private static String fault(String what, String text, int most) {
        if (text.isEmpty()) {
            return "Write the " + what + " first.";
        }
        if (text.length() > most) {
            return "The " + what + " has " + NumberFormatter.count(text.length()) + " characters; at most "
                    + NumberFormatter.count(most) + " fit.";
        }
        return text.indexOf('\0') < 0 ? "" : "The " + what + " has a character that cannot be kept.";
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
