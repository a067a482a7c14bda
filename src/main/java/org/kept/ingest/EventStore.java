package org.kept.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** Events in the database; where H2 and PostgreSQL want different SQL, the two stand side by side. */
@ApplicationScoped
class EventStore {

    static final String COLUMNS = "source, id, type, occurred_at, team, channel, customer, data, digest, revision,"
            + " voided, recorded_at, recorded_by, reason";

    private static final String INSERT_H2 =
            "insert into event (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_POSTGRESQL = "insert into event (" + COLUMNS + ") select " + COLUMNS
            + " from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::integer[], ?::boolean[], ?::timestamptz[], ?::text[], ?::text[])"
            + " as sent (" + COLUMNS + ") on conflict (source, id) do nothing returning source, id";

    private static final String MARKS_H2 = "select source, id, digest, voided from event where id = any (?)";

    private static final String MARKS_POSTGRESQL = "select source, id, digest, voided from event"
            + " where (id, source) in (select * from unnest(?::text[], ?::text[]))";

    private static final String FIND = "select " + COLUMNS + " from event where source = ? and id = ?";

    private static final String FIND_AND_LOCK_POSTGRESQL = "select " + COLUMNS
            + " from event where (id, source) in (select * from unnest(?::text[], ?::text[]))"
            + " order by id, source for update";

    private static final String KEEP_REVISION = "insert into event_revision (source, id, revision, type, occurred_at,"
            + " team, channel, data, voided, recorded_at, recorded_by, reason) select source, id, revision, type,"
            + " occurred_at, team, channel, data, voided, recorded_at, recorded_by, reason from event"
            + " where source = ? and id = ?";

    private static final String REPLACE = "update event set type = ?, occurred_at = ?, team = ?, channel = ?,"
            + " customer = ?, data = ?, digest = ?, revision = ?, voided = ?, recorded_at = ?, recorded_by = ?,"
            + " reason = ? where source = ? and id = ? and revision = ?";

    /** As much of a kept event as says whether another is the same. */
    record Mark(String digest, boolean voided) {

        /** Whether its customer was erased, so that nobody can say any more what is the same. */
        boolean isErased() {
            return digest.equals(Erased.MARK);
        }
    }

    private final Database database;

    EventStore(Database database) {
        this.database = database;
    }

    /** Keeps those whose key is free, and answers the marks of the others; the keys must differ and be in order. */
    Map<Event.Key, Mark> insert(List<Stored> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        return database.with(
                connection -> database.isH2() ? insertH2(connection, events) : insertPostgresql(connection, events));
    }

    private static Map<Event.Key, Mark> insertH2(Connection connection, List<Stored> events) throws SQLException {
        // The writer lock is held, so nobody can take a key between the look and the insert.
        var there = marksH2(connection, keys(events));
        if (there.size() < events.size()) {
            try (var statement = connection.prepareStatement(INSERT_H2)) {
                for (var stored : events) {
                    if (!there.containsKey(stored.event().key())) {
                        bind(statement, stored);
                        statement.addBatch();
                    }
                }
                statement.executeBatch();
            }
        }
        return there;
    }

    /** The marks of those that are there, in a map that may be changed. */
    Map<Event.Key, Mark> marks(List<Event.Key> keys) {
        return keys.isEmpty()
                ? new HashMap<>()
                : database.with(
                        connection -> database.isH2() ? marksH2(connection, keys) : marksPostgresql(connection, keys));
    }

    private static List<Event.Key> keys(List<Stored> events) {
        return events.stream().map(each -> each.event().key()).toList();
    }

    private static Map<Event.Key, Mark> marksH2(Connection connection, List<Event.Key> keys) throws SQLException {
        var wanted = Set.copyOf(keys);
        try (var statement = connection.prepareStatement(MARKS_H2)) {
            statement.setObject(1, wanted.stream().map(Event.Key::id).distinct().toArray(String[]::new));
            return marks(statement, wanted);
        }
    }

    private static Map<Event.Key, Mark> marksPostgresql(Connection connection, Collection<Event.Key> keys)
            throws SQLException {
        try (var statement = connection.prepareStatement(MARKS_POSTGRESQL)) {
            bindKeys(statement, keys);
            return marks(statement, Set.copyOf(keys));
        }
    }

    private static Map<Event.Key, Mark> marks(PreparedStatement statement, Set<Event.Key> wanted) throws SQLException {
        var marks = new HashMap<Event.Key, Mark>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var key = new Event.Key(rows.getString(1), rows.getString(2));
                if (wanted.contains(key)) {
                    marks.put(key, new Mark(rows.getString(3), rows.getBoolean(4)));
                }
            }
        }
        return marks;
    }

    private static void bindKeys(PreparedStatement statement, Collection<Event.Key> keys) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", keys.stream().map(Event.Key::id).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", keys.stream().map(Event.Key::source).toArray()));
    }

    private static void bind(PreparedStatement statement, Stored stored) throws SQLException {
        var event = stored.event();
        statement.setString(1, event.key().source());
        statement.setString(2, event.key().id());
        statement.setString(3, event.type().code());
        statement.setObject(4, event.time().atOffset(ZoneOffset.UTC));
        statement.setString(5, event.team());
        statement.setString(6, event.channel());
        statement.setString(7, event.customer());
        statement.setString(8, stored.text());
        statement.setString(9, stored.digest());
        statement.setInt(10, stored.revision());
        statement.setBoolean(11, stored.voided());
        statement.setObject(12, stored.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setString(13, stored.recordedBy());
        statement.setString(14, stored.reason());
    }

    private static Map<Event.Key, Mark> insertPostgresql(Connection connection, List<Stored> events)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_POSTGRESQL)) {
            array(statement, 1, "text", events, each -> each.event().key().source());
            array(statement, 2, "text", events, each -> each.event().key().id());
            array(statement, 3, "text", events, each -> each.event().type().code());
            array(statement, 4, "timestamptz", events, each -> each.event()
                    .time()
                    .toString());
            array(statement, 5, "text", events, each -> each.event().team());
            array(statement, 6, "text", events, each -> each.event().channel());
            array(statement, 7, "text", events, each -> each.event().customer());
            array(statement, 8, "text", events, Stored::text);
            array(statement, 9, "text", events, Stored::digest);
            array(statement, 10, "integer", events, Stored::revision);
            array(statement, 11, "boolean", events, Stored::voided);
            array(statement, 12, "timestamptz", events, each -> each.recordedAt()
                    .toString());
            array(statement, 13, "text", events, Stored::recordedBy);
            array(statement, 14, "text", events, Stored::reason);
            var there = new HashSet<>(keys(events));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    there.remove(new Event.Key(rows.getString(1), rows.getString(2)));
                }
            }
            return there.isEmpty() ? Map.of() : marksPostgresql(connection, there);
        }
    }

    private static void array(
            PreparedStatement statement,
            int position,
            String type,
            List<Stored> events,
            Function<Stored, @Nullable Object> column)
            throws SQLException {
        var values = events.stream().map(column).toArray();
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }

    /** The events of those keys as they stand, kept from changing until the transaction ends. */
    Map<Event.Key, Stored> findAndLock(Collection<Event.Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return database.with(
                connection -> database.isH2() ? findEach(connection, keys) : findAndLockPostgresql(connection, keys));
    }

    /** The events of those keys as they stand. */
    Map<Event.Key, Stored> find(Collection<Event.Key> keys) {
        return keys.isEmpty() ? Map.of() : database.with(connection -> findEach(connection, keys));
    }

    private Map<Event.Key, Stored> findEach(Connection connection, Collection<Event.Key> keys) throws SQLException {
        var found = new HashMap<Event.Key, Stored>();
        try (var statement = connection.prepareStatement(FIND)) {
            for (var key : keys) {
                statement.setString(1, key.source());
                statement.setString(2, key.id());
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        found.put(key, stored(rows));
                    }
                }
            }
        }
        return found;
    }

    private Map<Event.Key, Stored> findAndLockPostgresql(Connection connection, Collection<Event.Key> keys)
            throws SQLException {
        var found = new HashMap<Event.Key, Stored>();
        try (var statement = connection.prepareStatement(FIND_AND_LOCK_POSTGRESQL)) {
            bindKeys(statement, keys);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var stored = stored(rows);
                    found.put(stored.event().key(), stored);
                }
            }
        }
        return found;
    }

    /** Replaces each event by its next revision and keeps the one before. */
    void replace(List<Stored> next) {
        if (next.isEmpty()) {
            return;
        }
        database.with(connection -> {
            try (var keep = connection.prepareStatement(KEEP_REVISION);
                    var replace = connection.prepareStatement(REPLACE)) {
                for (var stored : next) {
                    keep.setString(1, stored.event().key().source());
                    keep.setString(2, stored.event().key().id());
                    keep.addBatch();
                    bindReplacement(replace, stored);
                    replace.addBatch();
                }
                keep.executeBatch();
                return replace.executeBatch();
            }
        });
    }

    private static void bindReplacement(PreparedStatement statement, Stored stored) throws SQLException {
        var event = stored.event();
        statement.setString(1, event.type().code());
        statement.setObject(2, event.time().atOffset(ZoneOffset.UTC));
        statement.setString(3, event.team());
        statement.setString(4, event.channel());
        statement.setString(5, event.customer());
        statement.setString(6, stored.text());
        statement.setString(7, stored.digest());
        statement.setInt(8, stored.revision());
        statement.setBoolean(9, stored.voided());
        statement.setObject(10, stored.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setString(11, stored.recordedBy());
        statement.setString(12, stored.reason());
        statement.setString(13, event.key().source());
        statement.setString(14, event.key().id());
        statement.setInt(15, stored.revision() - 1);
    }

    /** The event as it stands, first, and its earlier revisions, newest first; empty when there is no such event. */
    Optional<List<Stored>> history(Event.Key key) {
        return database.with(connection -> {
            var current = findEach(connection, List.of(key)).get(key);
            if (current == null) {
                return Optional.empty();
            }
            var all = new ArrayList<Stored>();
            all.add(current);
            try (var statement = connection.prepareStatement(
                    "select source, id, type, occurred_at, team, channel, data, revision, voided, recorded_at,"
                            + " recorded_by, reason from event_revision where source = ? and id = ?"
                            + " order by revision desc fetch first 100 rows only")) {
                statement.setString(1, key.source());
                statement.setString(2, key.id());
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(stored(rows, ""));
                    }
                }
            }
            return Optional.of(List.copyOf(all));
        });
    }

    /** The event of the row the result stands on. */
    Stored stored(ResultSet rows) throws SQLException {
        return stored(rows, rows.getString("digest"));
    }

    private Stored stored(ResultSet rows, String digest) throws SQLException {
        var text = rows.getString("data");
        var type = Objects.requireNonNull(EventType.find(rows.getString("type")), "a stored type is known");
        var event = new Event(
                new Event.Key(rows.getString("source"), rows.getString("id")),
                type,
                rows.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                rows.getString("team"),
                rows.getString("channel"),
                data(text));
        return new Stored(
                event,
                text,
                digest,
                rows.getInt("revision"),
                rows.getBoolean("voided"),
                rows.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                rows.getString("recorded_by"),
                rows.getString("reason"));
    }

    private static ObjectNode data(String text) {
        try {
            return (ObjectNode) EnvelopeJson.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("stored data is not JSON", e);
        }
    }
}
