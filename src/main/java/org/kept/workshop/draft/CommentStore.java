package org.kept.workshop.draft;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Comments on drafts in the database. */
@ApplicationScoped
class CommentStore implements PanacheRepositoryBase<CommentRow, UUID> {

    /** The number of open comments of a draft. */
    private record OpenComments(UUID draft, long count) {}

    /** The comments on a draft, earliest first. */
    List<Comment> of(UUID draft) {
        return find("draft = ?1 order by created, id", draft).stream()
                .map(CommentRow::comment)
                .toList();
    }

    /** The number of open comments by draft; drafts without any are absent. */
    Map<UUID, Integer> open() {
        return getEntityManager()
                .createQuery(
                        "select draft, count(*) from CommentRow where resolved is null group by draft",
                        OpenComments.class)
                .getResultStream()
                .collect(Collectors.toMap(OpenComments::draft, each -> (int) each.count()));
    }

    void add(UUID draft, Comment comment) {
        var row = new CommentRow();
        row.id = comment.id();
        row.draft = draft;
        row.clause = comment.clause();
        row.kind = comment.kind().code();
        row.text = comment.text();
        row.created = comment.created();
        row.author = comment.author();
        persistAndFlush(row);
    }

    /** Answers a comment of the draft; returns whether it exists. */
    boolean answer(UUID draft, UUID id, Comment.CommentReply reply) {
        return update(
                        "answer = ?1, answered = ?2, answeredBy = ?3 where id = ?4 and draft = ?5",
                        reply.text(),
                        reply.on(),
                        reply.by(),
                        id,
                        draft)
                > 0;
    }

    /** Resolves an open comment of the draft; returns whether there is one. */
    boolean resolve(UUID draft, UUID id, Comment.CommentResolution resolution) {
        return update(
                        "resolved = ?1, resolvedBy = ?2 where id = ?3 and draft = ?4 and resolved is null",
                        resolution.on(),
                        resolution.by(),
                        id,
                        draft)
                > 0;
    }
}
