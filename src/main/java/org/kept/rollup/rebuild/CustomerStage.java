package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.Event;
import org.kept.ingest.RetentionHorizon;
import org.kept.rollup.customers.Customer;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;

/** Rebuilds each customer's first order and referrals, some thousand customers a step, in the order of their hashes. */
@ApplicationScoped
class CustomerStage implements RebuildStage {

    /** Maximum customer rows, and maximum events, of a step; one customer is never split. */
    private static final int BATCH_SIZE = 5000;

    private static final int FETCH_SIZE = 2000;

    private static final String END = "select min(h) from (select h from (select hash as h from customer where hash > ?"
            + " order by hash offset ? rows fetch first 1 rows only) c union all select h from (select customer as h"
            + " from event where customer > ? order by customer offset ? rows fetch first 1 rows only) e) ends";

    // lower(type) keeps H2 from following the index by type through every order.
    private static final String EVENTS = "select customer, type, occurred_at, source, id, team, channel from event"
            + " where voided = false and lower(type) in ('order', 'referral') and ";

    /** Leading columns about the first order; after them come the referrals, then the dropped referrals. */
    private static final int FIRST_ORDER_COLUMNS = 5;

    private static final int DROPPED_REFERRALS = 6;

    private final Database database;
    private final RetentionHorizon retentionHorizon;

    CustomerStage(Database database, RetentionHorizon retentionHorizon) {
        this.database = database;
        this.retentionHorizon = retentionHorizon;
    }

    @Override
    public String code() {
        return "customers";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var end = database.with(connection -> end(connection, after)).orElse(null);
        var span = end == null ? List.of(after) : List.of(after, end);
        var stored =
                database.with(connection -> DerivedTable.CUSTOMERS.read(connection, spanCondition("hash", end), span));
        var expected = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        customersFromEvents(spanCondition("customer", end), span)
                .forEach((hash, customer) -> expected.put(DerivedTable.row(hash), row(customer, 0)));
        stored.forEach((hash, row) -> expected.merge(hash, fromDroppedEvents(row), CustomerStage::combined));
        expected.values().removeIf(row -> !DerivedTable.CUSTOMERS.isSignificant(row));
        comparison.compare(DerivedTable.CUSTOMERS, stored, expected);
        return end;
    }

    private static String spanCondition(String column, @Nullable String end) {
        return column + " > ?" + (end == null ? "" : " and " + column + " <= ?");
    }

    private static Optional<String> end(Connection connection, String after) throws SQLException {
        try (var select = connection.prepareStatement(END)) {
            select.setString(1, after);
            select.setInt(2, BATCH_SIZE - 1);
            select.setString(3, after);
            select.setInt(4, BATCH_SIZE - 1);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** The customers according to the events. */
    private Map<String, Customer> customersFromEvents(String where, List<String> span) {
        return database.with(connection -> {
            var customers = new HashMap<String, Customer>();
            try (var select = connection.prepareStatement(EVENTS + where)) {
                select.setFetchSize(FETCH_SIZE);
                for (var i = 0; i < span.size(); i++) {
                    select.setString(i + 1, span.get(i));
                }
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var before = customers.getOrDefault(rows.getString(1), Customer.UNKNOWN);
                        var after = rows.getString(2).equals("referral")
                                ? before.withReferrals(1)
                                : before.withOrder(new PlacedOrder(
                                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                                        new Event.EventKey(rows.getString(4), rows.getString(5)),
                                        SliceKey.of(rows.getString(6), rows.getString(7))));
                        customers.put(rows.getString(1), after);
                    }
                }
            }
            return customers;
        });
    }

    /** The part of a row that comes from dropped events, which cannot be derived again. */
    private List<@Nullable Object> fromDroppedEvents(List<@Nullable Object> row) {
        var dropped = row.get(DROPPED_REFERRALS);
        var kept = new ArrayList<@Nullable Object>(Collections.nCopies(FIRST_ORDER_COLUMNS, null));
        if (row.get(0) instanceof Instant first && first.isBefore(retentionHorizon.instant())) {
            kept = new ArrayList<>(row.subList(0, FIRST_ORDER_COLUMNS));
        }
        kept.add(dropped);
        kept.add(dropped);
        return kept;
    }

    /** Combines both: a dropped first order comes before every other; referrals add up. */
    private static List<@Nullable Object> combined(List<@Nullable Object> counted, List<@Nullable Object> dropped) {
        var all = new ArrayList<@Nullable Object>(
                (dropped.get(0) == null ? counted : dropped).subList(0, FIRST_ORDER_COLUMNS));
        all.add(number(counted.get(FIRST_ORDER_COLUMNS)) + number(dropped.get(DROPPED_REFERRALS)));
        all.add(dropped.get(DROPPED_REFERRALS));
        return all;
    }

    private static long number(@Nullable Object cell) {
        return cell instanceof Long number ? number : 0;
    }

    private static List<@Nullable Object> row(Customer customer, long dropped) {
        var first = customer.first();
        return first == null
                ? DerivedTable.row(null, null, null, null, null, (long) customer.referrals(), dropped)
                : DerivedTable.row(
                        first.at(),
                        first.key().source(),
                        first.key().id(),
                        first.cell().team(),
                        first.cell().channel(),
                        (long) customer.referrals(),
                        dropped);
    }
}
