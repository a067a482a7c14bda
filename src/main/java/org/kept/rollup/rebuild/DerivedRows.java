package org.kept.rollup.rebuild;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Input;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.tally.HourCellStore;
import org.kept.rollup.tally.InputDelta;
import org.kept.rollup.tally.TallyDelta;

/** Converts a tally delta to rows of the derived tables. */
final class DerivedRows {

    private DerivedRows() {}

    static Map<List<@Nullable Object>, List<@Nullable Object>> hours(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.hours(),
                key -> DerivedTable.row(
                        key.input().code(),
                        key.hour(),
                        key.cell().team(),
                        key.cell().channel()),
                (key, sums) -> DerivedTable.row(key.day(), sums.n(), sums.total(), sums.squares()));
    }

    /** The hours, teams and channels of rows of {@link DerivedTable#HOURS}. */
    static Set<HourCellStore.HourSlice> hourSlices(Collection<List<@Nullable Object>> keys) {
        return keys.stream().map(DerivedRows::hourSlice).collect(Collectors.toSet());
    }

    /** All sums of these hours, from rows of {@link DerivedTable#HOURS}. */
    static Map<TallyDelta.HourKey, InputDelta> hours(
            Set<HourCellStore.HourSlice> slices, Map<List<@Nullable Object>, List<@Nullable Object>> rows) {
        var hours = new HashMap<TallyDelta.HourKey, InputDelta>();
        rows.forEach((key, values) -> {
            var at = hourSlice(key);
            if (slices.contains(at)) {
                hours.put(
                        new TallyDelta.HourKey(
                                new Input(cell(key, 0, String.class)),
                                at.hour(),
                                cell(values, 0, LocalDate.class),
                                at.slice()),
                        new InputDelta(
                                cell(values, 1, Long.class),
                                cell(values, 2, Long.class),
                                cell(values, 3, BigInteger.class)));
            }
        });
        return hours;
    }

    private static HourCellStore.HourSlice hourSlice(List<@Nullable Object> key) {
        return new HourCellStore.HourSlice(
                cell(key, 1, Instant.class), new SliceKey(cell(key, 2, String.class), cell(key, 3, String.class)));
    }

    private static <T> T cell(List<@Nullable Object> cells, int column, Class<T> type) {
        return type.cast(Objects.requireNonNull(cells.get(column)));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> weeks(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.weeks(),
                key -> DerivedTable.row(
                        key.input().code(),
                        key.week(),
                        key.cell().team(),
                        key.cell().channel()),
                (key, sums) -> sums(sums));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> totals(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.totals(),
                key -> DerivedTable.row(
                        key.input().code(), key.cell().team(), key.cell().channel(), key.week()),
                (key, sums) -> sums(sums));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> waits(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.waits(),
                key -> DerivedTable.row(key.day(), key.cell().team(), key.cell().channel(), (long) key.bin()),
                (key, waits) -> DerivedTable.row(waits.n(), waits.total()));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> values(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.values(),
                key -> DerivedTable.row(
                        key.input().code(),
                        key.day(),
                        key.cell().team(),
                        key.cell().channel(),
                        (long) key.bin()),
                (key, values) -> DerivedTable.row(values.n(), values.total()));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> countedCustomers(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.countedCustomers(),
                key -> DerivedTable.row(
                        key.input().code(),
                        key.day(),
                        key.cell().team(),
                        key.cell().channel(),
                        key.customer()),
                (key, n) -> DerivedTable.row(Period.of(Grain.WEEK, key.day()).start(), n));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> customers(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.customers(),
                key -> DerivedTable.row(
                        key.period().grain().code(),
                        key.view().team(),
                        key.view().channel(),
                        key.period().start()),
                (key, counted) -> DerivedTable.row(counted.customers(), counted.firsts()));
    }

    static List<@Nullable Object> figure(ReportedFigure figure) {
        var quotient = figure.quotient();
        return DerivedTable.row(
                figure.kpi(),
                figure.period().grain().code(),
                figure.start(),
                figure.cell().team(),
                figure.cell().channel(),
                amount(quotient == null ? Double.NaN : quotient.numerator()),
                amount(quotient == null ? Double.NaN : quotient.denominator()),
                amount(quotient == null ? Double.NaN : quotient.squares()),
                amount(figure.amount()));
    }

    private static @Nullable Double amount(double amount) {
        return Double.isNaN(amount) ? null : amount;
    }

    private static List<@Nullable Object> sums(InputDelta sums) {
        return DerivedTable.row(sums.n(), sums.total(), sums.squares());
    }

    @FunctionalInterface
    private interface RowValues<K, V> {
        List<@Nullable Object> row(K key, V sums);
    }

    private static <K, V> Map<List<@Nullable Object>, List<@Nullable Object>> rows(
            Map<K, V> sums, Function<K, List<@Nullable Object>> toKey, RowValues<K, V> toValues) {
        var rows = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        sums.forEach((key, sum) -> rows.put(toKey.apply(key), toValues.row(key, sum)));
        return rows;
    }
}
