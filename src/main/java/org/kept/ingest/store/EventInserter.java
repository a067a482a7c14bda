package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.StoredEvent;

/** Inserts new events, with separate SQL for H2 and PostgreSQL. */
@ApplicationScoped
class EventInserter {

    private static final String SENT_COLUMNS = "source, id, type, occurred_at, team, channel, customer, data, digest";

    private static final String INSERT_H2 = "insert into event (" + EventStore.COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, false, ?, ?, null) on conflict do nothing";

    // Returns the keys that were new only if some were not.
    private static final String INSERT_POSTGRESQL = "with kept as (insert into event (" + EventStore.COLUMNS
            + ") select " + SENT_COLUMNS + ", 1, false, ?, ?, null from unnest(?::text[], ?::text[], ?::text[],"
            + " ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as sent (" + SENT_COLUMNS
            + ") on conflict (id, source) do nothing returning source, id)"
            + " select source, id from kept where (select count(*) from kept) < ?"
            + " union all select null, null from (select count(*) as n from kept) counted where n = 0";

    private static final String FINGERPRINTS_H2 =
            "select source, id, digest, voided, reason from event where id = any (?)";

    private static final String FINGERPRINTS_POSTGRESQL = "select source, id, digest, voided, reason from event"
            + " where (id, source) in (select * from unnest(?::text[], ?::text[]))";

    /**
     * The part of a stored event that shows whether another one is the same.
     *
     * @param reason why its revision was made; null if none was given
     */
    record EventFingerprint(
            String digest, boolean voided, @Nullable String reason) {

        /** Whether its customer was erased, so that its content can no longer be compared. */
        boolean isErased() {
            return digest.equals(StoredEvent.ERASED_DIGEST);
        }
    }

    private final Database database;

    EventInserter(Database database) {
        this.database = database;
    }

    /**
     * Inserts the events whose key is free as first revisions, and returns the fingerprints of the others.
     *
     * @param events with distinct keys, in the order of their keys
     * @param at the time of recording, to the microsecond
     * @param by who records them
     */
    Map<Event.EventKey, EventFingerprint> insert(List<EventContent> events, Instant at, String by) {
        if (events.isEmpty()) {
            return Map.of();
        }
        return database.with(connection -> {
            if (database.isH2()) {
                return insertH2(connection, events, at, by);
            }
            var existing = insertPostgresql(connection, events, at, by);
            if (existing.isEmpty()) {
                return Map.of();
            }
            var fingerprints = fingerprints(connection, existing);
            if (fingerprints.size() < existing.size()) {
                throw DatabaseException.conflict("an event was deleted between inserting and reading");
            }
            return fingerprints;
        });
    }

    /** The fingerprints of the stored events with these keys, in a modifiable map. */
    Map<Event.EventKey, EventFingerprint> fingerprints(List<Event.EventKey> keys) {
        return keys.isEmpty() ? new HashMap<>() : database.with(connection -> fingerprints(connection, keys));
    }

    private Map<Event.EventKey, EventFingerprint> insertH2(
            Connection connection, List<EventContent> events, Instant at, String by) throws SQLException {
        // A conflict is slow here. If the first key exists, the others probably exist too, so all are looked up.
        var first = keys(events.subList(0, 1));
        var existing = fingerprints(connection, first);
        if (!existing.isEmpty()) {
            existing = fingerprints(connection, keys(events));
        }
        var lookedUp = existing;
        var fresh = events.stream()
                .filter(each -> !lookedUp.containsKey(each.event().key()))
                .toList();
        var conflicting = insertBatchH2(connection, fresh, at, by);
        if (!conflicting.isEmpty()) {
            existing.putAll(fingerprints(connection, conflicting));
        }
        return existing;
    }

    private static List<Event.EventKey> keys(List<EventContent> events) {
        return events.stream().map(each -> each.event().key()).toList();
    }

    private static Set<Event.EventKey> insertBatchH2(
            Connection connection, List<EventContent> events, Instant at, String by) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_H2)) {
            insert.setObject(10, at.atOffset(ZoneOffset.UTC));
            insert.setString(11, by);
            for (var content : events) {
                bind(insert, content);
                insert.addBatch();
            }
            var inserted = insert.executeBatch();
            var existing = new HashSet<Event.EventKey>();
            for (var i = 0; i < inserted.length; i++) {
                if (inserted[i] == 0) {
                    existing.add(events.get(i).event().key());
                }
            }
            return existing;
        }
    }

    private static void bind(PreparedStatement insert, EventContent content) throws SQLException {
        var event = content.event();
        insert.setString(1, event.key().source());
        insert.setString(2, event.key().id());
        insert.setString(3, event.type().code());
        insert.setObject(4, event.time().atOffset(ZoneOffset.UTC));
        insert.setString(5, event.team());
        insert.setString(6, event.channel());
        insert.setString(7, event.customer());
        insert.setString(8, content.text());
        insert.setString(9, content.digest());
    }

    private static Set<Event.EventKey> insertPostgresql(
            Connection connection, List<EventContent> events, Instant at, String by) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_POSTGRESQL)) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setString(2, by);
            SqlArrays.texts(
                    insert, 3, events.stream().map(each -> each.event().key().source()));
            SqlArrays.texts(
                    insert, 4, events.stream().map(each -> each.event().key().id()));
            SqlArrays.texts(
                    insert, 5, events.stream().map(each -> each.event().type().code()));
            SqlArrays.texts(
                    insert, 6, events.stream().map(each -> each.event().time().toString()));
            SqlArrays.texts(insert, 7, events.stream().map(each -> each.event().team()));
            SqlArrays.texts(insert, 8, events.stream().map(each -> each.event().channel()));
            SqlArrays.texts(insert, 9, events.stream().map(each -> each.event().customer()));
            SqlArrays.texts(insert, 10, events.stream().map(EventContent::text));
            SqlArrays.texts(insert, 11, events.stream().map(EventContent::digest));
            insert.setInt(12, events.size());
            return keysNotInserted(insert, events);
        }
    }

    /** The keys not inserted: none if there is no row, all if there is one row of nulls. */
    private static Set<Event.EventKey> keysNotInserted(PreparedStatement insert, List<EventContent> events)
            throws SQLException {
        try (var rows = insert.executeQuery()) {
            if (!rows.next()) {
                return Set.of();
            }
            var existing = new HashSet<Event.EventKey>();
            events.forEach(each -> existing.add(each.event().key()));
            do {
                var source = rows.getString(1);
                if (source != null) {
                    existing.remove(new Event.EventKey(source, rows.getString(2)));
                }
            } while (rows.next());
            return existing;
        }
    }

    private Map<Event.EventKey, EventFingerprint> fingerprints(Connection connection, Collection<Event.EventKey> keys)
            throws SQLException {
        var wanted = Set.copyOf(keys);
        try (var select = connection.prepareStatement(database.isH2() ? FINGERPRINTS_H2 : FINGERPRINTS_POSTGRESQL)) {
            if (database.isH2()) {
                select.setObject(
                        1, wanted.stream().map(Event.EventKey::id).distinct().toArray(String[]::new));
            } else {
                EventStore.bindKeys(select, wanted);
            }
            var fingerprints = new HashMap<Event.EventKey, EventFingerprint>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var key = new Event.EventKey(rows.getString(1), rows.getString(2));
                    if (wanted.contains(key)) {
                        fingerprints.put(
                                key, new EventFingerprint(rows.getString(3), rows.getBoolean(4), rows.getString(5)));
                    }
                }
            }
            return fingerprints;
        }
    }
}
