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

/** The floors that were ever set, and the events below the newest, in the database. */
@ApplicationScoped
public class RetentionStore {

    /**
     * A floor.
     *
     * @param begun when it was set, and dropping began
     * @param dropped how many events were dropped for it
     */
    public record RetentionRun(Instant floor, Instant begun, long dropped) {}

    /** As much of an event as its dropping has to know; the customer only of a referral that counts. */
    private record ExpiredEvent(Event.EventKey key, EventType type, Optional<String> referred) {}

    private static final String OLD = "select source, id, customer, voided from event where type = ?"
            + " and occurred_at < ? order by type, occurred_at fetch first ? rows only";

    private static final String RUN = "select floor_at, begun, dropped from retention ";

    // A return that was dropped still counts for an order that is kept: its row stays without its name.
    private static final String KEEP_RETURN = "insert into returned_order (source, id, order_id)"
            + " select distinct '', r.order_id, r.order_id from returned_order r where r.source = ? and r.id = ?"
            + " and exists (select 1 from event e where e.id = r.order_id and e.occurred_at >= ?)"
            + " and not exists (select 1 from returned_order k where k.source = '' and k.id = r.order_id)";

    private final Database database;
    private final ReturnedOrderStore returns;

    RetentionStore(Database database, ReturnedOrderStore returns) {
        this.database = database;
        this.returns = returns;
    }

    public void begin(Instant floor, Instant now) {
        database.run(connection -> {
            try (var insert =
                    connection.prepareStatement("insert into retention (floor_at, begun, dropped) values (?, ?, 0)")) {
                moments(insert, 1, floor, now);
                insert.executeUpdate();
            }
        });
    }

    /** The oldest floor whose events are not all dropped yet; nobody else has it until the transaction ends. */
    public Optional<RetentionRun> lockUnfinished() {
        // On H2 the one writer's lock does the same.
        return run("where finished is null order by floor_at fetch first 1 rows only"
                + (database.isH2() ? "" : " for update"));
    }

    /** The first floor above that moment: the one for which events of then were dropped. */
    public Optional<RetentionRun> above(Instant moment) {
        return run("where floor_at > ? order by floor_at fetch first 1 rows only", moment);
    }

    private Optional<RetentionRun> run(String rest, Instant... moments) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(RUN + rest)) {
                moments(select, 1, moments);
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

    /** Drops up to so many events below the floor, with what is kept of them elsewhere; answers how many. */
    public int drop(Instant floor, int most) {
        return database.with(connection -> {
            var old = old(connection, floor, most);
            keepReferrals(connection, old);
            // After the customers, as at the door.
            returns.lock(true);
            keepReturns(connection, old, floor);
            delete(connection, "event", old);
            delete(connection, "event_revision", old);
            add(connection, floor, old.size());
            return old.size();
        });
    }

    private List<ExpiredEvent> old(Connection connection, Instant floor, int most) throws SQLException {
        var old = new ArrayList<ExpiredEvent>();
        try (var select = connection.prepareStatement(OLD + (database.isH2() ? "" : " for update"))) {
            for (var type : EventType.values()) {
                select.setString(1, type.code());
                moments(select, 2, floor);
                select.setInt(3, most - old.size());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var counts = type == EventType.REFERRAL && !rows.getBoolean("voided");
                        old.add(new ExpiredEvent(
                                new Event.EventKey(rows.getString("source"), rows.getString("id")),
                                type,
                                counts ? Optional.ofNullable(rows.getString("customer")) : Optional.empty()));
                    }
                }
                if (old.size() == most) {
                    return old;
                }
            }
        }
        return old;
    }

    /** Customers in the order of their hashes, as everywhere. */
    private static void keepReferrals(Connection connection, List<ExpiredEvent> old) throws SQLException {
        var referrals = new TreeMap<String, Integer>();
        old.forEach(each -> each.referred().ifPresent(hash -> referrals.merge(hash, 1, Integer::sum)));
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

    private static void keepReturns(Connection connection, List<ExpiredEvent> old, Instant floor) throws SQLException {
        var returned =
                old.stream().filter(each -> each.type() == EventType.RETURN).toList();
        try (var keep = connection.prepareStatement(KEEP_RETURN)) {
            for (var each : returned) {
                keep.setString(1, each.key().source());
                keep.setString(2, each.key().id());
                moments(keep, 3, floor);
                keep.executeUpdate();
            }
        }
        delete(connection, "returned_order", returned);
    }

    private static void delete(Connection connection, String table, List<ExpiredEvent> old) throws SQLException {
        try (var delete = connection.prepareStatement("delete from " + table + " where source = ? and id = ?")) {
            for (var each : old) {
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
            moments(update, 2, floor);
            update.executeUpdate();
        }
    }

    /** Says that nothing is left below the floor, and forgets the returns of orders that are gone. */
    public void finish(Instant floor, Instant now) {
        returns.lock(true);
        database.run(connection -> {
            try (var update = connection.prepareStatement("update retention set finished = ? where floor_at = ?");
                    var forget = connection.prepareStatement("delete from returned_order where source = ''"
                            + " and not exists (select 1 from event e where e.id = returned_order.order_id)")) {
                moments(update, 1, now, floor);
                update.executeUpdate();
                forget.executeUpdate();
            }
        });
    }

    private static void moments(PreparedStatement statement, int position, Instant... moments) throws SQLException {
        for (var moment : moments) {
            statement.setObject(position++, moment.atOffset(ZoneOffset.UTC));
        }
    }
}
