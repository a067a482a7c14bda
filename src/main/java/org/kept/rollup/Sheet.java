package org.kept.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.kpi.Beside;
import org.kept.kpi.Feed.KpiTimes;
import org.kept.kpi.Input;
import org.kept.stats.Sketch;

/** What one transaction adds to the tallies, gathered so that each row is touched once and in one order everywhere. */
final class Sheet {

    /** A row of the hourly tallies. */
    record HourKey(Input input, Instant hour, LocalDate day, Cell cell) {
        private static final Comparator<HourKey> ORDER = Comparator.comparing(HourKey::input)
                .thenComparing(HourKey::hour)
                .thenComparing(HourKey::cell);
    }

    /** A row of the weekly tallies. */
    record WeekKey(Input input, LocalDate week, Cell cell) {
        private static final Comparator<WeekKey> ORDER = Comparator.comparing(WeekKey::input)
                .thenComparing(WeekKey::week)
                .thenComparing(WeekKey::cell);
        private static final Comparator<WeekKey> BY_VIEW = Comparator.comparing(WeekKey::input)
                .thenComparing(WeekKey::cell)
                .thenComparing(WeekKey::week);
    }

    /** A row of the sketch of waits. */
    record WaitKey(LocalDate day, Cell cell, int bin) {
        private static final Comparator<WaitKey> ORDER =
                Comparator.comparing(WaitKey::day).thenComparing(WaitKey::cell).thenComparing(WaitKey::bin);
    }

    /** A row of the customers counted once a period; the view's empty team or channel stands for all. */
    record CountKey(Period period, Cell view) {
        private static final Comparator<CountKey> ORDER = Comparator.comparing(
                        (CountKey key) -> key.period().grain())
                .thenComparing(CountKey::view)
                .thenComparing(CountKey::period);
    }

    /** A team or a channel that events name. */
    record NameKey(String kind, String name) {
        private static final Comparator<NameKey> ORDER =
                Comparator.comparing(NameKey::kind).thenComparing(NameKey::name);
    }

    /** What is added to a count of customers, and to those of them who ordered for the first time. */
    record Counted(long customers, long firsts) {
        private boolean isNothing() {
            return customers == 0 && firsts == 0;
        }
    }

    private final ReportingZone zone;
    private final Function<Period, KpiTimes> times;
    private final Definitions definitions;
    private final Map<Place, Map<Input, Delta>> counted = new HashMap<>();
    private final SortedMap<CountKey, Counted> customers = new TreeMap<>(CountKey.ORDER);
    private final SortedMap<NameKey, Long> names = new TreeMap<>(NameKey.ORDER);
    private final SortedMap<WaitKey, Long> waits = new TreeMap<>(WaitKey.ORDER);

    Sheet(ReportingZone zone, Function<Period, KpiTimes> times, Definitions definitions) {
        this.zone = zone;
        this.times = times;
        this.definitions = definitions;
    }

    /** A sheet for customers alone, to which no event is added. */
    static Sheet ofCustomers(ReportingZone zone) {
        return new Sheet(zone, week -> kpi -> 0, Definitions.NONE);
    }

    /** Takes away what the event was and adds what it is. */
    void count(Net change) {
        if (change.before() != null) {
            count(change.before(), -1);
        }
        if (change.after() != null) {
            count(change.after(), 1);
        }
    }

    /** Adds the event, or takes it away when the sign is −1. */
    private void count(Event event, int sign) {
        var place = place(event);
        var deltas = Counting.of(event, times.apply(place.week));
        var sums = sums(place);
        deltas.forEach((input, delta) -> sums.merge(input, delta.times(sign), Delta::plus));
        countDefined(event, place, sign);
        if (!deltas.isEmpty()) {
            name("team", place.cell.team(), sign);
            name("channel", place.cell.channel(), sign);
        }
        if (deltas.containsKey(Beside.SKETCHED)) {
            var bin = Sketch.binOf(Counting.added(event, Beside.SKETCHED));
            waits.merge(new WaitKey(place.day, place.cell, bin), (long) sign, Long::sum);
        }
    }

    /** Adds the event to some of the inputs of the catalogue, and to nothing else. */
    void countOnly(Event event, Collection<Input> inputs) {
        var place = place(event);
        var deltas = Counting.of(event, times.apply(place.week));
        deltas.keySet().retainAll(inputs);
        deltas.forEach((input, delta) -> sums(place).merge(input, delta, Delta::plus));
    }

    /** Adds the event to what is defined beyond the catalogue, and to nothing else. */
    void countDefined(Event event) {
        countDefined(event, place(event), 1);
    }

    private void countDefined(Event event, Place place, int sign) {
        definitions.count(event, place.week, input -> sums(place).merge(input, Delta.ONE.times(sign), Delta::plus));
    }

    /** An hour on the wall of the reporting zone, with its day and week, in one team and channel. */
    private record Place(Instant hour, LocalDate day, Period week, Cell cell) {}

    private Place place(Event event) {
        return place(event.time(), Cell.of(event.team(), event.channel()));
    }

    private Place place(Instant time, Cell cell) {
        var day = zone.dateOf(time);
        return new Place(zone.hourOf(time), day, Period.of(Grain.WEEK, day), cell);
    }

    private Map<Input, Delta> sums(Place place) {
        return counted.computeIfAbsent(place, key -> new HashMap<>());
    }

    private void name(String kind, String name, int sign) {
        if (!name.isEmpty()) {
            names.merge(new NameKey(kind, name), (long) sign, Long::sum);
        }
    }

    /** Adds to one input at one time. */
    void add(Input input, Instant time, Cell cell, Delta delta) {
        sums(place(time, cell)).merge(input, delta, Delta::plus);
    }

    /** Adds to the customers of a period, within one view of the company. */
    void addCustomers(Period period, Cell view, long more, long firsts) {
        customers.merge(
                new CountKey(period, view),
                new Counted(more, firsts),
                (a, b) -> new Counted(a.customers + b.customers, a.firsts + b.firsts));
    }

    Map<HourKey, Delta> hours() {
        var hours = new TreeMap<HourKey, Delta>(HourKey.ORDER);
        counted.forEach((place, sums) -> sums.forEach(
                (input, delta) -> hours.put(new HourKey(input, place.hour, place.day, place.cell), delta)));
        hours.values().removeIf(Delta::isNothing);
        return hours;
    }

    Map<WeekKey, Delta> weeks() {
        var weeks = new TreeMap<WeekKey, Delta>(WeekKey.ORDER);
        counted.forEach((place, sums) -> sums.forEach(
                (input, delta) -> weeks.merge(new WeekKey(input, place.week.start(), place.cell), delta, Delta::plus)));
        weeks.values().removeIf(Delta::isNothing);
        return weeks;
    }

    /** The weeks again, added up for every view. */
    Map<WeekKey, Delta> totals() {
        var totals = new TreeMap<WeekKey, Delta>(WeekKey.BY_VIEW);
        weeks().forEach((key, delta) -> key.cell()
                .views()
                .forEach(view -> totals.merge(new WeekKey(key.input(), key.week(), view), delta, Delta::plus)));
        totals.values().removeIf(Delta::isNothing);
        return totals;
    }

    Map<CountKey, Counted> customers() {
        customers.values().removeIf(Counted::isNothing);
        return customers;
    }

    Map<NameKey, Long> names() {
        names.values().removeIf(n -> n == 0);
        return names;
    }

    Map<WaitKey, Long> waits() {
        waits.values().removeIf(n -> n == 0);
        return waits;
    }
}
