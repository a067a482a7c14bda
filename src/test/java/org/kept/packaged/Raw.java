package org.kept.packaged;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.postgresql.PGConnection;

/** Baseline: the same rows in the database alone, under the same unique key; nothing above it can be faster. */
final class Raw implements AutoCloseable {

    private static final int CHUNK = 1000;
    private static final String COLUMNS =
            "source, id, type, occurred_at, team, channel, customer, data, digest, revision,"
                    + " voided, recorded_at, recorded_by, reason";
    private static final String TABLE =
            "create table raw_event (source varchar(400) not null, id varchar(400) not null,"
                    + " type varchar(40) not null, occurred_at timestamp with time zone not null, team varchar(200),"
                    + " channel varchar(200), customer varchar(22), data text not null, digest varchar(22) not null,"
                    + " revision integer not null, voided boolean not null, recorded_at timestamp with time zone not null,"
                    + " recorded_by varchar(320) not null, reason varchar(1000),"
                    + " constraint raw_event_pk primary key (id, source))";
    private static final String INSERT =
            "insert into raw_event (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final String url;
    private final String user;
    private final Connection connection;

    Raw(String url, String user) throws SQLException {
        this.url = url;
        this.user = user;
        this.connection = DriverManager.getConnection(url, user, "");
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** Inserts them as fast as the database can, 1,000 per transaction. */
    void bulk(List<SyntheticEvents.Row> rows) throws SQLException {
        connection.setAutoCommit(false);
        for (var from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            if (connection.isWrapperFor(PGConnection.class)) {
                copy(chunk);
            } else {
                insert(connection, chunk);
            }
            connection.commit();
        }
    }

    private void copy(List<SyntheticEvents.Row> rows) throws SQLException {
        var lines = new StringBuilder();
        for (var row : rows) {
            lines.append(String.join(
                    "\t",
                    row.source(),
                    row.id(),
                    row.type(),
                    row.time().toString(),
                    row.team(),
                    row.channel(),
                    "\\N",
                    row.data(),
                    "0123456789012345678901",
                    "1",
                    "f",
                    row.time().toString(),
                    "key:adminkey",
                    "\\N"));
            lines.append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy raw_event (" + COLUMNS + ") from stdin", new StringReader(lines.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void insert(Connection connection, List<SyntheticEvents.Row> rows) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                insert.setString(1, row.source());
                insert.setString(2, row.id());
                insert.setString(3, row.type());
                insert.setObject(4, row.time().atOffset(ZoneOffset.UTC));
                insert.setString(5, row.team());
                insert.setString(6, row.channel());
                insert.setString(7, null);
                insert.setString(8, row.data());
                insert.setString(9, "0123456789012345678901");
                insert.setInt(10, 1);
                insert.setBoolean(11, false);
                insert.setObject(12, row.time().atOffset(ZoneOffset.UTC));
                insert.setString(13, "key:adminkey");
                insert.setString(14, null);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Inserts each in its own transaction, with eight threads. */
    void singly(List<SyntheticEvents.Row> rows) throws Exception {
        var threads = 8;
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var work = new ArrayList<Callable<Boolean>>();
            for (var thread = 0; thread < threads; thread++) {
                var first = thread;
                work.add(() -> {
                    try (var own = DriverManager.getConnection(url, user, "")) {
                        for (var i = first; i < rows.size(); i += threads) {
                            insert(own, rows.subList(i, i + 1));
                        }
                    }
                    return true;
                });
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
