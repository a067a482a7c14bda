package org.kept.packaged;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The figures of one line of a benchmark, one for each round. */
final class Figures {

    private final List<Double> all = new ArrayList<>();

    void add(double figure) {
        all.add(figure);
    }

    /** Forgets those of the warm-up. */
    void clear() {
        all.clear();
    }

    double median() {
        return quantile(all.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }

    /** The value that this share of the values does not exceed. */
    static double quantile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** The median with the spread, as in {@code 7.1 ms (6.8–7.4)}; the median alone if there is one figure. */
    String text(int decimals, String unit) {
        var format = NumberFormat.getInstance(Locale.ROOT);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        var median = format.format(median()) + unit;
        return all.size() == 1
                ? median
                : median + " (" + format.format(Collections.min(all)) + "–" + format.format(Collections.max(all)) + ")";
    }
}
