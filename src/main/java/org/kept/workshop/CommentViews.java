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

/** Builds comments for display, with the name of a known person, else the email address. */
@ApplicationScoped
class CommentViews {

    private final PersonDirectory people;
    private final ZoneId zone;

    CommentViews(PersonDirectory people, @ConfigProperty(name = "kept.zone") ZoneId zone) {
        this.people = people;
        this.zone = zone;
    }

    /** The comments on a clause; on the whole statement if {@code clause} is null. */
    List<CommentView> about(@Nullable String clause, List<Comment> comments, @Nullable SentForms sentForms) {
        return comments.stream()
                .filter(each -> Objects.equals(each.clause(), clause))
                .map(each -> view(each, sentForms))
                .toList();
    }

    private CommentView view(Comment comment, @Nullable SentForms sentForms) {
        var answer = comment.answer();
        var resolved = comment.resolved();
        return new CommentView(
                comment.id(),
                comment.kind().words(),
                comment.text(),
                authorAndTime(comment.author(), comment.created()),
                answer == null ? null : answer.text(),
                answer == null ? null : authorAndTime(answer.by(), answer.on()),
                resolved == null ? null : authorAndTime(resolved.by(), resolved.on()),
                FormView.of("answer-" + comment.id(), sentForms, "text", answer == null ? "" : answer.text()));
    }

    /** {@code Ines Okoro, 22 Nov 2026, 09:31}. */
    String authorAndTime(String author, Instant when) {
        return name(author) + ", " + DateFormatter.moment(when, zone);
    }

    String name(String author) {
        return people.byEmail(author).map(Person::name).orElse(author);
    }
}
