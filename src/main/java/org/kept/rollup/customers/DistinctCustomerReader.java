package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.kpi.Input;
import org.kept.kpi.InputSums;
import org.kept.rollup.model.SliceKey;

/** Reads distinct customers, which do not sum over shorter periods. */
@ApplicationScoped
public class DistinctCustomerReader {

    public static final Set<Input> DISTINCT = Set.of(Input.CUSTOMERS, Input.CUSTOMERS_RETURNING);

    private final Database database;

    DistinctCustomerReader(Database database) {
        this.database = database;
    }

    /** The input whose stored sums show which periods have data; an additive input itself. */
    public static Input storedInput(Input input) {
        return DISTINCT.contains(input) ? Input.ORDERS_WITH_CUSTOMER : input;
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
}
