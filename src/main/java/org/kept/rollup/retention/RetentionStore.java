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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.kept.database.Database;
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
    public record RetentionRun(Instant floor, Instant begun, long dropped) {}

    /** Parts of an event needed to drop it; the customer only of a referral that counts. */
    private record ExpiredEvent(Event.EventKey key, EventType type, Optional<String> referred) {}

    private static final String SELECT_EXPIRED = "select source, id, customer, voided from event where type = ?"
            + " and occurred_at < ? order by type, occurred_at fetch first ? rows only";

    private static final String SELECT_RUN = "select floor_at, begun, dropped from retention ";

    // A dropped return still counts for an order that is kept: its row stays, without the key of the return.
    private static final String KEEP_RETURN = "insert into returned_order (source, id, order_id)"
            + " select distinct '', r.order_id, r.order_id from returned_order r where r.source = ? and r.id = ?"
            + " and exists (select 1 from event e where e.id = r.order_id and e.occurred_at >= ?)"
            + " and not exists (select 1 from returned_order k where k.source = '' and k.id = r.order_id)";

    private final Database database;
    private final ReturnedOrderStore returns;
    private final EventTypes types;

    RetentionStore(Database database, ReturnedOrderStore returns, EventTypes types) {
        this.database = database;
        this.returns = returns;
        this.types = types;
    }

    public void begin(Instant floor, Instant now) {
        database.run(connection -> {
            try (var insert =
                    connection.prepareStatement("insert into retention (floor_at, begun, dropped) values (?, ?, 0)")) {
                bindMoments(insert, 1, floor, now);
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

    /** The first horizon above that moment: the one for which events of that moment were dropped. */
    public Optional<RetentionRun> firstAbove(Instant moment) {
        return run("where floor_at > ? order by floor_at fetch first 1 rows only", moment);
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

    /** Drops up to {@code limit} events below the horizon, with what is stored of them elsewhere; returns how many. */
    public int drop(Instant floor, int limit) {
        return database.with(connection -> {
            var expired = findExpired(connection, floor, limit);
            keepReferrals(connection, expired);
            // After the customers: the lock order of ingestion.
            returns.lock(true);
            keepReturns(connection, expired, floor);
            delete(connection, "event", expired);
            delete(connection, "event_revision", expired);
            add(connection, floor, expired.size());
            return expired.size();
        });
    }

    private List<ExpiredEvent> findExpired(Connection connection, Instant floor, int limit) throws SQLException {
        var expired = new ArrayList<ExpiredEvent>();
        try (var select = connection.prepareStatement(SELECT_EXPIRED + (database.isH2() ? "" : " for update"))) {
            for (var type : types.all()) {
                select.setString(1, type.code());
                bindMoments(select, 2, floor);
                select.setInt(3, limit - expired.size());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var counts = type.equals(EventType.REFERRAL) && !rows.getBoolean("voided");
                        expired.add(new ExpiredEvent(
                                new Event.EventKey(rows.getString("source"), rows.getString("id")),
                                type,
                                counts ? Optional.ofNullable(rows.getString("customer")) : Optional.empty()));
                    }
                }
                if (expired.size() == limit) {
                    return expired;
                }
            }
        }
        return expired;
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

    private static void keepReturns(Connection connection, List<ExpiredEvent> expired, Instant floor)
            throws SQLException {
        var returned = expired.stream()
                .filter(each -> each.type().equals(EventType.RETURN))
                .toList();
        try (var keep = connection.prepareStatement(KEEP_RETURN)) {
            for (var each : returned) {
                keep.setString(1, each.key().source());
                keep.setString(2, each.key().id());
                bindMoments(keep, 3, floor);
                keep.executeUpdate();
            }
        }
        delete(connection, "returned_order", returned);
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

    private static void add(Connection connection, Instant floor, int dropped) throws SQLException {
        try (var update =
                connection.prepareStatement("update retention set dropped = dropped + ? where floor_at = ?")) {
            update.setInt(1, dropped);
            bindMoments(update, 2, floor);
            update.executeUpdate();
        }
    }

    /** Marks the horizon as finished, and deletes the dropped returns of orders that are gone. */
    public void finish(Instant floor, Instant now) {
        returns.lock(true);
        database.run(connection -> {
            try (var update = connection.prepareStatement("update retention set finished = ? where floor_at = ?");
                    var forget = connection.prepareStatement("delete from returned_order where source = ''"
                            + " and not exists (select 1 from event e where e.id = returned_order.order_id)")) {
                bindMoments(update, 1, now, floor);
                update.executeUpdate();
                forget.executeUpdate();
            }
        });
    }

    private static void bindMoments(PreparedStatement statement, int position, Instant... moments) throws SQLException {
        for (var moment : moments) {
            statement.setObject(position++, moment.atOffset(ZoneOffset.UTC));
        }
    }
}
