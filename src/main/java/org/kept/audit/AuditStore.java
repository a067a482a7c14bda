package org.kept.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.SqlArrays;

/** The audit trail in the database. Entries are inserted and read, never changed. */
@ApplicationScoped
class AuditStore {

    /** The last entry's number and hash; its row is the lock that writers wait for. */
    private record ChainHead(long number, String hash) {}

    private static final String COLUMNS =
            "number, recorded, actor, address, request, act, subject, before_text, after_text, note, hash";
    private static final String INSERT_H2 =
            "insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_POSTGRESQL = "insert into audit_entry (" + COLUMNS + ") select * from"
            + " unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[])";

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    /** Appends an entry per change, chained to the last one, in the running transaction. */
    void append(Instant at, Actor actor, List<AuditChange> changes) {
        database.run(connection -> {
            var head = lock(connection);
            var entries = new ArrayList<AuditEntry>(changes.size());
            for (var change : changes) {
                var entry = Chain.append(head.hash(), head.number() + 1, at, actor, change);
                entries.add(entry);
                head = new ChainHead(entry.number(), entry.hash());
            }
            if (database.isH2()) {
                insertH2(connection, entries);
            } else {
                insertPostgresql(connection, entries);
            }
            updateHead(connection, head);
        });
    }

    private static void insertPostgresql(Connection connection, List<AuditEntry> entries) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_POSTGRESQL)) {
            SqlArrays.numbers(insert, 1, entries.stream().mapToLong(AuditEntry::number));
            SqlArrays.texts(insert, 2, entries.stream().map(entry -> entry.at().toString()));
            SqlArrays.texts(
                    insert, 3, entries.stream().map(entry -> entry.actor().name()));
            SqlArrays.texts(
                    insert, 4, entries.stream().map(entry -> entry.actor().address()));
            SqlArrays.texts(
                    insert, 5, entries.stream().map(entry -> entry.actor().request()));
            SqlArrays.texts(insert, 6, entries.stream().map(AuditEntry::act));
            SqlArrays.texts(insert, 7, entries.stream().map(AuditEntry::subject));
            SqlArrays.texts(insert, 8, entries.stream().map(AuditEntry::before));
            SqlArrays.texts(insert, 9, entries.stream().map(AuditEntry::after));
            SqlArrays.texts(insert, 10, entries.stream().map(AuditEntry::note));
            SqlArrays.texts(insert, 11, entries.stream().map(AuditEntry::hash));
            insert.executeUpdate();
        }
    }

    private static void insertH2(Connection connection, List<AuditEntry> entries) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_H2)) {
            for (var entry : entries) {
                set(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, AuditEntry entry) throws SQLException {
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

    private static ChainHead lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select number, hash from audit_head where id = 1 for update");
                var row = select.executeQuery()) {
            row.next();
            return new ChainHead(row.getLong(1), row.getString(2));
        }
    }

    private static void updateHead(Connection connection, ChainHead head) throws SQLException {
        try (var update = connection.prepareStatement("update audit_head set number = ?, hash = ? where id = 1")) {
            update.setLong(1, head.number());
            update.setString(2, head.hash());
            update.executeUpdate();
        }
    }

    /** The matching entries, newest first. */
    List<AuditEntry> find(AuditQuery query, int limit) {
        var where = new WhereClause()
                .when("act = ?", query.act())
                .when("actor = ?", query.actor())
                .when("subject like ? escape '!'", prefixPattern(query.subject()))
                .when("recorded >= ?", utc(query.from()))
                .when("recorded < ?", utc(query.to()))
                .when("number < ?", query.below());
        return read(
                "select * from audit_entry" + where.sql() + " order by number desc fetch first " + limit + " rows only",
                where.values());
    }

    Optional<AuditEntry> entry(long number) {
        return database.with(connection -> ChainReader.entry(connection, number));
    }

    /** Verifies the chain from its first entry. */
    ChainVerification verify() {
        return database.with(ChainReader::verify);
    }

    private List<AuditEntry> read(String sql, List<Object> values) {
        return database.with(connection -> ChainReader.entries(connection, sql, values));
    }

    private static @Nullable String prefixPattern(@Nullable String text) {
        return text == null ? null : text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
