package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.ingest.Floor;

/** The customers of a month, each counted once, which no sum over its weeks can say. */
@ApplicationScoped
class MonthPart implements Part {

    private final Database database;
    private final OrdersOfSpan orders;
    private final Floor floor;
    private final ReportingZone zone;

    MonthPart(Database database, OrdersOfSpan orders, Floor floor, ReportingZone zone) {
        this.database = database;
        this.orders = orders;
        this.floor = floor;
        this.zone = zone;
    }

    @Override
    public String code() {
        return "months";
    }

    @Override
    public @Nullable String step(String after, Weeks weeks, Comparison comparison) {
        var month = weeks.monthAfter(after);
        if (month == null || floor.cuts(month)) {
            return month == null ? null : month.code();
        }
        var sheet = Sheet.ofCustomers(zone);
        var customers = new CustomersOfSpan(sheet, order -> List.of(zone.periodOf(Grain.MONTH, order.at())), false);
        orders.eachOfCustomers(zone.startOf(month), zone.endOf(month), customers::add);
        customers.end();
        var stand = database.with(connection -> Derived.COUNTS.read(
                connection, "grain = 'month' and start_on >= ? and start_on < ?", List.of(month.start(), month.end())));
        comparison.compare(Derived.COUNTS, stand, Sheets.customers(sheet));
        return month.code();
    }
}
