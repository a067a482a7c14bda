package org.kept.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** The trail in the database: lines are added and read, never changed. */
@ApplicationScoped
class AuditStore {

    /** The last line: the row that writers of the trail wait at. */
    private record Head(long number, String hash) {}

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    /** Adds a line for each change, tied to the last one, in the running transaction. */
    void append(Instant at, Actor actor, List<Change> changes) {
        database.run(connection -> {
            var head = lock(connection);
            try (var insert = connection.prepareStatement("insert into audit_entry (number, recorded, actor, address,"
                    + " request, act, subject, before_text, after_text, note, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (var change : changes) {
                    var entry = Chain.tie(head.hash(), head.number() + 1, at, actor, change);
                    set(insert, entry);
                    insert.addBatch();
                    head = new Head(entry.number(), entry.hash());
                }
                insert.executeBatch();
            }
            moveTo(connection, head);
        });
    }

    private static void set(PreparedStatement insert, Entry entry) throws SQLException {
        insert.setLong(1, entry.number());
        insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
        insert.setString(3, entry.actor().name());
        insert.setString(4, entry.actor().address());
        insert.setString(5, entry.actor().request());
        insert.setString(6, entry.act());
        insert.setString(7, entry.subject());
        insert.setString(8, entry.before());
        insert.setString(9, entry.after());
        insert.setString(10, entry.note());
        insert.setString(11, entry.hash());
    }

    private static Head lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select number, hash from audit_head where id = 1 for update");
                var row = select.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getString(2));
        }
    }

    private static void moveTo(Connection connection, Head head) throws SQLException {
        try (var update = connection.prepareStatement("update audit_head set number = ?, hash = ? where id = 1")) {
            update.setLong(1, head.number());
            update.setString(2, head.hash());
            update.executeUpdate();
        }
    }

    /** The lines that are asked for, the newest first. */
    List<Entry> find(AuditQuestion question, int limit) {
        var where = new Conditions()
                .when("act = ?", question.act())
                .when("actor = ?", question.actor())
                .when("subject like ? escape '!'", beginning(question.subject()))
                .when("recorded >= ?", moment(question.from()))
                .when("recorded < ?", moment(question.to()))
                .when("number < ?", question.below());
        return read(
                "select * from audit_entry" + where.sql() + " order by number desc fetch first " + limit + " rows only",
                where.values());
    }

    Optional<Entry> entry(long number) {
        return database.with(connection -> ChainReader.entry(connection, number));
    }

    /** Reads the chain from its beginning. */
    Verified verify() {
        return database.with(ChainReader::verify);
    }

    private List<Entry> read(String sql, List<Object> values) {
        return database.with(connection -> ChainReader.entries(connection, sql, values));
    }

    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
