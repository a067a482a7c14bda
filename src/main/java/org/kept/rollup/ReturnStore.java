package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.Changes;
import org.kept.ingest.Event;
import org.kept.ingest.EventType;

/** Which order each return names. */
@ApplicationScoped
class ReturnStore {

    private final Database database;

    ReturnStore(Database database) {
        this.database = database;
    }

    void apply(List<Changes.Change> changes) {
        var orders = new TreeMap<Event.Key, String>();
        var gone = new TreeMap<Event.Key, String>();
        for (var change : changes) {
            var before = orderOf(change.before());
            if (change.before() != null && before != null) {
                orders.remove(change.before().key());
                gone.put(change.before().key(), before);
            }
            var after = orderOf(change.after());
            if (change.after() != null && after != null) {
                orders.put(change.after().key(), after);
            }
        }
        if (!gone.isEmpty() || !orders.isEmpty()) {
            database.run(connection -> {
                delete(connection, gone);
                insert(connection, orders);
            });
        }
    }

    private static @Nullable String orderOf(@Nullable Event event) {
        return event == null || event.type() != EventType.RETURN ? null : event.text("order");
    }

    private static void delete(Connection connection, Map<Event.Key, String> gone) throws SQLException {
        try (var delete = connection.prepareStatement("delete from returned_order where source = ? and id = ?")) {
            for (var key : gone.keySet()) {
                delete.setString(1, key.source());
                delete.setString(2, key.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void insert(Connection connection, Map<Event.Key, String> orders) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into returned_order (source, id, order_id) values (?, ?, ?)")) {
            for (var entry : orders.entrySet()) {
                insert.setString(1, entry.getKey().source());
                insert.setString(2, entry.getKey().id());
                insert.setString(3, entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void clear() {
        database.with(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("delete from returned_order");
            }
        });
    }
}
