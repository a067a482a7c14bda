package org.kept.ingest.erase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.StrictJson;
import org.kept.kpi.EventType;
import org.kept.types.EventTypes;

/** SQL of erasure: finds the events and earlier revisions that mention a customer, and overwrites them. */
@ApplicationScoped
class ErasureStore {

    // A hash may contain LIKE wildcards, so the caller compares again.
    private static final List<String> FIND_MENTIONS = List.of(
            "select occurred_at, source, id from event where data like ?",
            "select occurred_at, source, id from event_revision where data like ?");

    private static final String REPLACE =
            "update event set customer = ?, data = ?, digest = ? where source = ? and id = ?";

    private static final String RENAME = "update event set customer = ?, data = replace(data, ?, ?) where customer = ?";

    private static final String REVISIONS =
            "select revision, type, data from event_revision where source = ? and id = ? order by revision";

    private static final String REPLACE_REVISION =
            "update event_revision set data = ? where source = ? and id = ? and revision = ?";

    /** The part of an earlier revision that may contain personal data. */
    record EarlierRevision(Event.EventKey key, int number, EventType type, ObjectNode data) {}

    private final Database database;
    private final EventTypes types;

    ErasureStore(Database database, EventTypes types) {
        this.database = database;
        this.types = types;
    }

    /**
     * Keys of all events that name the customer in any revision, latest first, so that each step of an erasure touches
     * few weeks. Scans all events without locking any.
     */
    List<Event.EventKey> findMentions(String hash) {
        var times = new HashMap<Event.EventKey, OffsetDateTime>();
        database.run(connection -> {
            for (var sql : FIND_MENTIONS) {
                findMentions(connection, sql, hash, times);
            }
        });
        return times.entrySet().stream()
                .sorted(Map.Entry.<Event.EventKey, OffsetDateTime>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void findMentions(
            Connection connection, String sql, String hash, Map<Event.EventKey, OffsetDateTime> times)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, "%" + hash + "%");
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    times.putIfAbsent(
                            new Event.EventKey(rows.getString(2), rows.getString(3)),
                            rows.getObject(1, OffsetDateTime.class));
                }
            }
        }
    }

    /** Number of current events of this customer. */
    long count(String hash) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from event where customer = ?")) {
                select.setString(1, hash);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** Keys of the customer's events whose personal data has not been removed. */
    List<Event.EventKey> findNotAnonymized(String hash) {
        return database.with(connection -> {
            var keys = new ArrayList<Event.EventKey>();
            try (var select =
                    connection.prepareStatement("select source, id from event where customer = ? and digest <> ?")) {
                select.setString(1, hash);
                select.setString(2, StoredEvent.ERASED_DIGEST);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        keys.add(new Event.EventKey(rows.getString(1), rows.getString(2)));
                    }
                }
            }
            return keys;
        });
    }

    /** Replaces the customer by the token in all events at once; returns their number. */
    int rename(String hash, String token) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement(RENAME)) {
                update.setString(1, token);
                update.setString(2, hash);
                update.setString(3, token);
                update.setString(4, hash);
                return update.executeUpdate();
            }
        });
    }

    void replace(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (var update = connection.prepareStatement(REPLACE)) {
                for (var storedEvent : events) {
                    update.setString(1, storedEvent.event().customer());
                    update.setString(2, storedEvent.text());
                    update.setString(3, storedEvent.digest());
                    update.setString(4, storedEvent.event().key().source());
                    update.setString(5, storedEvent.event().key().id());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }

    /** Earlier revisions of these events. */
    List<EarlierRevision> revisions(List<Event.EventKey> keys) {
        return database.with(connection -> {
            var all = new ArrayList<EarlierRevision>();
            try (var select = connection.prepareStatement(REVISIONS)) {
                for (var key : keys) {
                    select.setString(1, key.source());
                    select.setString(2, key.id());
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            all.add(new EarlierRevision(
                                    key,
                                    rows.getInt(1),
                                    types.ofStored(rows.getString(2)),
                                    StrictJson.readStored(rows.getString(3))));
                        }
                    }
                }
            }
            return all;
        });
    }

    void replaceRevisions(List<EarlierRevision> revisions) {
        if (revisions.isEmpty()) {
            return;
        }
        database.run(connection -> {
            try (var update = connection.prepareStatement(REPLACE_REVISION)) {
                for (var revision : revisions) {
                    update.setString(1, revision.data().toString());
                    update.setString(2, revision.key().source());
                    update.setString(3, revision.key().id());
                    update.setInt(4, revision.number());
                    update.addBatch();
                }
                update.executeBatch();
            }
        });
    }
}
