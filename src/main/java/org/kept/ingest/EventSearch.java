package org.kept.ingest;

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
import org.kept.access.Reach;
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
        within("source", query.reach().sources(), false, where, values);
        within("team", query.reach().teams(), query.beyond(), where, values);
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

    private static void within(
            String column, Set<String> theirs, boolean others, StringBuilder where, List<Object> values) {
        if (theirs.isEmpty()) {
            return;
        }
        var among = theirs.stream().map(each -> "?").collect(Collectors.joining(", ", " in (", ")"));
        where.append(others ? " and (" + column + " is null or not " + column + among + ")" : " and " + column + among);
        values.addAll(theirs);
    }

    /** In the order of the primary key, so that it leads from batch to batch. */
    void scan(Consumer<List<Event>> batches) {
        var batch = batch(new Event.Key("", ""));
        while (!batch.isEmpty()) {
            batches.accept(batch);
            batch = batch(batch.get(batch.size() - 1).key());
        }
    }

    /** One type after the other, so that the index leads from batch to batch. */
    void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches) {
        var query = new Events.Query(Set.of(type), from, to, null, null, null, BATCH, Reach.EVERYTHING, false);
        var found = search(query);
        while (!found.isEmpty()) {
            batches.accept(found.stream().map(Stored::event).toList());
            found = search(query.after(found.get(found.size() - 1).event()));
        }
    }

    private List<Event> batch(Event.Key after) {
        return select(
                        " where id >= ? and (id, source) > (?, ?) and voided = false order by id, source"
                                + " fetch first ? rows only",
                        List.of(after.id(), after.id(), after.source(), BATCH))
                .stream()
                .map(Stored::event)
                .toList();
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
