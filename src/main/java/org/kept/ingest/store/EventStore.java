package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kept.database.Database;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.StrictJson;
import org.kept.types.EventTypes;

/** Reads stored events, with separate SQL for H2 and PostgreSQL. */
@ApplicationScoped
public class EventStore {

    static final String COLUMNS = "source, id, type, occurred_at, team, channel, customer, data, digest, revision,"
            + " voided, recorded_at, recorded_by, reason";

    private static final String FIND = "select " + COLUMNS + " from event where source = ? and id = ?";

    private static final String FIND_POSTGRESQL =
            "select " + COLUMNS + " from event where (id, source) in (select * from unnest(?::text[], ?::text[]))";

    private static final String REVISIONS =
            "select source, id, type, occurred_at, team, channel, data, revision, voided,"
                    + " recorded_at, recorded_by, reason from event_revision";

    private static final String HISTORY =
            REVISIONS + " where source = ? and id = ? order by revision desc fetch first 100 rows only";

    // A join, because H2 reads the whole table for a pair "in (select …)".
    private static final String EARLIER = REVISIONS
            + " join unnest(cast(? as varchar array), cast(? as varchar array)) as sent (sent_id, sent_source)"
            + " on source = sent_source and id = sent_id";

    private final Database database;
    private final EventTypes types;

    EventStore(Database database, EventTypes types) {
        this.database = database;
        this.types = types;
    }

    static void bindKeys(PreparedStatement statement, Collection<Event.EventKey> keys) throws SQLException {
        SqlArrays.texts(statement, 1, keys.stream().map(Event.EventKey::id));
        SqlArrays.texts(statement, 2, keys.stream().map(Event.EventKey::source));
    }

    /**
     * Reads the events with these keys and locks them until the transaction ends, always in the order of their keys.
     */
    public Map<Event.EventKey, StoredEvent> findAndLock(Collection<Event.EventKey> keys) {
        return database.with(
                connection -> findEach(connection, FIND + (database.isH2() ? "" : " for update"), new TreeSet<>(keys)));
    }

    /** Reads the events with these keys. */
    Map<Event.EventKey, StoredEvent> find(Collection<Event.EventKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database.with(
                connection -> database.isH2() ? findEach(connection, FIND, keys) : findPostgresql(connection, keys));
    }

    private Map<Event.EventKey, StoredEvent> findEach(
            Connection connection, String sql, Collection<Event.EventKey> keys) throws SQLException {
        var found = new HashMap<Event.EventKey, StoredEvent>();
        try (var statement = connection.prepareStatement(sql)) {
            for (var key : keys) {
                statement.setString(1, key.source());
                statement.setString(2, key.id());
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        found.put(key, toStoredEvent(rows));
                    }
                }
            }
        }
        return found;
    }

    private Map<Event.EventKey, StoredEvent> findPostgresql(Connection connection, Collection<Event.EventKey> keys)
            throws SQLException {
        var found = new HashMap<Event.EventKey, StoredEvent>();
        try (var statement = connection.prepareStatement(FIND_POSTGRESQL)) {
            bindKeys(statement, keys);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var storedEvent = toStoredEvent(rows);
                    found.put(storedEvent.event().key(), storedEvent);
                }
            }
        }
        return found;
    }

    /** The digests of all earlier revisions of these events; events without any are left out. */
    Map<Event.EventKey, Set<String>> findEarlierDigests(Collection<Event.EventKey> keys) {
        var digests = new HashMap<Event.EventKey, Set<String>>();
        if (!keys.isEmpty()) {
            database.run(connection -> {
                try (var select = connection.prepareStatement(EARLIER)) {
                    bindKeys(select, keys);
                    addDigests(select, digests);
                }
            });
        }
        return digests;
    }

    private void addDigests(PreparedStatement select, Map<Event.EventKey, Set<String>> digests) throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var revision = toStoredEvent(rows, "");
                digests.computeIfAbsent(revision.event().key(), key -> new HashSet<>())
                        .add(EventContent.of(revision.event(), revision.text()).digest());
            }
        }
    }

    /** The current revision, then up to 100 earlier ones, newest first; empty if there is no such event. */
    Optional<List<StoredEvent>> history(Event.EventKey key) {
        return database.with(connection -> {
            var current = findEach(connection, FIND, List.of(key)).get(key);
            if (current == null) {
                return Optional.empty();
            }
            var all = new ArrayList<StoredEvent>();
            all.add(current);
            try (var statement = connection.prepareStatement(HISTORY)) {
                statement.setString(1, key.source());
                statement.setString(2, key.id());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(toStoredEvent(rows, ""));
                    }
                }
            }
            return Optional.of(List.copyOf(all));
        });
    }

    /** Maps the current row to an event. */
    StoredEvent toStoredEvent(ResultSet rows) throws SQLException {
        return toStoredEvent(rows, rows.getString("digest"));
    }

    private StoredEvent toStoredEvent(ResultSet rows, String digest) throws SQLException {
        var text = rows.getString("data");
        var event = new Event(
                new Event.EventKey(rows.getString("source"), rows.getString("id")),
                types.ofStored(rows.getString("type")),
                rows.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rows.getString("team"),
                rows.getString("channel"),
                StrictJson.readStored(text));
        return new StoredEvent(
                event,
                text,
                digest,
                rows.getInt("revision"),
                rows.getBoolean("voided"),
                rows.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rows.getString("recorded_by"),
                rows.getString("reason"));
    }
}
