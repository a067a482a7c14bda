package org.kept.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.kept.access.Person;
import org.kept.access.PersonDirectory;
import org.kept.ui.DateFormatter;
import org.kept.workshop.draft.Comment;

/** What was said, as it is shown: with names where the person is still known, else with the address. */
@ApplicationScoped
class CommentViews {

    private final PersonDirectory people;
    private final ZoneId zone;

    CommentViews(PersonDirectory people, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.people = people;
        this.zone = zone;
    }

    /** The comments on one clause, or on the whole statement. */
    List<CommentView> about(@Nullable String clause, List<Comment> comments, @Nullable RejectedForm rejectedForm) {
        return comments.stream()
                .filter(each -> Objects.equals(each.clause(), clause))
                .map(each -> view(each, rejectedForm))
                .toList();
    }

    private CommentView view(Comment comment, @Nullable RejectedForm rejectedForm) {
        var answer = comment.answer();
        var resolved = comment.resolved();
        return new CommentView(
                comment.id(),
                comment.kind().words(),
                comment.text(),
                by(comment.author(), comment.created()),
                answer == null ? null : answer.text(),
                answer == null ? null : by(answer.by(), answer.on()),
                resolved == null ? null : by(resolved.by(), resolved.on()),
                FormView.of("answer-" + comment.id(), rejectedForm, "text", answer == null ? "" : answer.text()));
    }

    /** {@code Ines Okoro, 22 Nov 2026, 09:31}. */
    String by(String author, Instant when) {
        return name(author) + ", " + DateFormatter.moment(when, zone);
    }

    String name(String author) {
        return people.byEmail(author).map(Person::name).orElse(author);
    }
}
