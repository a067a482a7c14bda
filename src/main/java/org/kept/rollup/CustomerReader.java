package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.kpi.Input;
import org.kept.kpi.Sums;

/** Counts what does not add up over shorter periods: distinct customers, and orders that came back later. */
@ApplicationScoped
class CustomerReader {

    static final Set<Input> DISTINCT = Set.of(Input.CUSTOMERS, Input.CUSTOMERS_RETURNING);

    private static final String CUSTOMERS = "select p.i, count(distinct e.customer) as customers,"
            + " count(distinct case when c.first_at < p.start_at then e.customer end) as returning_customers"
            + " from (%s) p join event e on e.type = 'order' and e.occurred_at >= p.start_at and e.occurred_at < p.end_at"
            + " join customer c on c.hash = e.customer"
            + " where e.voided = false and e.occurred_at >= ? and e.occurred_at < ?%s group by p.i";

    private static final String RETURNED = "select p.i, count(*) as returned from (%s) p"
            + " join event e on e.type = 'order' and e.occurred_at >= p.start_at and e.occurred_at < p.end_at"
            + " where e.voided = false and e.occurred_at >= ? and e.occurred_at < ?%s"
            + " and exists (select 1 from returned_order r where r.order_id = e.id) group by p.i";

    private final Database database;
    private final ReportingZone zone;

    CustomerReader(Database database, ReportingZone zone) {
        this.database = database;
        this.zone = zone;
    }

    /** Distinct customers of each period, and those of them who had ordered before it began. */
    Map<Period, Map<Input, Sums>> customers(Period from, Period to, Cut cut) {
        return read(CUSTOMERS, from, to, cut, Input.CUSTOMERS, Input.CUSTOMERS_RETURNING);
    }

    /** Orders placed in each period that a return names, whenever that came. */
    Map<Period, Map<Input, Sums>> returned(Period from, Period to, Cut cut) {
        return read(RETURNED, from, to, cut, Input.ORDERS_RETURNED);
    }

    private Map<Period, Map<Input, Sums>> read(String sql, Period from, Period to, Cut cut, Input... inputs) {
        var periods = from.to(to);
        var where = (cut.team() == null ? "" : " and e.team = ?") + (cut.channel() == null ? "" : " and e.channel = ?");
        return database.with(connection -> {
            try (var select = connection.prepareStatement(String.format(sql, spans(), where))) {
                bind(select, periods, cut);
                var counted = new HashMap<Period, Map<Input, Sums>>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var sums = new HashMap<Input, Sums>();
                        for (var i = 0; i < inputs.length; i++) {
                            sums.put(inputs[i], new Sums(rows.getLong(i + 2), 0, 0));
                        }
                        counted.put(periods.get(rows.getInt(1)), sums);
                    }
                }
                return counted;
            }
        });
    }

    private String spans() {
        var arrays = database.isH2()
                ? "cast(? as integer array), cast(? as timestamp with time zone array),"
                        + " cast(? as timestamp with time zone array)"
                : "?::integer[], ?::timestamptz[], ?::timestamptz[]";
        return "select i, start_at, end_at from unnest(" + arrays + ") as spans (i, start_at, end_at)";
    }

    private void bind(PreparedStatement select, List<Period> periods, Cut cut) throws SQLException {
        var connection = select.getConnection();
        var indexes = new Object[periods.size()];
        var starts = new Object[periods.size()];
        var ends = new Object[periods.size()];
        for (var i = 0; i < indexes.length; i++) {
            indexes[i] = i;
            starts[i] = zone.startOf(periods.get(i)).atOffset(ZoneOffset.UTC);
            ends[i] = zone.endOf(periods.get(i)).atOffset(ZoneOffset.UTC);
        }
        select.setArray(1, connection.createArrayOf("integer", indexes));
        select.setArray(
                2, connection.createArrayOf(database.isH2() ? "timestamp with time zone" : "timestamptz", starts));
        select.setArray(
                3, connection.createArrayOf(database.isH2() ? "timestamp with time zone" : "timestamptz", ends));
        select.setObject(4, starts[0]);
        select.setObject(5, ends[ends.length - 1]);
        cut.bind(select, 6);
    }
}
