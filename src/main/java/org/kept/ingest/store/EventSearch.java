package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.EventQuery;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.EventType;

/** Searches events by their attributes and time. */
@ApplicationScoped
class EventSearch {

    private static final int BATCH = 2000;

    private static final String SCAN = "select " + EventStore.COLUMNS
            + " from event where type = ? and occurred_at >= ? and occurred_at < ? and voided = false";

    private final Database database;
    private final EventStore store;

    EventSearch(Database database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    List<StoredEvent> search(EventQuery query) {
        var where = new StringBuilder(" where voided = false");
        var values = new ArrayList<Object>();
        if (!query.types().isEmpty()) {
            where.append(
                    query.types().stream().map(type -> "?").collect(Collectors.joining(", ", " and type in (", ")")));
            query.types().forEach(type -> values.add(type.code()));
        }
        if (query.from() != null) {
            where.append(" and occurred_at >= ?");
            values.add(query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            where.append(" and occurred_at < ?");
            values.add(query.to().atOffset(ZoneOffset.UTC));
        }
        if (query.team() != null) {
            where.append(" and team = ?");
            values.add(query.team());
        }
        addFilter("source", query.dataScope().sources(), false, where, values);
        addFilter("team", query.dataScope().teams(), query.beyond(), where, values);
        if (query.channel() != null) {
            where.append(" and channel = ?");
            values.add(query.channel());
        }
        if (query.after() != null) {
            where.append(" and occurred_at <= ? and (occurred_at, source, id) < (?, ?, ?)");
            var time = query.after().time().atOffset(ZoneOffset.UTC);
            values.addAll(List.of(
                    time,
                    time,
                    query.after().key().source(),
                    query.after().key().id()));
        }
        values.add(query.limit());
        return select(where + " order by occurred_at desc, source desc, id desc fetch first ? rows only", values);
    }

    private static void addFilter(
            String column, Set<String> allowed, boolean inverted, StringBuilder where, List<Object> values) {
        if (allowed.isEmpty()) {
            return;
        }
        var list = allowed.stream().map(each -> "?").collect(Collectors.joining(", ", " in (", ")"));
        where.append(inverted ? " and (" + column + " is null or not " + column + list + ")" : " and " + column + list);
        values.addAll(allowed);
    }

    /** Streams the rows of one statement, with one batch in memory at a time. */
    void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches) {
        database.run(connection -> {
            try (var statement = connection.prepareStatement(SCAN)) {
                statement.setFetchSize(BATCH);
                statement.setString(1, type.code());
                statement.setObject(2, from.atOffset(ZoneOffset.UTC));
                statement.setObject(3, to.atOffset(ZoneOffset.UTC));
                try (var rows = statement.executeQuery()) {
                    passOn(rows, batches);
                }
            }
        });
    }

    private void passOn(ResultSet rows, Consumer<List<Event>> batches) throws SQLException {
        var batch = new ArrayList<Event>(BATCH);
        while (rows.next()) {
            batch.add(store.toStoredEvent(rows).event());
            if (batch.size() == BATCH) {
                batches.accept(List.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }

    private List<StoredEvent> select(String rest, List<?> values) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement("select " + EventStore.COLUMNS + " from event" + rest)) {
                var position = 1;
                for (var value : values) {
                    statement.setObject(position++, value);
                }
                return read(statement.executeQuery());
            }
        });
    }

    private List<StoredEvent> read(ResultSet rows) throws SQLException {
        var found = new ArrayList<StoredEvent>();
        try (rows) {
            while (rows.next()) {
                found.add(store.toStoredEvent(rows));
            }
        }
        return found;
    }
}
