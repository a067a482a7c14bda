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

/** Each customer's first order and referrals, some thousand customers a step, in the order of their hashes. */
@ApplicationScoped
class CustomerStage implements RebuildStage {

    /** So many rows of customers, and so many events, are at most before the end of a step; one customer is never cut. */
    private static final int AT_ONCE = 5000;

    private static final int FETCHED_AT_ONCE = 2000;

    private static final String END = "select min(h) from (select h from (select hash as h from customer where hash > ?"
            + " order by hash offset ? rows fetch first 1 rows only) c union all select h from (select customer as h"
            + " from event where customer > ? order by customer offset ? rows fetch first 1 rows only) e) ends";

    // Not the bare column: H2 would follow the index by type through every order there is.
    private static final String EVENTS = "select customer, type, occurred_at, source, id, team, channel from event"
            + " where voided = false and lower(type) in ('order', 'referral') and ";

    /** The columns that are about the first order stand first in a row, then the referrals, then those of them dropped. */
    private static final int FIRST = 5;

    private static final int DROPPED = 6;

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
        var stand = database.with(connection -> DerivedTable.CUSTOMERS.read(connection, span("hash", end), span));
        var should = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        known(span("customer", end), span)
                .forEach((hash, customer) -> should.put(DerivedTable.row(hash), row(customer, 0)));
        stand.forEach((hash, row) -> should.merge(hash, beforeFloor(row), CustomerStage::together));
        should.values().removeIf(row -> !DerivedTable.CUSTOMERS.says(row));
        comparison.compare(DerivedTable.CUSTOMERS, stand, should);
        return end;
    }

    private static String span(String column, @Nullable String end) {
        return column + " > ?" + (end == null ? "" : " and " + column + " <= ?");
    }

    private static Optional<String> end(Connection connection, String after) throws SQLException {
        try (var select = connection.prepareStatement(END)) {
            select.setString(1, after);
            select.setInt(2, AT_ONCE - 1);
            select.setString(3, after);
            select.setInt(4, AT_ONCE - 1);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** What the events say of the customers. */
    private Map<String, Customer> known(String where, List<String> span) {
        return database.with(connection -> {
            var known = new HashMap<String, Customer>();
            try (var select = connection.prepareStatement(EVENTS + where)) {
                select.setFetchSize(FETCHED_AT_ONCE);
                for (var i = 0; i < span.size(); i++) {
                    select.setString(i + 1, span.get(i));
                }
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var before = known.getOrDefault(rows.getString(1), Customer.UNKNOWN);
                        var after = rows.getString(2).equals("referral")
                                ? before.referred(1)
                                : before.having(new PlacedOrder(
                                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                                        new Event.EventKey(rows.getString(4), rows.getString(5)),
                                        SliceKey.of(rows.getString(6), rows.getString(7))));
                        known.put(rows.getString(1), after);
                    }
                }
            }
            return known;
        });
    }

    /** What a row says of events that were dropped, which no event can tell any more. */
    private List<@Nullable Object> beforeFloor(List<@Nullable Object> row) {
        var dropped = row.get(DROPPED);
        var kept = new ArrayList<@Nullable Object>(Collections.nCopies(FIRST, null));
        if (row.get(0) instanceof Instant first && first.isBefore(retentionHorizon.at())) {
            kept = new ArrayList<>(row.subList(0, FIRST));
        }
        kept.add(dropped);
        kept.add(dropped);
        return kept;
    }

    /** A first order that was dropped comes before every other; referrals add up. */
    private static List<@Nullable Object> together(List<@Nullable Object> told, List<@Nullable Object> dropped) {
        var all = new ArrayList<@Nullable Object>((dropped.get(0) == null ? told : dropped).subList(0, FIRST));
        all.add(number(told.get(FIRST)) + number(dropped.get(DROPPED)));
        all.add(dropped.get(DROPPED));
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
