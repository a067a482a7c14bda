package org.kept.rollup.rebuild;

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
import org.kept.ingest.EventRepository;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.model.NetChange;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.state.RollupState;
import org.kept.rollup.tally.InputDelta;
import org.kept.rollup.tally.TallyDelta;
import org.kept.types.EventTypes;

/** Rebuilds everything counted in a week, its days and hours, and the figures reported in it. */
@ApplicationScoped
class WeekStage implements RebuildStage {

    private final Database database;
    private final EventRepository eventRepository;
    private final OrderStream orders;
    private final KpiSettingsStore settings;
    private final RollupState state;
    private final CustomKpiStore customKpis;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;
    private final EventTypes types;

    WeekStage(
            Database database,
            EventRepository eventRepository,
            OrderStream orders,
            KpiSettingsStore settings,
            RollupState state,
            CustomKpiStore customKpis,
            RetentionHorizon retentionHorizon,
            ReportingZone zone,
            EventTypes types) {
        this.database = database;
        this.eventRepository = eventRepository;
        this.orders = orders;
        this.settings = settings;
        this.state = state;
        this.customKpis = customKpis;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
        this.types = types;
    }

    @Override
    public String code() {
        return "weeks";
    }

    @Override
    public @Nullable String step(String after, RebuildWeeks weeks, RebuildComparison comparison) {
        var week = weeks.after(after);
        if (week == null || retentionHorizon.truncates(week)) {
            return week == null ? null : week.code();
        }
        var tallyDelta = new TallyDelta(
                zone, settings.times(), customKpis.at(state.stamp()).definitions());
        var figures = count(week, tallyDelta);
        compareSums(week, tallyDelta, weeks, comparison);
        var from = zone.startOf(week).atOffset(ZoneOffset.UTC);
        var to = zone.endOf(week).atOffset(ZoneOffset.UTC);
        compare(comparison, DerivedTable.FIGURES, "at >= ? and at < ?", List.of(from, to), figures);
        return week.code();
    }

    /** Adds the events of the week to the delta, and returns the figures. */
    private Map<List<@Nullable Object>, List<@Nullable Object>> count(Period week, TallyDelta tallyDelta) {
        var from = zone.startOf(week);
        var to = zone.endOf(week);
        var snapshot = customKpis.at(state.stamp());
        var figures = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        for (var type : types.all()) {
            eventRepository.scan(
                    type,
                    from,
                    to,
                    batch -> batch.forEach(event -> {
                        if (type.equals(EventType.FIGURE) && !snapshot.hasFigures(event)) {
                            return;
                        }
                        if (type.equals(EventType.FIGURE)) {
                            var key = DerivedTable.row(
                                    event.key().source(), event.key().id(), event.time());
                            figures.put(key, DerivedRows.figure(ReportedFigure.of(event, snapshot::scale)));
                        } else {
                            tallyDelta.count(new NetChange(null, event));
                        }
                    }));
        }
        var customers = new CustomerSpanCounter(tallyDelta, this::dayAndWeek, true);
        orders.eachOfCustomers(from, to, customers::add);
        customers.finish();
        orders.eachReturned(
                from, to, order -> tallyDelta.add(Input.ORDERS_RETURNED, order.at(), order.cell(), InputDelta.ONE));
        return figures;
    }

    private List<Period> dayAndWeek(PlacedOrder order) {
        var day = zone.dateOf(order.at());
        return Stream.of(Grain.DAY, Grain.WEEK)
                .map(grain -> Period.of(grain, day))
                .toList();
    }

    private void compareSums(Period week, TallyDelta tallyDelta, RebuildWeeks weeks, RebuildComparison comparison) {
        var inputs = weeks.inputs(tallyDelta.weeks().keySet().stream()
                .map(key -> key.input().code())
                .toList());
        var inputCondition = "input in (" + String.join(", ", Collections.nCopies(inputs.size(), "?")) + ") and ";
        compare(
                comparison,
                DerivedTable.HOURS,
                inputCondition + dayCondition("day_on"),
                parameters(inputs, week),
                DerivedRows.hours(tallyDelta));
        compare(
                comparison,
                DerivedTable.WEEKS,
                inputCondition + dayCondition("week_on"),
                parameters(inputs, week),
                DerivedRows.weeks(tallyDelta));
        compare(
                comparison,
                DerivedTable.TOTALS,
                inputCondition + dayCondition("week_on"),
                parameters(inputs, week),
                DerivedRows.totals(tallyDelta));
        compare(
                comparison,
                DerivedTable.WAITS,
                dayCondition("day_on"),
                parameters(List.of(), week),
                DerivedRows.waits(tallyDelta));
        compare(
                comparison,
                DerivedTable.VALUES,
                dayCondition("day_on"),
                parameters(List.of(), week),
                DerivedRows.values(tallyDelta));
        compare(
                comparison,
                DerivedTable.COUNTED_CUSTOMERS,
                dayCondition("day_on"),
                parameters(List.of(), week),
                DerivedRows.countedCustomers(tallyDelta));
        compare(
                comparison,
                DerivedTable.COUNTS,
                "not grain = 'month' and " + dayCondition("start_on"),
                parameters(List.of(), week),
                DerivedRows.customers(tallyDelta));
    }

    private static String dayCondition(String day) {
        return day + " >= ? and " + day + " < ?";
    }

    private static List<Object> parameters(Collection<String> inputs, Period week) {
        var all = new ArrayList<Object>(inputs);
        all.add(week.start());
        all.add(week.end());
        return all;
    }

    private void compare(
            RebuildComparison comparison,
            DerivedTable table,
            String where,
            List<?> parameters,
            Map<List<@Nullable Object>, List<@Nullable Object>> expected) {
        comparison.compare(table, database.with(connection -> table.read(connection, where, parameters)), expected);
    }
}
