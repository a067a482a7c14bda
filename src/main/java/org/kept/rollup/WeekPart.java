package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.ingest.Events;
import org.kept.ingest.Floor;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;

/** All that is counted in a week and in its days and hours, the figures that were told in it among that. */
@ApplicationScoped
class WeekPart implements Part {

    private final Database database;
    private final Events events;
    private final OrdersOfSpan orders;
    private final KpiSettings settings;
    private final RollupState state;
    private final OwnKpiStore own;
    private final Floor floor;
    private final ReportingZone zone;

    WeekPart(
            Database database,
            Events events,
            OrdersOfSpan orders,
            KpiSettings settings,
            RollupState state,
            OwnKpiStore own,
            Floor floor,
            ReportingZone zone) {
        this.database = database;
        this.events = events;
        this.orders = orders;
        this.settings = settings;
        this.state = state;
        this.own = own;
        this.floor = floor;
        this.zone = zone;
    }

    @Override
    public String code() {
        return "weeks";
    }

    @Override
    public @Nullable String step(String after, Weeks weeks, Comparison comparison) {
        var week = weeks.after(after);
        if (week == null || floor.cuts(week)) {
            return week == null ? null : week.code();
        }
        var sheet = new Sheet(zone, settings.times(), own.at(state.stamp()).definitions());
        var figures = count(week, sheet);
        compareSums(week, sheet, weeks, comparison);
        var from = zone.startOf(week).atOffset(ZoneOffset.UTC);
        var to = zone.endOf(week).atOffset(ZoneOffset.UTC);
        compare(comparison, Derived.FIGURES, "at >= ? and at < ?", List.of(from, to), figures);
        return week.code();
    }

    /** Puts on the sheet what the events of the week come to, and answers the figures. */
    private Map<List<@Nullable Object>, List<@Nullable Object>> count(Period week, Sheet sheet) {
        var from = zone.startOf(week);
        var to = zone.endOf(week);
        var figures = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        for (var type : EventType.values()) {
            events.scan(
                    type,
                    from,
                    to,
                    batch -> batch.forEach(event -> {
                        if (type == EventType.FIGURE) {
                            var key = Derived.row(
                                    event.key().source(), event.key().id(), event.time());
                            figures.put(key, Sheets.figure(Figure.of(event)));
                        } else {
                            sheet.count(new Net(null, event));
                        }
                    }));
        }
        var customers = new CustomersOfSpan(sheet, this::dayAndWeek, true);
        orders.eachOfCustomers(from, to, customers::add);
        customers.end();
        orders.eachReturned(from, to, order -> sheet.add(Input.ORDERS_RETURNED, order.at(), order.cell(), Delta.ONE));
        return figures;
    }

    private List<Period> dayAndWeek(Placed order) {
        var day = zone.dateOf(order.at());
        return Stream.of(Grain.DAY, Grain.WEEK)
                .map(grain -> Period.of(grain, day))
                .toList();
    }

    private void compareSums(Period week, Sheet sheet, Weeks weeks, Comparison comparison) {
        var inputs = weeks.inputs(
                sheet.weeks().keySet().stream().map(key -> key.input().code()).toList());
        var some = "input in (" + String.join(", ", Collections.nCopies(inputs.size(), "?")) + ") and ";
        compare(comparison, Derived.HOURS, some + in("day_on"), with(inputs, week), Sheets.hours(sheet));
        compare(comparison, Derived.WEEKS, some + in("week_on"), with(inputs, week), Sheets.weeks(sheet));
        compare(comparison, Derived.TOTALS, some + in("week_on"), with(inputs, week), Sheets.totals(sheet));
        compare(comparison, Derived.WAITS, in("day_on"), with(List.of(), week), Sheets.waits(sheet));
        compare(
                comparison,
                Derived.COUNTS,
                "not grain = 'month' and " + in("start_on"),
                with(List.of(), week),
                Sheets.customers(sheet));
    }

    private static String in(String day) {
        return day + " >= ? and " + day + " < ?";
    }

    private static List<Object> with(Collection<String> inputs, Period week) {
        var all = new ArrayList<Object>(inputs);
        all.add(week.start());
        all.add(week.end());
        return all;
    }

    private void compare(
            Comparison comparison,
            Derived table,
            String where,
            List<?> parameters,
            Map<List<@Nullable Object>, List<@Nullable Object>> should) {
        comparison.compare(table, database.with(connection -> table.read(connection, where, parameters)), should);
    }
}
