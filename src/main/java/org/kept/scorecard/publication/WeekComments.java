package org.kept.scorecard.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.calendar.Period;
import org.kept.database.Transactions;
import org.kept.document.ParagraphText;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.WeekComment;

/** Comments of managers on weeks that are not published yet. */
@ApplicationScoped
class WeekComments {

    /** Maximum length of a comment, in characters. */
    static final int MAX_LENGTH = 2_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final PublicationStore store;
    private final Audit audit;
    private final Clock clock;

    WeekComments(PublicationStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Reads a comment: lines without stray blanks.
     *
     * @return empty if it is blank
     * @throws Problem 422 if it is too long or has characters that cannot be shown
     */
    static Optional<WeekComment> parse(@Nullable String typed, String author) {
        var text = typed == null
                ? ""
                : typed.lines()
                        .map(ParagraphText::collapseWhitespace)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"));
        if (ParagraphText.length(text) > MAX_LENGTH) {
            throw invalid(
                    "comment.long",
                    "The comment has " + ParagraphText.length(text) + " characters; at most " + MAX_LENGTH
                            + " are allowed.");
        }
        if (!ParagraphText.isPrintable(text.replace("\n", ""))) {
            throw invalid("comment.characters", "The comment contains characters that cannot be shown. Remove them.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new WeekComment(text, author));
    }

    private static Problem invalid(String code, String detail) {
        return Problem.invalid("Nothing was saved.", List.of(InputError.at("/comment", code, detail)));
    }

    /**
     * Saves the comment on a week, or removes it.
     *
     * @param comment empty to remove it
     * @throws Problem 409 if the week is published
     */
    void save(Period week, Optional<WeekComment> comment, Actor actor) {
        Transactions.commitIf(TIMEOUT, saved -> true, () -> {
            if (store.find(week).isPresent()) {
                throw WeekPublisher.alreadyPublished(week);
            }
            var before = store.comment(week);
            if (!before.equals(comment)) {
                store.replaceComment(week, comment.orElse(null), clock.instant().truncatedTo(ChronoUnit.MICROS));
                audit.record(
                        actor,
                        List.of(AuditChange.changed(
                                AuditAction.WEEK_COMMENTED,
                                WeekPublisher.subject(week),
                                before.map(WeekComment::text).orElse(null),
                                comment.map(WeekComment::text).orElse(null))));
            }
            return true;
        });
    }
}
