package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.kpi.Input;
import org.kept.kpi.Sums;
import org.kept.kpi.Tally;

/** Counts what does not add up over shorter periods: distinct customers, and orders that came back later. */
@ApplicationScoped
class CustomerReader {

    static final Set<Input> DISTINCT = Set.of(Input.CUSTOMERS, Input.CUSTOMERS_RETURNING);

    private static final String PLACED =
            " where e.type = 'order' and e.voided = false and e.occurred_at >= ? and e.occurred_at < ?";

    private static final String CUSTOMERS = "select count(distinct e.customer),"
            + " count(distinct case when c.first_at < ? then e.customer end)"
            + " from event e join customer c on c.hash = e.customer" + PLACED;

    private static final String RETURNED_SINCE = " and exists (select 1 from returned_order r where r.order_id = e.id)";

    private static final String RETURNED = "select count(*) from event e" + PLACED + RETURNED_SINCE;

    private final Database database;
    private final ReportingZone zone;

    CustomerReader(Database database, ReportingZone zone) {
        this.database = database;
        this.zone = zone;
    }

    /** Distinct customers of each period, and those of them who had ordered before it began. */
    Map<Period, Map<Input, Sums>> customers(Period from, Period to, Cut cut) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(CUSTOMERS + where(cut))) {
                var counted = new HashMap<Period, Map<Input, Sums>>();
                for (var period : from.to(to)) {
                    select.setObject(1, zone.startOf(period).atOffset(ZoneOffset.UTC));
                    bind(select, 2, period, cut);
                    try (var rows = select.executeQuery()) {
                        if (rows.next() && rows.getLong(1) > 0) {
                            counted.put(
                                    period,
                                    Map.of(
                                            Input.CUSTOMERS, new Sums(rows.getLong(1), 0, 0),
                                            Input.CUSTOMERS_RETURNING, new Sums(rows.getLong(2), 0, 0)));
                        }
                    }
                }
                return counted;
            }
        });
    }

    /** Orders placed in each period that a return names, whenever that came. */
    Map<Period, Map<Input, Sums>> returned(Period from, Period to, Cut cut) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(RETURNED + where(cut))) {
                var counted = new HashMap<Period, Map<Input, Sums>>();
                for (var period : from.to(to)) {
                    bind(select, 1, period, cut);
                    try (var rows = select.executeQuery()) {
                        if (rows.next()) {
                            counted.put(period, Map.of(Input.ORDERS_RETURNED, new Sums(rows.getLong(1), 0, 0)));
                        }
                    }
                }
                return counted;
            }
        });
    }

    /** The same, apart for each team and channel. */
    Map<Period, Map<Cell, Tally>> returnedCells(Period from, Period to, Cut cut) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select e.team, e.channel, count(*) as n from event e"
                    + PLACED + RETURNED_SINCE + where(cut) + " group by e.team, e.channel")) {
                var counted = new HashMap<Period, Map<Cell, Tally>>();
                for (var period : from.to(to)) {
                    bind(select, 1, period, cut);
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            var returned = new Sums(rows.getLong("n"), 0, 0);
                            counted.computeIfAbsent(period, key -> new HashMap<>())
                                    .put(
                                            Cell.of(rows.getString("team"), rows.getString("channel")),
                                            new Tally(Map.of(Input.ORDERS_RETURNED, returned)));
                        }
                    }
                }
                return counted;
            }
        });
    }

    private static String where(Cut cut) {
        return (cut.team() == null ? "" : " and e.team = ?") + (cut.channel() == null ? "" : " and e.channel = ?");
    }

    // One small query a period: each is a range of the index by time, on both databases.
    private void bind(PreparedStatement select, int position, Period period, Cut cut) throws SQLException {
        select.setObject(position, zone.startOf(period).atOffset(ZoneOffset.UTC));
        select.setObject(position + 1, zone.endOf(period).atOffset(ZoneOffset.UTC));
        cut.bind(select, position + 2);
    }
}
