package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kept.database.Database;
import org.kept.database.SqlArrays;
import org.kept.ingest.Event;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;

/** Reads orders among the stored events, by customer and by id. */
@ApplicationScoped
class OrderStore {

    /** Maximum orders of one customer listed for a span of a month or two. */
    private static final int MAX_LISTED = 100;

    private static final String PLACED = "occurred_at, source, id, team, channel";
    // lower(type) keeps H2 from following the index by type through every order.
    private static final String COUNTS = "lower(type) = 'order' and voided = false";
    private static final String IN_SPAN =
            " from event where customer = ? and occurred_at >= ? and occurred_at < ? and " + COUNTS;

    private static final String OF_H2 =
            "select " + PLACED + IN_SPAN + " order by occurred_at fetch first " + (MAX_LISTED + 1) + " rows only";
    private static final String OF_POSTGRESQL = "select w.nr, e.* from unnest(?::integer[], ?::text[],"
            + " ?::timestamptz[], ?::timestamptz[]) as w (nr, customer, from_at, to_at) cross join lateral (select "
            + PLACED + " from event where event.customer = w.customer and occurred_at >= w.from_at"
            + " and occurred_at < w.to_at and " + COUNTS + " order by occurred_at fetch first " + (MAX_LISTED + 1)
            + " rows only) e";

    // Citus joins a distributed table laterally with nothing. This reads every order of a span, however many: plain
    // PostgreSQL keeps the other statement, which stops in the index.
    private static final String OF_CITUS = "with wanted as materialized (select nr, customer, from_at, to_at"
            + " from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as w (nr, customer, from_at, to_at))"
            + " select nr, " + PLACED + " from (select w.nr, e.occurred_at, e.source, e.id, e.team, e.channel,"
            + " row_number() over (partition by w.nr order by e.occurred_at) as place"
            + " from wanted w join event e on e.customer = w.customer"
            + " and e.occurred_at >= w.from_at::timestamptz and e.occurred_at < w.to_at::timestamptz"
            + " where lower(e.type) = 'order' and e.voided = false) placed where place <= " + (MAX_LISTED + 1);

    private static final String NAMED = "select " + PLACED + " from event where id = any (?) and " + COUNTS;

    /** A customer's orders between two moments, the end exclusive. */
    record OrderSpan(String customer, Instant from, Instant to) implements Comparable<OrderSpan> {

        private static final Comparator<OrderSpan> ORDER =
                Comparator.comparing(OrderSpan::from).thenComparing(OrderSpan::to);

        /** The span extended to that moment if it ends earlier. */
        OrderSpan extendedTo(Instant end) {
            return end.isAfter(to) ? new OrderSpan(customer, from, end) : this;
        }

        @Override
        public int compareTo(OrderSpan other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Result of a lookup.
     *
     * @param listed orders by customer
     * @param crowded customers with too many orders to list
     */
    record FoundOrders(Map<String, List<PlacedOrder>> listed, Set<String> crowded) {}

    private final Database database;

    OrderStore(Database database) {
        this.database = database;
    }

    /** Orders in the spans. */
    FoundOrders find(List<OrderSpan> spans) {
        var found = new FoundOrders(new HashMap<>(), new HashSet<>());
        if (!spans.isEmpty()) {
            database.run(connection -> {
                if (database.isH2()) {
                    ofH2(connection, spans, found);
                } else {
                    ofPostgresql(connection, spans, found);
                }
            });
        }
        return found;
    }

    private static void ofH2(Connection connection, List<OrderSpan> spans, FoundOrders found) throws SQLException {
        try (var select = connection.prepareStatement(OF_H2)) {
            for (var span : spans) {
                bind(select, span);
                var listed = new ArrayList<PlacedOrder>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        listed.add(placed(rows));
                    }
                }
                add(found, span.customer(), listed);
            }
        }
    }

    private void ofPostgresql(Connection connection, List<OrderSpan> spans, FoundOrders found) throws SQLException {
        var isDistributed = database.isDistributed();
        try (var select = connection.prepareStatement(isDistributed ? OF_CITUS : OF_POSTGRESQL)) {
            var numbers = IntStream.range(0, spans.size()).boxed();
            if (isDistributed) {
                SqlArrays.texts(select, 1, numbers.map(String::valueOf));
            } else {
                select.setArray(1, connection.createArrayOf("integer", numbers.toArray(Integer[]::new)));
            }
            SqlArrays.texts(select, 2, spans.stream().map(OrderSpan::customer));
            SqlArrays.texts(select, 3, spans.stream().map(span -> span.from().toString()));
            SqlArrays.texts(select, 4, spans.stream().map(span -> span.to().toString()));
            var bySpan = new HashMap<Integer, List<PlacedOrder>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bySpan.computeIfAbsent(rows.getInt("nr"), key -> new ArrayList<>())
                            .add(placed(rows));
                }
            }
            bySpan.forEach((nr, listed) -> add(found, spans.get(nr).customer(), listed));
        }
    }

    private static void add(FoundOrders found, String customer, List<PlacedOrder> listed) {
        if (listed.size() > MAX_LISTED) {
            found.crowded.add(customer);
        }
        found.listed.computeIfAbsent(customer, key -> new ArrayList<>()).addAll(listed);
    }

    /** Whether the span has an order within the view whose key is not in {@code except}. */
    boolean has(OrderSpan span, SliceKey view, Set<Event.EventKey> except) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select source, id" + IN_SPAN + view.where() + " fetch first ? rows only")) {
                bind(select, span);
                select.setInt(view.bind(select, 4), except.size() + 1);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (!except.contains(new Event.EventKey(rows.getString(1), rows.getString(2)))) {
                            return true;
                        }
                    }
                }
                return false;
            }
        });
    }

    /** Teams and channels of the orders in the span. */
    Set<SliceKey> cells(OrderSpan span) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select distinct team, channel" + IN_SPAN)) {
                bind(select, span);
                var cells = new HashSet<SliceKey>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        cells.add(SliceKey.of(rows.getString(1), rows.getString(2)));
                    }
                }
                return cells;
            }
        });
    }

    private static void bind(PreparedStatement select, OrderSpan span) throws SQLException {
        select.setString(1, span.customer());
        select.setObject(2, span.from().atOffset(ZoneOffset.UTC));
        select.setObject(3, span.to().atOffset(ZoneOffset.UTC));
    }

    /** Orders with those ids, from any source. */
    List<PlacedOrder> findByIds(Collection<String> ids) {
        return database.with(connection -> {
            var named = new ArrayList<PlacedOrder>();
            try (var select = connection.prepareStatement(NAMED)) {
                SqlArrays.texts(select, 1, ids.stream());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        named.add(placed(rows));
                    }
                }
            }
            return named;
        });
    }

    private static PlacedOrder placed(ResultSet rows) throws SQLException {
        return new PlacedOrder(
                rows.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                new Event.EventKey(rows.getString("source"), rows.getString("id")),
                SliceKey.of(rows.getString("team"), rows.getString("channel")));
    }
}
