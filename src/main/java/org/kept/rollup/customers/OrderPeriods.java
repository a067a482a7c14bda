package org.kept.rollup.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.rollup.model.PlacedOrder;

/** Day, week and month of orders; found once for all orders of a day. */
final class OrderPeriods {

    /**
     * Periods of a day.
     *
     * @param from the earlier start of its week and month
     * @param to the later end of them, exclusive
     */
    private record OrderDay(List<Period> periods, Instant from, Instant to) {}

    private final ReportingZone zone;
    private final Map<LocalDate, OrderDay> days = new HashMap<>();

    OrderPeriods(ReportingZone zone) {
        this.zone = zone;
    }

    /** One period of each grain. */
    List<Period> of(PlacedOrder order) {
        return day(order).periods;
    }

    /** From the earlier start to the later end of the order's week and month. */
    OrderStore.OrderSpan span(String customer, PlacedOrder order) {
        var day = day(order);
        return new OrderStore.OrderSpan(customer, day.from, day.to);
    }

    /** The whole period. */
    OrderStore.OrderSpan span(String customer, Period period) {
        return new OrderStore.OrderSpan(customer, zone.startOf(period), zone.endOf(period));
    }

    private OrderDay day(PlacedOrder order) {
        return days.computeIfAbsent(zone.dateOf(order.at()), this::day);
    }

    private OrderDay day(LocalDate day) {
        var week = Period.of(Grain.WEEK, day);
        var month = Period.of(Grain.MONTH, day);
        var first = week.start().isBefore(month.start()) ? week : month;
        var last = week.end().isAfter(month.end()) ? week : month;
        var periods = Arrays.stream(Grain.values())
                .map(grain -> Period.of(grain, day))
                .toList();
        return new OrderDay(periods, zone.startOf(first), zone.endOf(last));
    }
}
