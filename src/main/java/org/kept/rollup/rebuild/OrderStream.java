package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.RetentionHorizon;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;

/** Streams the orders between two moments from the events: by customer, and those that were returned. */
@ApplicationScoped
class OrderStream {

    private static final int FETCH_SIZE = 2000;

    private static final String SPAN = " from event e where e.type = 'order' and e.occurred_at >= ?"
            + " and e.occurred_at < ? and e.voided = false";

    private static final String PLACED = "e.occurred_at, e.source, e.id, e.team, e.channel";

    // lower(type) keeps H2 from following the index by type through every order. Subtracting a microsecond, the finest
    // unit, instead of comparing with "<" keeps it from reading all orders of the same moment for each of them.
    private static final String BY_CUSTOMER = "select " + PLACED + ", e.customer, case"
            + " when exists (select 1 from event f where f.customer = e.customer"
            + " and f.occurred_at <= e.occurred_at - interval '0.000001' second"
            + " and lower(f.type) = 'order' and f.voided = false) then 0"
            + " when exists (select 1 from customer c where c.hash = e.customer and c.first_at < ?) then 0"
            + " when exists (select 1 from customer c where c.hash = e.customer and c.referrals_dropped > 0) then 2"
            + " else 1 end as standing" + SPAN
            + " and e.customer is not null order by e.customer";

    private static final String REFERRED = "select 1 from event where customer = ? and lower(type) = 'referral'"
            + " and voided = false fetch first 1 rows only";

    private static final String RETURNED =
            "select " + PLACED + SPAN + " and exists (select 1 from returned_order r where r.order_id = e.id)";

    // Citus joins events only by their ids, so these join results instead of tables.
    private static final String SPAN_CITUS =
            "with span as materialized (select " + PLACED + ", e.customer" + SPAN + ")";

    private static final String PLACED_CITUS = "span.occurred_at, span.source, span.id, span.team, span.channel";

    private static final String BY_CUSTOMER_CITUS = SPAN_CITUS
            + ", named as materialized (select distinct customer from span where customer is not null)"
            + ", firsts as materialized (select customer, min(occurred_at) as first_at from event"
            + " where customer in (select customer from named) and type = 'order' and voided = false group by customer)"
            + ", known as materialized (select hash, first_at, referrals_dropped from customer"
            + " where hash in (select customer from named)) select " + PLACED_CITUS + ", span.customer, case"
            + " when firsts.first_at < span.occurred_at then 0 when known.first_at < ? then 0"
            + " when known.referrals_dropped > 0 then 2 else 1 end as standing"
            + " from span join firsts on firsts.customer = span.customer"
            + " left join known on known.hash = span.customer order by span.customer";

    private static final String RETURNED_CITUS = SPAN_CITUS
            + ", named as materialized (select distinct order_id from returned_order"
            + " where order_id in (select id from span)) select " + PLACED_CITUS
            + " from span join named on named.order_id = span.id";

    /**
     * Order of a customer.
     *
     * @param first whether the customer has no order at an earlier moment, dropped ones included
     * @param referred whether it is a first order of a customer whom a referral names
     */
    record CustomerOrder(String customer, PlacedOrder placed, boolean first, boolean referred) {}

    private final Database database;
    private final RetentionHorizon retentionHorizon;

    OrderStream(Database database, RetentionHorizon retentionHorizon) {
        this.database = database;
        this.retentionHorizon = retentionHorizon;
    }

    /** Passes on every order with a customer, grouped by customer. */
    void eachOfCustomers(Instant from, Instant to, Consumer<CustomerOrder> consumer) {
        // Read once per customer: with many orders, a read for each order would scan all of them.
        var referredCustomers = new HashMap<String, Boolean>();
        var isDistributed = database.isDistributed();
        var horizon = retentionHorizon.instant();
        var moments = isDistributed ? List.of(from, to, horizon) : List.of(horizon, from, to);
        each(isDistributed ? BY_CUSTOMER_CITUS : BY_CUSTOMER, moments, rows -> {
            var customer = rows.getString("customer");
            var orderRank = rows.getInt("standing");
            if (!referredCustomers.containsKey(customer)) {
                referredCustomers.clear();
            }
            var referred =
                    orderRank > 1 || (orderRank == 1 && referredCustomers.computeIfAbsent(customer, this::isReferred));
            consumer.accept(new CustomerOrder(customer, placed(rows), orderRank > 0, referred));
        });
    }

    private boolean isReferred(String customer) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(REFERRED)) {
                select.setString(1, customer);
                try (var rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /** Passes on every order that a stored return names. */
    void eachReturned(Instant from, Instant to, Consumer<PlacedOrder> consumer) {
        var sql = database.isDistributed() ? RETURNED_CITUS : RETURNED;
        each(sql, List.of(from, to), rows -> consumer.accept(placed(rows)));
    }

    @FunctionalInterface
    private interface RowConsumer {
        void show(ResultSet rows) throws SQLException;
    }

    private void each(String sql, List<Instant> moments, RowConsumer row) {
        database.run(connection -> {
            try (var select = prepared(connection, sql, moments);
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    row.show(rows);
                }
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, List<Instant> moments)
            throws SQLException {
        var select = connection.prepareStatement(sql);
        select.setFetchSize(FETCH_SIZE);
        for (var i = 0; i < moments.size(); i++) {
            select.setObject(i + 1, moments.get(i).atOffset(ZoneOffset.UTC));
        }
        return select;
    }

    private static PlacedOrder placed(ResultSet rows) throws SQLException {
        return new PlacedOrder(
                rows.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                new Event.EventKey(rows.getString("source"), rows.getString("id")),
                SliceKey.of(rows.getString("team"), rows.getString("channel")));
    }
}
