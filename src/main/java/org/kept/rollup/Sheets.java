package org.kept.rollup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sheet of sums as rows of the tables they are kept in. */
final class Sheets {

    private Sheets() {}

    static Map<List<@Nullable Object>, List<@Nullable Object>> hours(Sheet sheet) {
        return rows(
                sheet.hours(),
                key -> Derived.row(
                        key.input().code(),
                        key.hour(),
                        key.cell().team(),
                        key.cell().channel()),
                (key, sums) -> Derived.row(key.day(), sums.n(), sums.total(), sums.squares()));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> weeks(Sheet sheet) {
        return rows(
                sheet.weeks(),
                key -> Derived.row(
                        key.input().code(),
                        key.week(),
                        key.cell().team(),
                        key.cell().channel()),
                (key, sums) -> sums(sums));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> totals(Sheet sheet) {
        return rows(
                sheet.totals(),
                key -> Derived.row(
                        key.input().code(), key.cell().team(), key.cell().channel(), key.week()),
                (key, sums) -> sums(sums));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> waits(Sheet sheet) {
        return rows(
                sheet.waits(),
                key -> Derived.row(key.day(), key.cell().team(), key.cell().channel(), (long) key.bin()),
                (key, n) -> Derived.row(n));
    }

    static Map<List<@Nullable Object>, List<@Nullable Object>> customers(Sheet sheet) {
        return rows(
                sheet.customers(),
                key -> Derived.row(
                        key.period().grain().code(),
                        key.view().team(),
                        key.view().channel(),
                        key.period().start()),
                (key, counted) -> Derived.row(counted.customers(), counted.firsts()));
    }

    static List<@Nullable Object> figure(Figure figure) {
        var quotient = figure.quotient();
        return Derived.row(
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

    private static List<@Nullable Object> sums(Delta sums) {
        return Derived.row(sums.n(), sums.total(), sums.squares());
    }

    @FunctionalInterface
    private interface Says<K, V> {
        List<@Nullable Object> row(K key, V sums);
    }

    private static <K, V> Map<List<@Nullable Object>, List<@Nullable Object>> rows(
            Map<K, V> sums, Function<K, List<@Nullable Object>> name, Says<K, V> says) {
        var rows = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        sums.forEach((key, sum) -> rows.put(name.apply(key), says.row(key, sum)));
        return rows;
    }
}
