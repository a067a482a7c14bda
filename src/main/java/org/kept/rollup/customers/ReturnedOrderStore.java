package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.kept.database.Database;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;

/** Stores which order each return names. */
@ApplicationScoped
public class ReturnedOrderStore {

    /** Key of the advisory lock: any number that no other lock uses. */
    private static final int LOCK_KEY = 0x4b657074;

    private static final String OTHERS_H2 =
            "select source, id from returned_order where order_id = ? fetch first ? rows only";
    private static final String OTHERS_POSTGRESQL = "select w.order_id, r.source, r.id from unnest(?::text[])"
            + " as w (order_id) cross join lateral (select source, id from returned_order"
            + " where returned_order.order_id = w.order_id fetch first ? rows only) r";

    // Citus joins a distributed table laterally with nothing. This reads every return that names an order.
    private static final String OTHERS_CITUS = "select order_id, source, id from (select order_id, source, id,"
            + " row_number() over (partition by order_id) as place from returned_order"
            + " where order_id = any (?::text[])) named where place <= ?";

    private final Database database;

    ReturnedOrderStore(Database database) {
        this.database = database;
    }

    /**
     * Locks transactions that change returns against each other and against those that change orders, until the end.
     *
     * @param exclusive whether this transaction changes returns; if not, others that do not may run concurrently
     */
    public void lock(boolean exclusive) {
        // H2 has a single writer, whose lock does the same.
        if (!database.isH2()) {
            database.run(connection -> lockPostgresql(connection, exclusive));
        }
    }

    private static void lockPostgresql(Connection connection, boolean exclusive) throws SQLException {
        var lock = "select pg_advisory_xact_lock" + (exclusive ? "" : "_shared") + "(?)";
        try (var select = connection.prepareStatement(lock)) {
            select.setInt(1, LOCK_KEY);
            select.executeQuery().close();
        }
    }

    /** The ids that a return names, apart from the returns in {@code except}, which are given by order id. */
    Set<String> namedByOthers(Collection<String> ids, Map<String, Set<Event.EventKey>> except) {
        return database.with(connection ->
                database.isH2() ? othersH2(connection, ids, except) : othersPostgresql(connection, ids, except));
    }

    private static Set<String> othersH2(
            Connection connection, Collection<String> ids, Map<String, Set<Event.EventKey>> except)
            throws SQLException {
        var named = new HashSet<String>();
        try (var select = connection.prepareStatement(OTHERS_H2)) {
            for (var id : ids) {
                var excluded = except.getOrDefault(id, Set.of());
                select.setString(1, id);
                select.setInt(2, excluded.size() + 1);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (!excluded.contains(new Event.EventKey(rows.getString(1), rows.getString(2)))) {
                            named.add(id);
                        }
                    }
                }
            }
        }
        return named;
    }

    private Set<String> othersPostgresql(
            Connection connection, Collection<String> ids, Map<String, Set<Event.EventKey>> except)
            throws SQLException {
        var maxExcluded = except.values().stream().mapToInt(Set::size).max().orElse(0);
        var named = new HashSet<String>();
        try (var select = connection.prepareStatement(database.isDistributed() ? OTHERS_CITUS : OTHERS_POSTGRESQL)) {
            SqlArrays.texts(select, 1, ids.stream());
            select.setInt(2, maxExcluded + 1);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getString(1);
                    var key = new Event.EventKey(rows.getString(2), rows.getString(3));
                    if (!except.getOrDefault(id, Set.of()).contains(key)) {
                        named.add(id);
                    }
                }
            }
        }
        return named;
    }

    /** Deletes the orders named by removed returns, and stores those named by added ones. */
    void replace(Map<Event.EventKey, String> removed, Map<Event.EventKey, String> added) {
        if (!removed.isEmpty() || !added.isEmpty()) {
            database.run(connection -> {
                if (!removed.isEmpty()) {
                    delete(connection, removed);
                }
                insert(connection, added);
            });
        }
    }

    private static void delete(Connection connection, Map<Event.EventKey, String> removed) throws SQLException {
        try (var delete = connection.prepareStatement("delete from returned_order where source = ? and id = ?")) {
            for (var key : removed.keySet()) {
                delete.setString(1, key.source());
                delete.setString(2, key.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insert(Connection connection, Map<Event.EventKey, String> added) throws SQLException {
        if (database.isH2()) {
            insertH2(connection, added);
        } else if (!added.isEmpty()) {
            insertPostgresql(connection, added);
        }
    }

    private static void insertPostgresql(Connection connection, Map<Event.EventKey, String> added) throws SQLException {
        try (var insert = connection.prepareStatement("insert into returned_order (source, id, order_id)"
                + " select * from unnest(?::text[], ?::text[], ?::text[])")) {
            SqlArrays.texts(insert, 1, added.keySet().stream().map(Event.EventKey::source));
            SqlArrays.texts(insert, 2, added.keySet().stream().map(Event.EventKey::id));
            SqlArrays.texts(insert, 3, added.values().stream());
            insert.executeUpdate();
        }
    }

    private static void insertH2(Connection connection, Map<Event.EventKey, String> added) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into returned_order (source, id, order_id) values (?, ?, ?)")) {
            for (var entry : added.entrySet()) {
                insert.setString(1, entry.getKey().source());
                insert.setString(2, entry.getKey().id());
                insert.setString(3, entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
