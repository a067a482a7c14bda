package org.kept.rollup.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;
import org.kept.kpi.EventType;
import org.kept.rollup.customers.ReturnedOrderStore;
import org.kept.types.EventTypes;

/** Stores the retention horizons ever set, and drops the events below the newest. */
@ApplicationScoped
public class RetentionStore {

    /**
     * Run that drops the events below a horizon.
     *
     * @param begun when the horizon was set and dropping began
     * @param dropped number of events dropped so far
     */
    public record RetentionRun(Instant horizon, Instant begun, long dropped) {}

    /**
     * Parts of an event needed to drop it.
     *
     * @param customer as of the lookup; null if it has none
     */
    private record ExpiredEvent(
            Event.EventKey key, EventType type, @Nullable String customer, boolean voided)
            implements Comparable<ExpiredEvent> {

        /** The customer of a referral that counts. */
        Optional<String> referred() {
            return type.equals(EventType.REFERRAL) && !voided ? Optional.ofNullable(customer) : Optional.empty();
        }

        @Override
        public int compareTo(ExpiredEvent other) {
            return key.compareTo(other.key);
        }
    }

    /** Orders of dropped returns checked at once. */
    private static final int BATCH_SIZE = 1000;

    private static final String SELECT_EXPIRED = "select source, id, customer, voided from event where type = ?"
            + " and occurred_at < ? order by type, occurred_at fetch first ? rows only";

    // The lookup takes no locks, because Citus cannot lock rows on several servers at once. Changes since then are
    // noticed.
    private static final String DELETE_EVENT =
            "delete from event where source = ? and id = ? and voided = ?" + " and customer is not distinct from ?";

    private static final String SELECT_RUN = "select floor_at, begun, dropped from retention ";

    private static final String NAMED_ORDER = "select order_id from returned_order where source = ? and id = ?";

    // A dropped return still counts for an order that is kept: its row stays, without the key of the return.
    private static final String KEEP_RETURN =
            "insert into returned_order (source, id, order_id) values ('', ?, ?) on conflict do nothing";

    private static final String SELECT_KEPT = "select id from returned_order where source = '' and id > ?"
            + " order by id fetch first " + BATCH_SIZE + " rows only";

    private final Database database;
    private final ReturnedOrderStore returns;
    private final EventTypes types;

    RetentionStore(Database database, ReturnedOrderStore returns, EventTypes types) {
        this.database = database;
        this.returns = returns;
        this.types = types;
    }

    public void begin(Instant horizon, Instant now) {
        database.run(connection -> {
            try (var insert =
                    connection.prepareStatement("insert into retention (floor_at, begun, dropped) values (?, ?, 0)")) {
                bindMoments(insert, 1, horizon, now);
                insert.executeUpdate();
            }
        });
    }

    /** The oldest horizon with events left to drop, locked until the transaction ends. */
    public Optional<RetentionRun> lockUnfinished() {
        // H2 has a single writer, whose lock does the same.
        return run("where finished is null order by floor_at fetch first 1 rows only"
                + (database.isH2() ? "" : " for update"));
    }

    /** The oldest horizon with events left to drop. */
    Optional<RetentionRun> unfinished() {
        return run("where finished is null order by floor_at fetch first 1 rows only");
    }

    /** The first horizon above that time: the one for which events of that time were dropped. */
    public Optional<RetentionRun> firstAbove(Instant moment) {
        return run("where floor_at > ? order by floor_at fetch first 1 rows only", moment);
    }

    /** The last horizon below that time; the epoch if there is none. */
    public Instant lastBelow(Instant horizon) {
        return run("where floor_at < ? order by floor_at desc fetch first 1 rows only", horizon)
                .map(RetentionRun::horizon)
                .orElse(Instant.EPOCH);
    }

    private Optional<RetentionRun> run(String condition, Instant... moments) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT_RUN + condition)) {
                bindMoments(select, 1, moments);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(run(rows)) : Optional.empty();
                }
            }
        });
    }

    private static RetentionRun run(ResultSet rows) throws SQLException {
        return new RetentionRun(
                rows.getObject(1, OffsetDateTime.class).toInstant(),
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                rows.getLong(3));
    }

    /**
     * Drops up to {@code limit} events below the horizon, with everything stored about them elsewhere; returns their
     * number.
     *
     * @throws DatabaseException a transient one if one of them was erased meanwhile
     */
    public int drop(Instant horizon, int limit) {
        return database.with(connection -> {
            var expired = findExpired(connection, horizon, limit);
            deleteEvents(connection, expired);
            delete(connection, "event_revision", expired);
            keepReferrals(connection, expired);
            // After the customers: the lock order of ingestion.
            returns.lock(true);
            keepReturns(connection, expired, horizon);
            add(connection, horizon, expired.size());
            return expired.size();
        });
    }

    /** The events to drop, in the order of their keys. */
    private List<ExpiredEvent> findExpired(Connection connection, Instant horizon, int limit) throws SQLException {
        var expired = new ArrayList<ExpiredEvent>();
        try (var select = connection.prepareStatement(SELECT_EXPIRED)) {
            for (var type : types.all()) {
                if (expired.size() < limit) {
                    select.setString(1, type.code());
                    bindMoments(select, 2, horizon);
                    select.setInt(3, limit - expired.size());
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            expired.add(new ExpiredEvent(
                                    new Event.EventKey(rows.getString("source"), rows.getString("id")),
                                    type,
                                    rows.getString("customer"),
                                    rows.getBoolean("voided")));
                        }
                    }
                }
            }
        }
        Collections.sort(expired);
        return expired;
    }

    private static void deleteEvents(Connection connection, List<ExpiredEvent> expired) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE_EVENT)) {
            for (var each : expired) {
                delete.setString(1, each.key().source());
                delete.setString(2, each.key().id());
                delete.setBoolean(3, each.voided());
                delete.setString(4, each.customer());
                delete.addBatch();
            }
            if (Arrays.stream(delete.executeBatch()).anyMatch(count -> count == 0)) {
                throw DatabaseException.conflict("an event changed between reading and dropping it");
            }
        }
    }

    /** Updates customers in the order of their hashes, as everywhere. */
    private static void keepReferrals(Connection connection, List<ExpiredEvent> expired) throws SQLException {
        var referrals = new TreeMap<String, Integer>();
        expired.forEach(each -> each.referred().ifPresent(hash -> referrals.merge(hash, 1, Integer::sum)));
        try (var update = connection.prepareStatement(
                "update customer set referrals_dropped = referrals_dropped + ? where hash = ?")) {
            for (var each : referrals.entrySet()) {
                update.setInt(1, each.getValue());
                update.setString(2, each.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void keepReturns(Connection connection, List<ExpiredEvent> expired, Instant horizon)
            throws SQLException {
        var returned = expired.stream()
                .filter(each -> each.type().equals(EventType.RETURN))
                .toList();
        var orders = namedOrders(connection, returned);
        orders.retainAll(idsOfEvents(connection, orders, horizon));
        try (var keep = connection.prepareStatement(KEEP_RETURN)) {
            for (var order : orders) {
                keep.setString(1, order);
                keep.setString(2, order);
                keep.addBatch();
            }
            keep.executeBatch();
        }
        delete(connection, "returned_order", returned);
    }

    private static SortedSet<String> namedOrders(Connection connection, List<ExpiredEvent> returned)
            throws SQLException {
        var orders = new TreeSet<String>();
        try (var select = connection.prepareStatement(NAMED_ORDER)) {
            for (var each : returned) {
                select.setString(1, each.key().source());
                select.setString(2, each.key().id());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        orders.add(rows.getString(1));
                    }
                }
            }
        }
        return orders;
    }

    /** The ids among these that belong to an event of any source at that time or later. */
    private static Set<String> idsOfEvents(Connection connection, Collection<String> ids, Instant from)
            throws SQLException {
        var found = new HashSet<String>();
        if (ids.isEmpty()) {
            return found;
        }
        try (var select =
                connection.prepareStatement("select distinct id from event where id = any (?) and occurred_at >= ?")) {
            SqlArrays.texts(select, 1, ids.stream());
            bindMoments(select, 2, from);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private static void delete(Connection connection, String table, List<ExpiredEvent> expired) throws SQLException {
        try (var delete = connection.prepareStatement("delete from " + table + " where source = ? and id = ?")) {
            for (var each : expired) {
                delete.setString(1, each.key().source());
                delete.setString(2, each.key().id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void add(Connection connection, Instant horizon, int dropped) throws SQLException {
        try (var update =
                connection.prepareStatement("update retention set dropped = dropped + ? where floor_at = ?")) {
            update.setInt(1, dropped);
            bindMoments(update, 2, horizon);
            update.executeUpdate();
        }
    }

    /** Marks the horizon as finished, and deletes the dropped returns of orders that no longer exist. */
    public void finish(Instant horizon, Instant now) {
        returns.lock(true);
        database.run(connection -> {
            try (var update = connection.prepareStatement("update retention set finished = ? where floor_at = ?")) {
                bindMoments(update, 1, now, horizon);
                update.executeUpdate();
            }
            forgetReturns(connection);
        });
    }

    private static void forgetReturns(Connection connection) throws SQLException {
        var after = "";
        List<String> kept;
        do {
            kept = keptReturns(connection, after);
            if (!kept.isEmpty()) {
                after = kept.get(kept.size() - 1);
                var gone = new ArrayList<>(kept);
                gone.removeAll(idsOfEvents(connection, kept, Instant.EPOCH));
                forget(connection, gone);
            }
        } while (kept.size() == BATCH_SIZE);
    }

    private static List<String> keptReturns(Connection connection, String after) throws SQLException {
        var kept = new ArrayList<String>();
        try (var select = connection.prepareStatement(SELECT_KEPT)) {
            select.setString(1, after);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    kept.add(rows.getString(1));
                }
            }
        }
        return kept;
    }

    private static void forget(Connection connection, List<String> orders) throws SQLException {
        try (var delete = connection.prepareStatement("delete from returned_order where source = '' and id = ?")) {
            for (var order : orders) {
                delete.setString(1, order);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void bindMoments(PreparedStatement statement, int position, Instant... moments) throws SQLException {
        for (var moment : moments) {
            statement.setObject(position++, moment.atOffset(ZoneOffset.UTC));
        }
    }
}
