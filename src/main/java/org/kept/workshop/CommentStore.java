package org.kept.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kept.database.Database;

/** What was said to drafts, in the database. */
@ApplicationScoped
class CommentStore {

    private final Database database;

    CommentStore(Database database) {
        this.database = database;
    }

    /** What was said to a draft, the earliest first. */
    List<Comment> of(UUID draft) {
        return database.with(connection -> {
            try (var select =
                    connection.prepareStatement("select * from draft_comment where draft = ? order by created, id")) {
                select.setObject(1, draft);
                var comments = new ArrayList<Comment>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        comments.add(comment(rows));
                    }
                }
                return List.copyOf(comments);
            }
        });
    }

    /** How many open comments each draft has that has any. */
    Map<UUID, Integer> open() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                            "select draft, count(*) from draft_comment where resolved is null group by draft");
                    var rows = select.executeQuery()) {
                var open = new HashMap<UUID, Integer>();
                while (rows.next()) {
                    open.put(rows.getObject(1, UUID.class), rows.getInt(2));
                }
                return open;
            }
        });
    }

    void add(UUID draft, Comment comment) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into draft_comment (id, draft, clause, kind, text,"
                    + " created, author) values (?, ?, ?, ?, ?, ?, ?)")) {
                insert.setObject(1, comment.id());
                insert.setObject(2, draft);
                insert.setString(3, comment.clause());
                insert.setString(4, comment.kind().code());
                insert.setString(5, comment.text());
                insert.setObject(6, at(comment.created()));
                insert.setString(7, comment.author());
                insert.executeUpdate();
            }
        });
    }

    /** Answers a comment of that draft, and says whether there is one. */
    boolean answer(UUID draft, UUID id, Comment.Reply reply) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement("update draft_comment set answer = ?, answered = ?,"
                    + " answered_by = ? where id = ? and draft = ?")) {
                update.setString(1, reply.text());
                update.setObject(2, at(reply.on()));
                update.setString(3, reply.by());
                update.setObject(4, id);
                update.setObject(5, draft);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Calls a comment of that draft settled, and says whether there is one. */
    boolean resolve(UUID draft, UUID id, Comment.Settled settled) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement("update draft_comment set resolved = ?, resolved_by = ?"
                    + " where id = ? and draft = ? and resolved is null")) {
                update.setObject(1, at(settled.on()));
                update.setString(2, settled.by());
                update.setObject(3, id);
                update.setObject(4, draft);
                return update.executeUpdate() > 0;
            }
        });
    }

    private static Comment comment(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        var resolved = row.getObject("resolved", OffsetDateTime.class);
        return new Comment(
                row.getObject("id", UUID.class),
                row.getString("clause"),
                Comment.Kind.of(row.getString("kind")).orElse(Comment.Kind.IDEA),
                row.getString("text"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                answer == null
                        ? null
                        : new Comment.Reply(
                                answer,
                                row.getObject("answered", OffsetDateTime.class).toInstant(),
                                row.getString("answered_by")),
                resolved == null ? null : new Comment.Settled(resolved.toInstant(), row.getString("resolved_by")));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
