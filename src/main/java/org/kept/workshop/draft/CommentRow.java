package org.kept.workshop.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Database row of a comment; the columns of an answer are null together, as are those of a resolution. */
@Entity
@Table(name = "draft_comment")
class CommentRow {

    @Id
    UUID id;

    UUID draft;

    @Nullable
    String clause;

    String kind;
    String text;
    Instant created;
    String author;

    @Nullable
    String answer;

    @Nullable
    Instant answered;

    @Column(name = "answered_by")
    @Nullable
    String answeredBy;

    @Nullable
    Instant resolved;

    @Column(name = "resolved_by")
    @Nullable
    String resolvedBy;

    Comment comment() {
        return new Comment(
                id,
                clause,
                Comment.CommentKind.of(kind).orElse(Comment.CommentKind.IDEA),
                text,
                created,
                author,
                answer == null || answered == null || answeredBy == null
                        ? null
                        : new Comment.CommentReply(answer, answered, answeredBy),
                resolved == null || resolvedBy == null ? null : new Comment.CommentResolution(resolved, resolvedBy));
    }
}
