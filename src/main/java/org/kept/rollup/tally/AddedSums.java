package org.kept.rollup.tally;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.exclusion.ExcludedTime;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.Input;
import org.kept.kpi.Tally;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.model.SliceKey;
import org.kept.stats.QuantileSketch;

/** The stored sums of the whole company as they would be with a delta that is not stored; by week, and cells by day. */
public final class AddedSums implements CountedSums {

    private static final SliceKey COMPANY = SliceKey.of(null, null);

    /** Place of a value in the sketches. */
    private record BinKey(LocalDate day, String team, int bin) {}

    private final CountedSums stored;
    private final Map<TallyDelta.HourKey, InputDelta> hours;
    private final Map<Period, Tally> whole = new HashMap<>();
    private final Map<Period, Map<SliceKey, Tally>> cells = new HashMap<>();
    private final Map<Input, Map<BinKey, QuantileSketch.SketchBin>> bins = new HashMap<>();
    private final Set<Input> changedInputs = new TreeSet<>();
    private final Set<Period> weeks = new TreeSet<>();

    public AddedSums(CountedSums stored, TallyDelta delta) {
        this.stored = stored;
        this.hours = delta.hours();
        delta.totals().forEach((key, added) -> {
            if (key.cell().equals(COMPANY)) {
                whole.merge(week(key), tally(key.input(), added), Tally::plus);
            }
        });
        delta.customers().forEach((key, added) -> {
            if (key.view().equals(COMPANY) && key.period().grain() == Grain.WEEK) {
                whole.merge(key.period(), tally(added), Tally::plus);
                changedInputs.add(Input.CUSTOMERS);
                changedInputs.add(Input.CUSTOMERS_RETURNING);
                weeks.add(key.period());
            }
        });
        delta.weeks().forEach((key, added) -> addCell(week(key), key.cell(), tally(key.input(), added)));
        // Even within a week, figures may replace the day that an event moved from, and not the one it moved to.
        hours.forEach((key, added) -> {
            addCell(Period.of(Grain.DAY, key.day()), key.cell(), tally(key.input(), added));
            changedInputs.add(key.input());
            weeks.add(Period.of(Grain.WEEK, key.day()));
        });
        addBins(delta);
    }

    /** The sums of a delta without stored ones, such as a delta of all events of some weeks. */
    public static AddedSums of(TallyDelta delta) {
        var sums = new AddedSums(CountedSums.NONE, delta);
        sums.addCustomers(delta);
        return sums;
    }

    private void addBins(TallyDelta delta) {
        delta.waits()
                .forEach((key, added) -> addBin(
                        CompanionFigures.SKETCHED,
                        new BinKey(key.day(), key.cell().team(), key.bin()),
                        added));
        delta.values()
                .forEach((key, added) ->
                        addBin(key.input(), new BinKey(key.day(), key.cell().team(), key.bin()), added));
    }

    private void addBin(Input input, BinKey bin, InputDelta added) {
        bins.computeIfAbsent(input.ofEvents(), key -> new HashMap<>())
                .merge(bin, added.bin(input), QuantileSketch.SketchBin::plus);
    }

    /** Counts the customers of a delta without stored sums, which would tell who was counted before. */
    private void addCustomers(TallyDelta delta) {
        var byWeek = new HashMap<Period, Map<Input, Set<String>>>();
        delta.countedCustomers().keySet().forEach(key -> byWeek.computeIfAbsent(
                        Period.of(Grain.WEEK, key.day()), week -> new HashMap<>())
                .computeIfAbsent(key.input().distinct(), input -> new HashSet<>())
                .add(key.customer()));
        byWeek.forEach((week, byInput) -> byInput.forEach((input, customers) ->
                whole.merge(week, new Tally(Map.of(input, new InputSums(customers.size(), 0, 0))), Tally::plus)));
    }

    private static Period week(TallyDelta.WeekKey key) {
        return new Period(Grain.WEEK, key.week());
    }

    private void addCell(Period period, SliceKey cell, Tally added) {
        cells.computeIfAbsent(period, key -> new HashMap<>()).merge(cell, added, Tally::plus);
    }

    private static Tally tally(Input input, InputDelta added) {
        return new Tally(Map.of(input, added.sums(input)));
    }

    private static Tally tally(TallyDelta.CustomerDelta added) {
        return new Tally(Map.of(
                Input.CUSTOMERS, new InputSums(added.customers(), 0, 0),
                Input.CUSTOMERS_RETURNING, new InputSums(added.customers() - added.firsts(), 0, 0)));
    }

    /** The inputs with a sum that differs from the stored one. */
    public Set<Input> inputs() {
        return Set.copyOf(changedInputs);
    }

    /** The weeks with a sum that differs from the stored one. */
    public Set<Period> weeks() {
        return Set.copyOf(weeks);
    }

    @Override
    public Map<Period, Tally> whole(Set<Input> inputs, Period from, Period to) {
        var sums = new HashMap<>(stored.whole(inputs, from, to));
        whole.forEach((period, added) -> {
            if (isWithin(period, from, to)) {
                sums.merge(period, added, Tally::plus);
            }
        });
        return sums;
    }

    @Override
    public Map<Period, Map<SliceKey, Tally>> cells(Set<Input> inputs, Period from, Period to) {
        var sums = new HashMap<Period, Map<SliceKey, Tally>>();
        stored.cells(inputs, from, to).forEach((period, byCell) -> sums.put(period, new HashMap<>(byCell)));
        cells.forEach((period, byCell) -> {
            if (isWithin(period, from, to)) {
                var ofPeriod = sums.computeIfAbsent(period, key -> new HashMap<>());
                byCell.forEach((cell, added) -> ofPeriod.merge(cell, added, Tally::plus));
            }
        });
        return sums;
    }

    @Override
    public Map<Period, Tally> excludedWhole(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
        var sums = new HashMap<>(stored.excludedWhole(inputs, grain, excluded));
        excludedHours(inputs, excluded)
                .forEach((key, added) ->
                        sums.merge(Period.of(grain, key.day()), tally(key.input(), added), Tally::plus));
        return sums;
    }

    @Override
    public Map<Period, Map<SliceKey, Tally>> excludedCells(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
        var sums = new HashMap<Period, Map<SliceKey, Tally>>();
        stored.excludedCells(inputs, grain, excluded)
                .forEach((period, byCell) -> sums.put(period, new HashMap<>(byCell)));
        excludedHours(inputs, excluded)
                .forEach((key, added) -> sums.computeIfAbsent(Period.of(grain, key.day()), period -> new HashMap<>())
                        .merge(key.cell(), tally(key.input(), added), Tally::plus));
        return sums;
    }

    private Map<TallyDelta.HourKey, InputDelta> excludedHours(Set<Input> inputs, ExcludedTime excluded) {
        var found = new HashMap<TallyDelta.HourKey, InputDelta>();
        hours.forEach((key, added) -> {
            var team = key.cell().team();
            if (inputs.contains(key.input()) && excluded.contains(key.hour(), team.isEmpty() ? null : team)) {
                found.put(key, added);
            }
        });
        return found;
    }

    /**
     * Values of an input by week and bin of the sketch.
     *
     * @param before the stored ones, without those of excluded days
     * @param excluded time whose whole days are left out of what is added
     */
    public Map<Period, Map<Integer, QuantileSketch.SketchBin>> bins(
            Input input, Map<Period, Map<Integer, QuantileSketch.SketchBin>> before, ExcludedTime excluded) {
        var after = new HashMap<Period, Map<Integer, QuantileSketch.SketchBin>>();
        before.forEach((week, stored) -> after.put(week, new HashMap<>(stored)));
        var leftOut = excluded.wholeDays();
        bins.getOrDefault(input, Map.of()).forEach((key, added) -> {
            if (leftOut.stream().noneMatch(days -> days.contains(key.day(), key.team()))) {
                after.computeIfAbsent(Period.of(Grain.WEEK, key.day()), week -> new HashMap<>())
                        .merge(key.bin(), added, QuantileSketch.SketchBin::plus);
            }
        });
        after.values().forEach(ofWeek -> ofWeek.values().removeIf(bin -> bin.count() <= 0));
        return after;
    }

    private static boolean isWithin(Period period, Period from, Period to) {
        return period.grain() == from.grain() && period.compareTo(from) >= 0 && period.compareTo(to) <= 0;
    }
}
