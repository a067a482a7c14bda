package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kept.database.Database;

/** Looks events up by what they are and when they happened. */
@ApplicationScoped
class EventSearch {

    private static final int BATCH = 2000;

    private final Database database;
    private final EventStore store;

    EventSearch(Database database, EventStore store) {
        this.database = database;
        this.store = store;
    }

    List<Stored> search(Events.Query query) {
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

    /** A source after another, and within each by id, so that the primary key leads from batch to batch. */
    void scan(Consumer<List<Event>> batches) {
        for (var source = sourceAfter(""); source.isPresent(); source = sourceAfter(source.get())) {
            var batch = batch(source.get(), "");
            while (!batch.isEmpty()) {
                batches.accept(batch);
                batch = batch(source.get(), batch.get(batch.size() - 1).key().id());
            }
        }
    }

    private List<Event> batch(String source, String after) {
        return select(
                        " where source = ? and id > ? and voided = false order by source, id fetch first ? rows only",
                        List.of(source, after, BATCH))
                .stream()
                .map(Stored::event)
                .toList();
    }

    private Optional<String> sourceAfter(String source) {
        return database.with(connection -> {
            try (var statement = connection.prepareStatement("select min(source) from event where source > ?")) {
                statement.setString(1, source);
                try (var rows = statement.executeQuery()) {
                    return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private List<Stored> select(String rest, List<?> values) {
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

    private List<Stored> read(ResultSet rows) throws SQLException {
        var found = new ArrayList<Stored>();
        try (rows) {
            while (rows.next()) {
                found.add(store.stored(rows));
            }
        }
        return found;
    }
}
