package org.kept.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the audit trail over any JDBC connection: the service's, or that of a command run without the service. */
public final class ChainReader {

    private static final int BATCH = 1000;

    private record ChainEnd(long number, String hash, long lastEntry) {}

    private ChainReader() {}

    /** Verifies the whole chain, 1,000 entries at a time. */
    public static ChainVerification verify(Connection connection) throws SQLException {
        // Read the end first: entries written meanwhile are left for the next check.
        var end = end(connection);
        var chainVerifier = new ChainVerifier();
        var from = 0L;
        while (true) {
            var lines = entries(
                    connection,
                    "select * from audit_entry where number > ? and number <= ? order by number fetch first " + BATCH
                            + " rows only",
                    List.of(from, end.number()));
            // allMatch stops at the first wrong entry.
            if (!lines.stream().allMatch(chainVerifier::accept) || lines.size() < BATCH) {
                return chainVerifier.finish(end.number(), end.hash(), end.lastEntry());
            }
            from = lines.get(BATCH - 1).number();
        }
    }

    /** The entry with this number. */
    public static Optional<AuditEntry> entry(Connection connection, long number) throws SQLException {
        return entries(connection, "select * from audit_entry where number = ?", List.of(number)).stream()
                .findFirst();
    }

    static List<AuditEntry> entries(Connection connection, String sql, List<Object> values) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            var entries = new ArrayList<AuditEntry>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return List.copyOf(entries);
        }
    }

    /** Reads head and highest number in one statement, so that no entry is written in between. */
    private static ChainEnd end(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select head.number, head.hash,"
                                + " (select coalesce(max(number), 0) from audit_entry) from audit_head head where head.id = 1");
                var row = select.executeQuery()) {
            row.next();
            return new ChainEnd(row.getLong(1), row.getString(2), row.getLong(3));
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
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
}
