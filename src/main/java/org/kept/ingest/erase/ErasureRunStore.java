package org.kept.ingest.erase;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.kept.database.Database;
import org.kept.ingest.ErasureResult;

/** Progress of running erasures, so that an interrupted one resumes where it stopped. */
@ApplicationScoped
class ErasureRunStore {

    private static final String COLUMNS = "hash, token, reference, begun, events, revisions";

    // A no-op update locks the row and returns it in the same round trip.
    private static final String LOCK_POSTGRESQL = "insert into erasure (" + COLUMNS + ") values (?, ?, ?, ?, 0, 0)"
            + " on conflict (hash) do update set events = erasure.events returning token, reference, events, revisions";

    private static final String FIND = "select token, reference, events, revisions from erasure where hash = ?";

    private static final String INSERT = "insert into erasure (" + COLUMNS + ") values (?, ?, ?, ?, 0, 0)";

    /** Progress of one customer's erasure. */
    record ErasureRun(String token, String reference, long events, long revisions) {

        ErasureRun plus(long moreEvents, long moreRevisions) {
            return new ErasureRun(token, reference, events + moreEvents, revisions + moreRevisions);
        }

        ErasureResult erasure() {
            var nothing = events == 0 && revisions == 0;
            return new ErasureResult(nothing ? null : reference, events, revisions);
        }
    }

    private final Database database;
    private final Clock clock;

    ErasureRunStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Locks the customer's run until the transaction ends, and starts {@code newRun} if there is none. */
    ErasureRun lock(String hash, ErasureRun newRun) {
        return database.with(connection ->
                database.isH2() ? lockH2(connection, hash, newRun) : lockPostgresql(connection, hash, newRun));
    }

    /** Needs no row lock for the select: with the write lock, no other writer comes between it and the insert. */
    private ErasureRun lockH2(Connection connection, String hash, ErasureRun newRun) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setString(1, hash);
            try (var rows = find.executeQuery()) {
                if (rows.next()) {
                    return new ErasureRun(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4));
                }
            }
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            bind(insert, hash, newRun);
            insert.executeUpdate();
        }
        return newRun;
    }

    private ErasureRun lockPostgresql(Connection connection, String hash, ErasureRun newRun) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK_POSTGRESQL)) {
            bind(lock, hash, newRun);
            try (var rows = lock.executeQuery()) {
                rows.next();
                return new ErasureRun(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4));
            }
        }
    }

    private void bind(PreparedStatement statement, String hash, ErasureRun newRun) throws SQLException {
        statement.setString(1, hash);
        statement.setString(2, newRun.token());
        statement.setString(3, newRun.reference());
        statement.setObject(4, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    void update(String hash, ErasureRun run) {
        database.run(connection -> {
            try (var update =
                    connection.prepareStatement("update erasure set events = ?, revisions = ? where hash = ?")) {
                update.setLong(1, run.events());
                update.setLong(2, run.revisions());
                update.setString(3, hash);
                update.executeUpdate();
            }
        });
    }

    void delete(String hash) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from erasure where hash = ?")) {
                delete.setString(1, hash);
                delete.executeUpdate();
            }
        });
    }
}
