package org.kept.rollup.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Input;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.model.NetChange;
import org.kept.rollup.model.SliceKey;
import org.kept.stats.QuantileSketch;

/** What one transaction adds to the tallies, gathered so that each row is written once and in one order everywhere. */
public final class TallyDelta {

    /** Key of an hourly tally. */
    public record HourKey(Input input, Instant hour, LocalDate day, SliceKey cell) {}

    /** Key of a weekly tally. */
    public record WeekKey(Input input, LocalDate week, SliceKey cell) {
        private static final Comparator<WeekKey> ORDER = Comparator.comparing(WeekKey::input)
                .thenComparing(WeekKey::week)
                .thenComparing(WeekKey::cell);
        private static final Comparator<WeekKey> BY_VIEW = Comparator.comparing(WeekKey::input)
                .thenComparing(WeekKey::cell)
                .thenComparing(WeekKey::week);
    }

    /** Key of a row of the wait sketch. */
    public record WaitKey(LocalDate day, SliceKey cell, int bin) {
        private static final Comparator<WaitKey> ORDER =
                Comparator.comparing(WaitKey::day).thenComparing(WaitKey::cell).thenComparing(WaitKey::bin);
    }

    /** Key of a row of the sketch of values that a custom KPI keeps percentiles of. */
    public record ValueKey(Input input, LocalDate day, SliceKey cell, int bin) {
        private static final Comparator<ValueKey> ORDER = Comparator.comparing(ValueKey::input)
                .thenComparing(ValueKey::day)
                .thenComparing(ValueKey::cell)
                .thenComparing(ValueKey::bin);
    }

    /** Key of a customer whom a custom KPI counts once a period. */
    public record CountedCustomerKey(Input input, LocalDate day, SliceKey cell, String customer) {
        private static final Comparator<CountedCustomerKey> ORDER = Comparator.comparing(CountedCustomerKey::input)
                .thenComparing(CountedCustomerKey::day)
                .thenComparing(CountedCustomerKey::cell)
                .thenComparing(CountedCustomerKey::customer);
    }

    /** Key of a distinct-customer count; an empty team or channel of the view means all. */
    public record CustomerCountKey(Period period, SliceKey view) {
        private static final Comparator<CustomerCountKey> ORDER = Comparator.comparing(
                        (CustomerCountKey key) -> key.period().grain())
                .thenComparing(CustomerCountKey::view)
                .thenComparing(CustomerCountKey::period);
    }

    /** Team or channel that events name. */
    record SliceNameKey(String kind, String name) {
        private static final Comparator<SliceNameKey> ORDER =
                Comparator.comparing(SliceNameKey::kind).thenComparing(SliceNameKey::name);
    }

    /** Change to a customer count, and to the first-time customers in it. */
    public record CustomerDelta(long customers, long firsts) {
        private boolean isNothing() {
            return customers == 0 && firsts == 0;
        }
    }

    private final ReportingZone zone;
    private final Function<Period, KpiTimes> times;
    private final CustomKpiDefinitions definitions;
    private final Map<TallyPlace, Map<Input, InputDelta>> counted = new HashMap<>();
    private final SortedMap<CustomerCountKey, CustomerDelta> customers = new TreeMap<>(CustomerCountKey.ORDER);
    private final SortedMap<SliceNameKey, Long> names = new TreeMap<>(SliceNameKey.ORDER);
    private final SortedMap<WaitKey, InputDelta> waits = new TreeMap<>(WaitKey.ORDER);
    private final SortedMap<ValueKey, InputDelta> values = new TreeMap<>(ValueKey.ORDER);
    private final SortedMap<CountedCustomerKey, Long> countedCustomers = new TreeMap<>(CountedCustomerKey.ORDER);

    public TallyDelta(ReportingZone zone, Function<Period, KpiTimes> times, CustomKpiDefinitions definitions) {
        this.zone = zone;
        this.times = times;
        this.definitions = definitions;
    }

    /** A delta for customers only, to which no event is added. */
    public static TallyDelta ofCustomers(ReportingZone zone) {
        return new TallyDelta(zone, week -> kpi -> 0, CustomKpiDefinitions.NONE);
    }

    /** Subtracts the event as it was and adds it as it is. */
    public void count(NetChange change) {
        if (change.before() != null) {
            count(change.before(), -1);
        }
        if (change.after() != null) {
            count(change.after(), 1);
        }
    }

    /** Adds the event, or subtracts it if the sign is −1. */
    private void count(Event event, int sign) {
        var place = place(event);
        var deltas = EventInputs.of(event, times.apply(place.week));
        var sums = sums(place);
        deltas.forEach((input, delta) -> sums.merge(input, delta.times(sign), InputDelta::plus));
        countCustom(event, place, sign);
        if (!deltas.isEmpty()) {
            name("team", place.cell.team(), sign);
            name("channel", place.cell.channel(), sign);
        }
        if (deltas.containsKey(CompanionFigures.SKETCHED)) {
            countWait(event, place, sign);
        }
        countTime(deltas, place, sign);
    }

    private void countTime(Map<Input, InputDelta> deltas, TallyPlace place, int sign) {
        var time = deltas.get(CompanionFigures.SKETCHED_TIMES);
        if (time != null) {
            var bin = QuantileSketch.binOf(
                    time.sums(CompanionFigures.SKETCHED_TIMES).total());
            values.merge(
                    new ValueKey(CompanionFigures.SKETCHED_TIMES, place.day, place.cell, bin),
                    time.times(sign),
                    InputDelta::plus);
        }
    }

    private void countWait(Event event, TallyPlace place, int sign) {
        EventInputs.countedWait(event, times.apply(place.week))
                .ifPresent(seconds -> waits.merge(
                        new WaitKey(place.day, place.cell, QuantileSketch.binOf(seconds)),
                        InputDelta.of(seconds).times(sign),
                        InputDelta::plus));
    }

    /** Adds the event to those inputs of the catalogue only, and its times to their sketches. */
    public void countOnly(Event event, Collection<Input> inputs) {
        var place = place(event);
        var deltas = EventInputs.of(event, times.apply(place.week));
        var isSketched = inputs.contains(Input.AWT_CLOSED) && deltas.containsKey(CompanionFigures.SKETCHED);
        deltas.keySet().retainAll(inputs);
        deltas.forEach((input, delta) -> sums(place).merge(input, delta, InputDelta::plus));
        if (isSketched) {
            countWait(event, place, 1);
        }
        countTime(deltas, place, 1);
    }

    /** Adds the event to inputs beyond the catalogue only. */
    public void countCustom(Event event) {
        countCustom(event, place(event), 1);
    }

    private void countCustom(Event event, TallyPlace place, int sign) {
        definitions.forEachAddend(event, place.week, addend -> {
            var input = addend.input();
            var deltas = addend.sum().isSum() ? InputDelta.added(input, addend.value()) : Map.of(input, InputDelta.ONE);
            deltas.forEach((part, delta) -> {
                sums(place).merge(part, delta.times(sign), InputDelta::plus);
                if (addend.sketched()) {
                    values.merge(
                            new ValueKey(part, place.day, place.cell, QuantileSketch.binOfAny(addend.value())),
                            delta.times(sign),
                            InputDelta::plus);
                }
            });
            var customer = addend.sum().isOfCustomers() ? event.customer() : null;
            if (customer != null) {
                countedCustomers.merge(
                        new CountedCustomerKey(input, place.day, place.cell, customer), (long) sign, Long::sum);
            }
        });
    }

    /** A local hour of the reporting zone with its day and week, in one team and channel. */
    private record TallyPlace(Instant hour, LocalDate day, Period week, SliceKey cell) {

        // The day and the week follow from the hour.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof TallyPlace place && hour.equals(place.hour) && cell.equals(place.cell));
        }

        @Override
        public int hashCode() {
            return 31 * hour.hashCode() + cell.hashCode();
        }
    }

    private TallyPlace place(Event event) {
        return place(event.time(), SliceKey.of(event.team(), event.channel()));
    }

    private TallyPlace place(Instant time, SliceKey sliceKey) {
        var day = zone.dateOf(time);
        return new TallyPlace(zone.hourOf(time), day, Period.of(Grain.WEEK, day), sliceKey);
    }

    private Map<Input, InputDelta> sums(TallyPlace place) {
        return counted.computeIfAbsent(place, key -> new HashMap<>());
    }

    private void name(String kind, String name, int sign) {
        if (!name.isEmpty()) {
            names.merge(new SliceNameKey(kind, name), (long) sign, Long::sum);
        }
    }

    /** Adds to one input at one time. */
    public void add(Input input, Instant time, SliceKey sliceKey, InputDelta delta) {
        sums(place(time, sliceKey)).merge(input, delta, InputDelta::plus);
    }

    /** Adds to the customers of a period within one view. */
    public void addCustomers(Period period, SliceKey view, long more, long firsts) {
        if (more != 0 || firsts != 0) {
            customers.merge(
                    new CustomerCountKey(period, view),
                    new CustomerDelta(more, firsts),
                    (a, b) -> new CustomerDelta(a.customers + b.customers, a.firsts + b.firsts));
        }
    }

    /** The hourly sums, in no order: {@link HourCell} gathers and sorts them. */
    public Map<HourKey, InputDelta> hours() {
        var hours = new HashMap<HourKey, InputDelta>();
        counted.forEach((place, sums) -> sums.forEach(
                (input, delta) -> hours.put(new HourKey(input, place.hour, place.day, place.cell), delta)));
        hours.values().removeIf(InputDelta::isZero);
        return hours;
    }

    public Map<WeekKey, InputDelta> weeks() {
        var weeks = new TreeMap<WeekKey, InputDelta>(WeekKey.ORDER);
        counted.forEach((place, sums) -> sums.forEach((input, delta) ->
                weeks.merge(new WeekKey(input, place.week.start(), place.cell), delta, InputDelta::plus)));
        weeks.values().removeIf(InputDelta::isZero);
        return weeks;
    }

    /** The weekly sums added up for every view. */
    public Map<WeekKey, InputDelta> totals() {
        var totals = new TreeMap<WeekKey, InputDelta>(WeekKey.BY_VIEW);
        weeks().forEach((key, delta) -> key.cell()
                .enclosing()
                .forEach(view -> totals.merge(new WeekKey(key.input(), key.week(), view), delta, InputDelta::plus)));
        totals.values().removeIf(InputDelta::isZero);
        return totals;
    }

    public Map<CustomerCountKey, CustomerDelta> customers() {
        customers.values().removeIf(CustomerDelta::isNothing);
        return customers;
    }

    Map<SliceNameKey, Long> names() {
        names.values().removeIf(n -> n == 0);
        return names;
    }

    public Map<WaitKey, InputDelta> waits() {
        waits.values().removeIf(InputDelta::isZero);
        return waits;
    }

    /** Values of custom KPIs, by bin of their sketches. */
    public Map<ValueKey, InputDelta> values() {
        values.values().removeIf(InputDelta::isZero);
        return values;
    }

    /** How many events of each customer a custom KPI counts. */
    public Map<CountedCustomerKey, Long> countedCustomers() {
        countedCustomers.values().removeIf(n -> n == 0);
        return countedCustomers;
    }
}
