package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.kpi.Input;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.model.SliceKey;

/** Reads distinct customers, which do not sum over shorter periods, teams or channels. */
@ApplicationScoped
public class DistinctCustomerReader {

    private static final String RENAME_H2 = "update counted_customer set hash = ? where hash = ?";

    private static final String RENAME_POSTGRESQL = "with moved as (delete from counted_customer where hash = ?"
            + " returning input, day_on, team, channel, week_on, n) insert into counted_customer"
            + " (input, day_on, team, channel, hash, week_on, n)"
            + " select input, day_on, team, channel, ?::text, week_on, n from moved";

    private final Database database;

    DistinctCustomerReader(Database database) {
        this.database = database;
    }

    /** Distinct customers of each period within a view, and those who had ordered before it began. */
    public Map<Period, Map<Input, InputSums>> customers(Period from, Period to, SliceKey view) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select start_on, customers, firsts from customer_count"
                    + " where customers > 0 and grain = ? and start_on >= ? and start_on < ?" + SliceKey.VIEW)) {
                select.setString(1, from.grain().code());
                select.setObject(2, from.start());
                select.setObject(3, to.end());
                view.bindView(select, 4);
                var counted = new HashMap<Period, Map<Input, InputSums>>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var customers = rows.getLong("customers");
                        counted.put(
                                new Period(from.grain(), rows.getObject("start_on", LocalDate.class)),
                                Map.of(
                                        Input.CUSTOMERS, new InputSums(customers, 0, 0),
                                        Input.CUSTOMERS_RETURNING,
                                                new InputSums(customers - rows.getLong("firsts"), 0, 0)));
                    }
                }
                return counted;
            }
        });
    }

    /**
     * Distinct customers of custom KPIs in each period within a view.
     *
     * @param inputs distinct inputs of custom KPIs
     */
    public Map<Period, Map<Input, InputSums>> customersOf(
            Collection<Input> inputs, Period from, Period to, SliceKey view) {
        if (inputs.isEmpty()) {
            return Map.of();
        }
        // A month is named by its numbers: functions that cut dates off differ between databases.
        var period =
                switch (from.grain()) {
                    case DAY -> "day_on";
                    case WEEK -> "week_on";
                    case MONTH -> "extract(year from day_on), extract(month from day_on)";
                };
        var sql = "select input, min(day_on), count(distinct hash) from counted_customer where input in ("
                + String.join(", ", Collections.nCopies(inputs.size(), "?"))
                + ") and day_on >= ? and day_on < ? and n > 0" + view.where() + " group by input, " + period;
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                var position = 1;
                for (var input : inputs) {
                    select.setString(position++, input.additive().code());
                }
                select.setObject(position++, from.start());
                select.setObject(position++, to.end());
                view.bind(select, position);
                var counted = new HashMap<Period, Map<Input, InputSums>>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var day = rows.getObject(2, LocalDate.class);
                        counted.computeIfAbsent(Period.of(from.grain(), day), key -> new HashMap<>())
                                .put(new Input(rows.getString(1)).distinct(), new InputSums(rows.getLong(3), 0, 0));
                    }
                }
                return counted;
            }
        });
    }

    /** Moves a customer to another hash, which no other customer has. */
    void rename(String hash, String other) {
        database.run(connection -> {
            // Citus does not change the value by which a row is distributed.
            try (var move = connection.prepareStatement(database.isH2() ? RENAME_H2 : RENAME_POSTGRESQL)) {
                move.setString(1, database.isH2() ? other : hash);
                move.setString(2, database.isH2() ? hash : other);
                move.executeUpdate();
            }
        });
    }
}
