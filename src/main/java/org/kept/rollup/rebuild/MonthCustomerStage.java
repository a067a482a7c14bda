package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.ingest.RetentionHorizon;
import org.kept.rollup.tally.TallyDelta;

/** Rebuilds the distinct customers of a month, which no sum over its weeks gives. */
@ApplicationScoped
class MonthCustomerStage implements RebuildStage {

    private final Database database;
    private final OrderStream orders;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;

    MonthCustomerStage(Database database, OrderStream orders, RetentionHorizon retentionHorizon, ReportingZone zone) {
        this.database = database;
        this.orders = orders;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
    }

    @Override
    public String code() {
        return "months";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var month = weeks.monthAfter(after);
        if (month == null || retentionHorizon.truncates(month)) {
            return month == null ? null : month.code();
        }
        var tallyDelta = TallyDelta.ofCustomers(zone);
        var customers =
                new CustomerSpanCounter(tallyDelta, order -> List.of(zone.periodOf(Grain.MONTH, order.at())), false);
        orders.eachOfCustomers(zone.startOf(month), zone.endOf(month), customers::add);
        customers.finish();
        var stored = database.with(connection -> DerivedTable.COUNTS.read(
                connection, "grain = 'month' and start_on >= ? and start_on < ?", List.of(month.start(), month.end())));
        comparison.compare(DerivedTable.COUNTS, stored, DerivedRows.customers(tallyDelta));
        return month.code();
    }
}
