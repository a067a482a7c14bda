package org.kept.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** The trail in the database: lines are added and read, never changed. */
@ApplicationScoped
class AuditStore {

    private static final int BATCH = 1000;

    /** The last line: the row that writers of the trail wait at. */
    private record Head(long number, String hash) {}

    private record End(Head head, long lastEntry) {}

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

    /** In one statement, so that nothing comes between the head and the last line. */
    private static End end(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select head.number, head.hash,"
                                + " (select coalesce(max(number), 0) from audit_entry) from audit_head head where head.id = 1");
                var row = select.executeQuery()) {
            row.next();
            return new End(new Head(row.getLong(1), row.getString(2)), row.getLong(3));
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
        return read("select * from audit_entry where number = ?", List.of(number)).stream()
                .findFirst();
    }

    /** Reads the chain from its beginning, a thousand lines at a time. */
    Verified verify() {
        // The end is read first: what is written meanwhile comes after it and is left for the next time.
        var end = database.with(AuditStore::end);
        var head = end.head();
        var verifying = new Verifying();
        var from = 0L;
        while (true) {
            var lines = read(
                    "select * from audit_entry where number > ? and number <= ? order by number fetch first " + BATCH
                            + " rows only",
                    List.of(from, head.number()));
            for (var line : lines) {
                if (!verifying.next(line)) {
                    return verifying.end(head.number(), head.hash(), end.lastEntry());
                }
                from = line.number();
            }
            if (lines.size() < BATCH) {
                return verifying.end(head.number(), head.hash(), end.lastEntry());
            }
        }
    }

    private List<Entry> read(String sql, List<Object> values) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                var entries = new ArrayList<Entry>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                }
                return List.copyOf(entries);
            }
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                new Actor(row.getString("actor"), row.getString("address"), row.getString("request")),
                row.getString("act"),
                row.getString("subject"),
                row.getString("before_text"),
                row.getString("after_text"),
                row.getString("note"),
                row.getString("hash"));
    }

    private static @Nullable String beginning(@Nullable String text) {
        return text == null ? null : text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
