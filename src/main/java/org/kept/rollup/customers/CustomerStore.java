package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;

/** Stores the first order and referrals of each customer across all events. */
@ApplicationScoped
public class CustomerStore {

    private static final String COLUMNS =
            "hash, first_at, first_source, first_id, first_team, first_channel, referrals";

    /** All columns but the key. */
    private static final String REST =
            "first_at, first_source, first_id, first_team, first_channel, referrals, referrals_dropped";

    private static final String INSERT_POSTGRESQL =
            "insert into customer (hash, referrals) select hash, 0 from unnest(?::text[]) as sent (hash)";

    private static final String INSERT_NEW_POSTGRESQL =
            INSERT_POSTGRESQL + " on conflict (hash) do nothing returning hash";

    private static final String LOCK_POSTGRESQL =
            "select " + COLUMNS + " from customer where hash = any (?) order by hash for update";

    // Citus locks no rows of several servers. An update that changes nothing does, in the order of the array.
    private static final String LOCK_CITUS =
            INSERT_POSTGRESQL + " on conflict (hash) do update set referrals = customer.referrals returning " + COLUMNS;

    private static final String UPDATE = "update customer set first_at = ?, first_source = ?, first_id = ?,"
            + " first_team = ?, first_channel = ?, referrals = ? where hash = ?";

    private static final String UPDATE_POSTGRESQL = "insert into customer (" + COLUMNS + ") select " + COLUMNS
            + " from unnest(?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[])"
            + " as sent (" + COLUMNS + ") on conflict (hash) do update set first_at = excluded.first_at,"
            + " first_source = excluded.first_source, first_id = excluded.first_id, first_team = excluded.first_team,"
            + " first_channel = excluded.first_channel, referrals = excluded.referrals";

    // lower(type) keeps H2 from following the index by type through every order.
    private static final String ORDERS = " from event where customer = ? and lower(type) = 'order' and voided = false";

    // All orders at the first moment: which is first must not depend on the collation of the database.
    private static final String FIRST = "select occurred_at, source, id, team, channel" + ORDERS
            + " and occurred_at = (select min(occurred_at)" + ORDERS + ")";

    private static final String RENAME_H2 = "update customer set hash = ? where hash = ?";

    private static final String RENAME_POSTGRESQL = "with moved as (delete from customer where hash = ? returning "
            + REST + ") insert into customer (hash, " + REST + ") select ?::text, " + REST + " from moved";

    private final Database database;

    CustomerStore(Database database) {
        this.database = database;
    }

    /** The customers, new ones included, locked until the transaction ends. */
    SortedMap<String, Customer> lock(SortedSet<String> hashes) {
        return database.with(
                connection -> database.isH2() ? lockH2(connection, hashes) : lockPostgresql(connection, hashes));
    }

    private static SortedMap<String, Customer> lockH2(Connection connection, SortedSet<String> hashes)
            throws SQLException {
        var customers = new TreeMap<String, Customer>();
        try (var select = connection.prepareStatement("select " + COLUMNS + " from customer where hash = ?");
                var insert = connection.prepareStatement("insert into customer (hash, referrals) values (?, 0)")) {
            for (var hash : hashes) {
                select.setString(1, hash);
                try (var rows = select.executeQuery()) {
                    if (rows.next()) {
                        customers.put(hash, customer(rows));
                    } else {
                        insert.setString(1, hash);
                        insert.addBatch();
                        customers.put(hash, Customer.UNKNOWN);
                    }
                }
            }
            insert.executeBatch();
        }
        return customers;
    }

    private SortedMap<String, Customer> lockPostgresql(Connection connection, SortedSet<String> hashes)
            throws SQLException {
        var customers = new TreeMap<String, Customer>();
        if (database.isDistributed()) {
            lockPostgresql(connection, LOCK_CITUS, hashes, customers);
            return customers;
        }
        // Another transaction may delete a row after the insert has found it.
        for (var wanted = new TreeSet<>(hashes); !wanted.isEmpty(); wanted.removeAll(customers.keySet())) {
            insertNewPostgresql(connection, wanted, customers);
            wanted.removeAll(customers.keySet());
            lockPostgresql(connection, LOCK_POSTGRESQL, wanted, customers);
        }
        return customers;
    }

    private static void insertNewPostgresql(
            Connection connection, SortedSet<String> hashes, SortedMap<String, Customer> customers)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT_NEW_POSTGRESQL)) {
            SqlArrays.texts(insert, 1, hashes.stream());
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    customers.put(rows.getString(1), Customer.UNKNOWN);
                }
            }
        }
    }

    private static void lockPostgresql(
            Connection connection, String sql, SortedSet<String> hashes, SortedMap<String, Customer> customers)
            throws SQLException {
        if (hashes.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            SqlArrays.texts(statement, 1, hashes.stream());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    customers.put(rows.getString("hash"), customer(rows));
                }
            }
        }
    }

    private static Customer customer(ResultSet rows) throws SQLException {
        var at = rows.getObject("first_at", OffsetDateTime.class);
        var first = at == null
                ? null
                : new PlacedOrder(
                        at.toInstant(),
                        new Event.EventKey(rows.getString("first_source"), rows.getString("first_id")),
                        new SliceKey(rows.getString("first_team"), rows.getString("first_channel")));
        return new Customer(first, rows.getInt("referrals"));
    }

    /** The customer's first order among the stored events; empty if there is none. */
    public Optional<PlacedOrder> firstOrder(String hash) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(FIRST)) {
                select.setString(1, hash);
                select.setString(2, hash);
                var firsts = new ArrayList<PlacedOrder>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        firsts.add(new PlacedOrder(
                                rows.getObject(1, OffsetDateTime.class).toInstant(),
                                new Event.EventKey(rows.getString(2), rows.getString(3)),
                                SliceKey.of(rows.getString(4), rows.getString(5))));
                    }
                }
                return firsts.stream().min(Comparator.naturalOrder());
            }
        });
    }

    void update(Collection<? extends Map.Entry<String, Customer>> changed) {
        if (changed.isEmpty()) {
            return;
        }
        database.run(connection -> {
            if (database.isH2()) {
                updateH2(connection, changed);
            } else {
                updatePostgresql(connection, List.copyOf(changed));
            }
        });
    }

    private static void updateH2(Connection connection, Collection<? extends Map.Entry<String, Customer>> changed)
            throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            for (var entry : changed) {
                bind(update, entry.getKey(), entry.getValue());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void updatePostgresql(Connection connection, List<? extends Map.Entry<String, Customer>> changed)
            throws SQLException {
        try (var upsert = connection.prepareStatement(UPDATE_POSTGRESQL)) {
            array(upsert, 1, changed, Map.Entry::getKey);
            first(upsert, 2, changed, first -> first.at().toString());
            first(upsert, 3, changed, first -> first.key().source());
            first(upsert, 4, changed, first -> first.key().id());
            first(upsert, 5, changed, first -> first.cell().team());
            first(upsert, 6, changed, first -> first.cell().channel());
            array(upsert, 7, changed, entry -> Integer.toString(entry.getValue().referrals()));
            upsert.executeUpdate();
        }
    }

    private static void first(
            PreparedStatement upsert,
            int position,
            List<? extends Map.Entry<String, Customer>> changed,
            Function<PlacedOrder, String> column)
            throws SQLException {
        array(upsert, position, changed, entry -> {
            var first = entry.getValue().first();
            return first == null ? null : column.apply(first);
        });
    }

    private static void array(
            PreparedStatement upsert,
            int position,
            List<? extends Map.Entry<String, Customer>> changed,
            Function<Map.Entry<String, Customer>, @Nullable String> column)
            throws SQLException {
        SqlArrays.texts(upsert, position, changed.stream().map(column));
    }

    private static void bind(PreparedStatement update, String hash, Customer customer) throws SQLException {
        var first = customer.first();
        update.setObject(1, first == null ? null : first.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        update.setString(2, first == null ? null : first.key().source());
        update.setString(3, first == null ? null : first.key().id());
        update.setString(4, first == null ? null : first.cell().team());
        update.setString(5, first == null ? null : first.cell().channel());
        update.setInt(6, customer.referrals());
        update.setString(7, hash);
    }

    /** Moves a customer to another hash; a row without an order or referral is deleted instead. */
    void rename(String hash, String other) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from customer where hash = ? and first_at is null and referrals = 0")) {
                delete.setString(1, hash);
                delete.executeUpdate();
            }
            // Citus does not change the value by which a row is distributed.
            try (var move = connection.prepareStatement(database.isH2() ? RENAME_H2 : RENAME_POSTGRESQL)) {
                move.setString(1, database.isH2() ? other : hash);
                move.setString(2, database.isH2() ? hash : other);
                move.executeUpdate();
            }
        });
    }
}
