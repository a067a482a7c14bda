package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.InputText;
import org.kept.ingest.Receipt;

/** Activity of each source, and its recent rejections. */
@ApplicationScoped
public class SourceActivityStore {

    /** Minimum number of characters of a long text that any error detail quotes. */
    private static final int MIN_QUOTED = 50;

    private static final int MAX_SOURCES = 500;
    private static final int MAX_REJECTIONS_PER_CHUNK = 20;
    private static final int MAX_REJECTIONS = 500;
    private static final int MAX_DETAIL = 500;

    /** Totals of one source since its first event. */
    public record SourceActivity(
            String source,
            @Nullable Instant lastEvent,
            Instant lastReceived,
            long accepted,
            long replayed,
            long corrected,
            long rejected) {}

    public record Rejection(
            Instant at,
            String source,
            @Nullable String id,
            String code,
            @Nullable String pointer,
            String detail) {}

    private static final String UPDATE = "update feed set last_event = case when last_event is null or ? > last_event"
            + " then ? else last_event end, last_received = ?, accepted = accepted + ?, replayed = replayed + ?,"
            + " corrected = corrected + ?, rejected = rejected + ? where source = ?";

    private final Database database;

    SourceActivityStore(Database database) {
        this.database = database;
    }

    /** Adds the counts of a chunk, within its transaction. */
    public void add(ReceiptBuilder receiptBuilder, Instant now) {
        database.run(connection -> {
            for (var entry : receiptBuilder.sources().entrySet()) {
                addSource(connection, entry.getKey(), entry.getValue(), now);
            }
            insertRejections(connection, receiptBuilder.errors(), now);
        });
    }

    /** Adds only the rejections, for a request that was rolled back as a whole. */
    public void addRejected(ReceiptBuilder receiptBuilder, Instant now) {
        add(receiptBuilder.onlyRejected(), now);
    }

    private void addSource(Connection connection, String source, ReceiptBuilder.SourceCounts added, Instant now)
            throws SQLException {
        var insert = database.isH2()
                ? "merge into feed using (select cast(? as varchar) as source) s on feed.source = s.source"
                        + " when not matched then insert values (s.source, null, ?, 0, 0, 0, 0)"
                : "insert into feed values (?, null, ?, 0, 0, 0, 0) on conflict do nothing";
        try (var statement = connection.prepareStatement(insert)) {
            statement.setString(1, source);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(UPDATE)) {
            var last = added.lastEvent == null ? null : added.lastEvent.atOffset(ZoneOffset.UTC);
            statement.setObject(1, last, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(2, last, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setLong(4, added.accepted);
            statement.setLong(5, added.replayed);
            statement.setLong(6, added.corrected);
            statement.setLong(7, added.rejected);
            statement.setString(8, source);
            statement.executeUpdate();
        }
    }

    private static void insertRejections(Connection connection, List<Receipt.ReceiptError> errors, Instant now)
            throws SQLException {
        if (errors.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("insert into rejection values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var error : errors.subList(0, Math.min(errors.size(), MAX_REJECTIONS_PER_CHUNK))) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, now.atOffset(ZoneOffset.UTC));
                insert.setString(3, error.source() == null ? "" : error.source());
                insert.setString(4, error.id());
                insert.setString(5, error.code());
                insert.setString(6, error.pointer());
                insert.setString(7, InputText.truncate(MAX_DETAIL, error.detail()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (var prune =
                connection.prepareStatement("delete from rejection where rejected_at < (select min(kept.rejected_at)"
                        + " from (select rejected_at from rejection order by rejected_at desc fetch first "
                        + MAX_REJECTIONS
                        + " rows only) kept)")) {
            prune.executeUpdate();
        }
    }

    /** Deletes rejections that quote the text, and those of unreadable lines, which may contain it in pieces. */
    public void deleteMentions(String text) {
        var quoted = text.substring(
                0, text.offsetByCodePoints(0, Math.min(MIN_QUOTED, text.codePointCount(0, text.length()))));
        database.run(connection -> {
            try (var select = connection.prepareStatement("select id, event_id, code, detail from rejection");
                    var delete = connection.prepareStatement("delete from rejection where id = ?");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    var quotes = rows.getString(4).contains(quoted)
                            || String.valueOf(rows.getString(2)).contains(text)
                            || rows.getString(3).equals("json.form");
                    if (quotes) {
                        delete.setObject(1, rows.getObject(1));
                        delete.addBatch();
                    }
                }
                delete.executeBatch();
            }
        });
    }

    /** All sources by name, at most 500. */
    public List<SourceActivity> activities() {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(
                            "select * from feed order by source fetch first " + MAX_SOURCES + " rows only");
                    var rows = statement.executeQuery()) {
                var activities = new ArrayList<SourceActivity>();
                while (rows.next()) {
                    var last = rows.getObject("last_event", OffsetDateTime.class);
                    activities.add(new SourceActivity(
                            rows.getString("source"),
                            last == null ? null : last.toInstant(),
                            rows.getObject("last_received", OffsetDateTime.class)
                                    .toInstant(),
                            rows.getLong("accepted"),
                            rows.getLong("replayed"),
                            rows.getLong("corrected"),
                            rows.getLong("rejected")));
                }
                return List.copyOf(activities);
            }
        });
    }

    /** The latest rejections, newest first. */
    public List<Rejection> rejections(int limit) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement(
                    "select * from rejection order by rejected_at desc, source, event_id fetch first ? rows only")) {
                statement.setInt(1, limit);
                try (var rows = statement.executeQuery()) {
                    var rejections = new ArrayList<Rejection>();
                    while (rows.next()) {
                        rejections.add(new Rejection(
                                rows.getObject("rejected_at", OffsetDateTime.class)
                                        .toInstant(),
                                rows.getString("source"),
                                rows.getString("event_id"),
                                rows.getString("code"),
                                rows.getString("pointer"),
                                rows.getString("detail")));
                    }
                    return List.copyOf(rejections);
                }
            }
        });
    }
}
