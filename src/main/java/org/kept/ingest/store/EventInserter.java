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
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.StoredEvent;

/** New events into the database; where H2 and PostgreSQL want different SQL, the two stand side by side. */
@ApplicationScoped
class EventInserter {

    private static final String SENT = "source, id, type, occurred_at, team, channel, customer, data, digest";

    private static final String INSERT_H2 = "insert into event (" + EventStore.COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, false, ?, ?, null) on conflict do nothing";

    // Which were new is asked only where some were not.
    private static final String INSERT_POSTGRESQL = "with kept as (insert into event (" + EventStore.COLUMNS
            + ") select " + SENT + ", 1, false, ?, ?, null from unnest(?::text[], ?::text[], ?::text[],"
            + " ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as sent (" + SENT
            + ") on conflict (id, source) do nothing returning source, id)"
            + " select source, id from kept where (select count(*) from kept) < ?"
            + " union all select null, null from (select count(*) as n from kept) counted where n = 0";

    private static final String MARKS_H2 = "select source, id, digest, voided from event where id = any (?)";

    private static final String MARKS_POSTGRESQL = "select source, id, digest, voided from event"
            + " where (id, source) in (select * from unnest(?::text[], ?::text[]))";

    /** As much of a kept event as says whether another is the same. */
    record EventFingerprint(String digest, boolean voided) {

        /** Whether its customer was erased, so that nobody can say any more what is the same. */
        boolean isErased() {
            return digest.equals(StoredEvent.ERASED_DIGEST);
        }
    }

    private final Database database;

    EventInserter(Database database) {
        this.database = database;
    }

    /**
     * Keeps those whose key is free as first revisions, and answers the marks of the others.
     *
     * @param events their keys differ and are in order
     * @param at when, to the microsecond
     * @param by who says so
     */
    Map<Event.EventKey, EventFingerprint> insert(List<EventContent> events, Instant at, String by) {
        if (events.isEmpty()) {
            return Map.of();
        }
        return database.with(connection -> {
            if (database.isH2()) {
                return insertH2(connection, events, at, by);
            }
            var there = insertPostgresql(connection, events, at, by);
            if (there.isEmpty()) {
                return Map.of();
            }
            var marks = marks(connection, there);
            if (marks.size() < there.size()) {
                throw DatabaseException.clash("an event was dropped between the insert and the look");
            }
            return marks;
        });
    }

    /** The marks of those that are there, in a map that may be changed. */
    Map<Event.EventKey, EventFingerprint> marks(List<Event.EventKey> keys) {
        return keys.isEmpty() ? new HashMap<>() : database.with(connection -> marks(connection, keys));
    }

    private Map<Event.EventKey, EventFingerprint> insertH2(
            Connection connection, List<EventContent> events, Instant at, String by) throws SQLException {
        // A conflict is dear here. Where the first is there already, the others are likely to be: they are looked up.
        var first = keys(events.subList(0, 1));
        var there = marks(connection, first);
        if (!there.isEmpty()) {
            there = marks(connection, keys(events));
        }
        var known = there;
        var unknown = events.stream()
                .filter(each -> !known.containsKey(each.event().key()))
                .toList();
        var taken = tryH2(connection, unknown, at, by);
        if (!taken.isEmpty()) {
            there.putAll(marks(connection, taken));
        }
        return there;
    }

    private static List<Event.EventKey> keys(List<EventContent> events) {
        return events.stream().map(each -> each.event().key()).toList();
    }

    private static Set<Event.EventKey> tryH2(Connection connection, List<EventContent> events, Instant at, String by)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_H2)) {
            insert.setObject(10, at.atOffset(ZoneOffset.UTC));
            insert.setString(11, by);
            for (var content : events) {
                bind(insert, content);
                insert.addBatch();
            }
            var inserted = insert.executeBatch();
            var there = new HashSet<Event.EventKey>();
            for (var i = 0; i < inserted.length; i++) {
                if (inserted[i] == 0) {
                    there.add(events.get(i).event().key());
                }
            }
            return there;
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
            return others(insert, events);
        }
    }

    /** Those that were not inserted: none where nothing is told, all where one row without a name is. */
    private static Set<Event.EventKey> others(PreparedStatement insert, List<EventContent> events) throws SQLException {
        try (var rows = insert.executeQuery()) {
            if (!rows.next()) {
                return Set.of();
            }
            var there = new HashSet<Event.EventKey>();
            events.forEach(each -> there.add(each.event().key()));
            do {
                var source = rows.getString(1);
                if (source != null) {
                    there.remove(new Event.EventKey(source, rows.getString(2)));
                }
            } while (rows.next());
            return there;
        }
    }

    private Map<Event.EventKey, EventFingerprint> marks(Connection connection, Collection<Event.EventKey> keys)
            throws SQLException {
        var wanted = Set.copyOf(keys);
        try (var select = connection.prepareStatement(database.isH2() ? MARKS_H2 : MARKS_POSTGRESQL)) {
            if (database.isH2()) {
                select.setObject(
                        1, wanted.stream().map(Event.EventKey::id).distinct().toArray(String[]::new));
            } else {
                EventStore.bindKeys(select, wanted);
            }
            var marks = new HashMap<Event.EventKey, EventFingerprint>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var key = new Event.EventKey(rows.getString(1), rows.getString(2));
                    if (wanted.contains(key)) {
                        marks.put(key, new EventFingerprint(rows.getString(3), rows.getBoolean(4)));
                    }
                }
            }
            return marks;
        }
    }
}
