package org.kept.types;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.problem.Problem;

/**
 * Versions of custom event types in the database. Plain SQL, because types are also looked up where events are checked,
 * which has no entity manager.
 */
@ApplicationScoped
class EventTypeStore {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** SQL states of both databases for a duplicate key and for conflicting transactions. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01", "90131", "HYT00");

    private final Database database;
    private final Clock clock;

    EventTypeStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The number of versions ever stored; grows with every change. */
    long versions() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from event_type");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** The current definitions, by code. */
    Collection<EventTypeDefinition> definitions() {
        return database.with(EventTypeStore::read);
    }

    private static Collection<EventTypeDefinition> read(Connection connection) throws SQLException {
        var newest = new TreeMap<String, EventTypeDefinition>();
        try (var select = connection.prepareStatement(
                        "select t.code, t.document from event_type t where t.document is not null and t.version ="
                                + " (select max(v.version) from event_type v where v.code = t.code)");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                newest.put(rows.getString(1), parse(rows.getString(1), rows.getString(2)));
            }
        }
        return newest.values();
    }

    private static EventTypeDefinition parse(String code, String document) {
        try {
            return EventTypeDefinition.parseStored(code, JSON.readTree(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored definitions are JSON", e);
        }
    }

    /**
     * Adds a version; null removes the type.
     *
     * @throws Problem 409 if someone else changes the type at the same moment
     */
    void add(String code, @Nullable String document, String author) {
        try {
            database.run(connection -> add(connection, code, document, author));
        } catch (DatabaseException e) {
            if (COLLISIONS.contains(e.state())) {
                throw Problem.conflict("Someone else changed the event type at the same moment. Read it again, then"
                        + " send your changes.");
            }
            throw e;
        }
    }

    private void add(Connection connection, String code, @Nullable String document, String author) throws SQLException {
        var version = 1;
        try (var select = connection.prepareStatement("select max(version) from event_type where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    version = rows.getInt(1) + 1;
                }
            }
        }
        try (var insert = connection.prepareStatement(
                "insert into event_type (code, version, document, created, author) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, code);
            insert.setInt(2, version);
            insert.setString(3, document);
            insert.setObject(4, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            insert.setString(5, author);
            insert.executeUpdate();
        }
    }
}
