package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.Event;

/** Each customer's first order and referrals, some thousand customers a step, in the order of their hashes. */
@ApplicationScoped
class CustomerPart implements Part {

    /** So many rows of customers, and so many events, are at most before the end of a step; one customer is never cut. */
    private static final int AT_ONCE = 5000;

    private static final int FETCHED_AT_ONCE = 2000;

    private static final String END = "select min(h) from (select h from (select hash as h from customer where hash > ?"
            + " order by hash offset ? rows fetch first 1 rows only) c union all select h from (select customer as h"
            + " from event where customer > ? order by customer offset ? rows fetch first 1 rows only) e) ends";

    // Not the bare column: H2 would follow the index by type through every order there is.
    private static final String EVENTS = "select customer, type, occurred_at, source, id, team, channel from event"
            + " where voided = false and lower(type) in ('order', 'referral') and ";

    private final Database database;

    CustomerPart(Database database) {
        this.database = database;
    }

    @Override
    public String code() {
        return "customers";
    }

    @Override
    public @Nullable String step(String after, Weeks weeks, Comparison comparison) {
        var end = database.with(connection -> end(connection, after)).orElse(null);
        var span = end == null ? List.of(after) : List.of(after, end);
        var stand = database.with(connection -> Derived.CUSTOMERS.read(connection, span("hash", end), span));
        var should = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        known(span("customer", end), span).forEach((hash, customer) -> should.put(Derived.row(hash), row(customer)));
        comparison.compare(Derived.CUSTOMERS, stand, should);
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
                                : before.having(new Placed(
                                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                                        new Event.Key(rows.getString(4), rows.getString(5)),
                                        Cell.of(rows.getString(6), rows.getString(7))));
                        known.put(rows.getString(1), after);
                    }
                }
            }
            return known;
        });
    }

    private static List<@Nullable Object> row(Customer customer) {
        var first = customer.first();
        return first == null
                ? Derived.row(null, null, null, null, null, (long) customer.referrals())
                : Derived.row(
                        first.at(),
                        first.key().source(),
                        first.key().id(),
                        first.cell().team(),
                        first.cell().channel(),
                        (long) customer.referrals());
    }
}
