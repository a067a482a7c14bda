package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.SqlArrays;
import org.kept.ingest.StoredEvent;

/** Replaces events by their next revisions and keeps the previous ones, with separate SQL for H2 and PostgreSQL. */
@ApplicationScoped
class EventRevisionWriter {

    private static final String REVISION_COLUMNS =
            "source, id, revision, type, occurred_at, team, channel, data, voided,"
                    + " recorded_at, recorded_by, reason";

    private static final String INSERT_REVISION_H2 =
            "insert into event_revision (" + REVISION_COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_REVISION_POSTGRESQL =
            "insert into event_revision (" + REVISION_COLUMNS + ") select * from"
                    + " unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],"
                    + " ?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::text[])";

    private static final String REPLACE_H2 = "update event set type = ?, occurred_at = ?, team = ?, channel = ?,"
            + " customer = ?, data = ?, digest = ?, revision = ?, voided = ?, recorded_at = ?, recorded_by = ?,"
            + " reason = ? where source = ? and id = ? and revision = ? and digest = ?";

    // Transactions that lock the same events in another order conflict, and one of them is retried.
    private static final String REPLACE_POSTGRESQL = "update event set type = next.type,"
            + " occurred_at = next.occurred_at, team = next.team, channel = next.channel, customer = next.customer,"
            + " data = next.data, digest = next.digest, revision = next.revision, voided = next.voided,"
            + " recorded_at = next.recorded_at, recorded_by = next.recorded_by, reason = next.reason"
            + " from unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],"
            + " ?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])"
            + " as next (" + REVISION_COLUMNS + ", customer, digest, known)"
            + " where event.source = next.source and event.id = next.id and event.revision = next.revision - 1"
            + " and event.digest = next.known";

    /** An event before and after the change. */
    record RevisionChange(StoredEvent before, StoredEvent after) {}

    private final Database database;

    EventRevisionWriter(Database database) {
        this.database = database;
    }

    /**
     * Replaces each event by its next revision and keeps the previous one; keys must be in order.
     *
     * @throws DatabaseException a transient one if an event has changed since it was read
     */
    void replace(List<RevisionChange> revisions) {
        if (revisions.isEmpty()) {
            return;
        }
        database.run(connection -> {
            var replaced =
                    database.isH2() ? replaceH2(connection, revisions) : replacePostgresql(connection, revisions);
            if (replaced < revisions.size()) {
                throw DatabaseException.conflict("an event changed between reading and replacing it");
            }
            var before = revisions.stream().map(RevisionChange::before).toList();
            if (database.isH2()) {
                insertRevisionsH2(connection, before);
            } else {
                insertRevisionsPostgresql(connection, before);
            }
        });
    }

    private static int replacePostgresql(Connection connection, List<RevisionChange> revisions) throws SQLException {
        try (var replace = connection.prepareStatement(REPLACE_POSTGRESQL)) {
            var after = revisions.stream().map(RevisionChange::after).toList();
            var next = bindAll(replace, after);
            texts(replace, next, after, storedEvent -> storedEvent.event().customer());
            texts(replace, next + 1, after, StoredEvent::digest);
            SqlArrays.texts(replace, next + 2, revisions.stream().map(revision -> revision.before()
                    .digest()));
            return replace.executeUpdate();
        }
    }

    private static void insertRevisionsPostgresql(Connection connection, List<StoredEvent> before) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_REVISION_POSTGRESQL)) {
            bindAll(insert, before);
            insert.executeUpdate();
        }
    }

    /** Binds the columns that both tables have; returns the next parameter index. */
    private static int bindAll(PreparedStatement statement, List<StoredEvent> all) throws SQLException {
        var position = 1;
        texts(statement, position++, all, storedEvent -> storedEvent
                .event()
                .key()
                .source());
        texts(statement, position++, all, storedEvent -> storedEvent
                .event()
                .key()
                .id());
        texts(statement, position++, all, storedEvent -> Integer.toString(storedEvent.revision()));
        texts(statement, position++, all, storedEvent -> storedEvent
                .event()
                .type()
                .code());
        texts(statement, position++, all, storedEvent -> storedEvent
                .event()
                .time()
                .toString());
        texts(statement, position++, all, storedEvent -> storedEvent.event().team());
        texts(statement, position++, all, storedEvent -> storedEvent.event().channel());
        texts(statement, position++, all, StoredEvent::text);
        texts(statement, position++, all, storedEvent -> Boolean.toString(storedEvent.voided()));
        texts(statement, position++, all, storedEvent -> storedEvent
                .recordedAt()
                .toString());
        texts(statement, position++, all, StoredEvent::recordedBy);
        texts(statement, position++, all, StoredEvent::reason);
        return position;
    }

    private static void texts(
            PreparedStatement statement,
            int position,
            List<StoredEvent> all,
            Function<StoredEvent, @Nullable String> column)
            throws SQLException {
        SqlArrays.texts(statement, position, all.stream().map(column));
    }

    private static int replaceH2(Connection connection, List<RevisionChange> revisions) throws SQLException {
        try (var replace = connection.prepareStatement(REPLACE_H2)) {
            for (var revision : revisions) {
                bindReplacement(replace, revision);
                replace.addBatch();
            }
            var replaced = 0;
            for (var each : replace.executeBatch()) {
                replaced += each;
            }
            return replaced;
        }
    }

    private static void bindReplacement(PreparedStatement statement, RevisionChange revision) throws SQLException {
        var storedEvent = revision.after();
        var event = storedEvent.event();
        statement.setString(1, event.type().code());
        statement.setObject(2, event.time().atOffset(ZoneOffset.UTC));
        statement.setString(3, event.team());
        statement.setString(4, event.channel());
        statement.setString(5, event.customer());
        statement.setString(6, storedEvent.text());
        statement.setString(7, storedEvent.digest());
        statement.setInt(8, storedEvent.revision());
        statement.setBoolean(9, storedEvent.voided());
        statement.setObject(10, storedEvent.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setString(11, storedEvent.recordedBy());
        statement.setString(12, storedEvent.reason());
        statement.setString(13, event.key().source());
        statement.setString(14, event.key().id());
        statement.setInt(15, storedEvent.revision() - 1);
        statement.setString(16, revision.before().digest());
    }

    private static void insertRevisionsH2(Connection connection, List<StoredEvent> before) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_REVISION_H2)) {
            for (var storedEvent : before) {
                bindRevision(insert, storedEvent);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bindRevision(PreparedStatement statement, StoredEvent storedEvent) throws SQLException {
        var event = storedEvent.event();
        statement.setString(1, event.key().source());
        statement.setString(2, event.key().id());
        statement.setInt(3, storedEvent.revision());
        statement.setString(4, event.type().code());
        statement.setObject(5, event.time().atOffset(ZoneOffset.UTC));
        statement.setString(6, event.team());
        statement.setString(7, event.channel());
        statement.setString(8, storedEvent.text());
        statement.setBoolean(9, storedEvent.voided());
        statement.setObject(10, storedEvent.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setString(11, storedEvent.recordedBy());
        statement.setString(12, storedEvent.reason());
    }
}
