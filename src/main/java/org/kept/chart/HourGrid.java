package org.kept.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;

/**
 * A KPI by the hour, as its picture takes it.
 *
 * @param days from Monday on, each with its 24 hours
 * @param weekdays the seven days, all hours together
 * @param hours the 24 hours, all days together
 * @param lines the values drawn through it: the bounds of a target, or the value of all hours together
 * @param line what those are called
 */
public record HourGrid(
        String unit,
        List<List<HourGridCell>> days,
        List<HourGridCell> weekdays,
        List<HourGridCell> hours,
        List<Double> lines,
        String line) {

    private static final String FEW = "too-few";

    /**
     * One hour, or several together.
     *
     * @param value null where there is none
     * @param fare the code of how it fared
     * @param words all of it, for a reader who asks
     */
    public record HourGridCell(@Nullable Double value, String fare, String words) {

        boolean standsOut() {
            return fare.startsWith("clearly");
        }
    }

    /** Values to lengths: from zero on, over everything that rests on enough; the rest may be cut off. */
    AxisScale scale(double from, double to) {
        var cells = Stream.of(days.stream().flatMap(List::stream), weekdays.stream(), hours.stream())
                .flatMap(each -> each)
                .toList();
        var enough = values(cells.stream().filter(cell -> !cell.fare().equals(FEW)));
        var all = DoubleStream.concat(
                        enough.length > 0 ? DoubleStream.of(enough) : DoubleStream.of(values(cells.stream())),
                        lines.stream().mapToDouble(Double::doubleValue))
                .summaryStatistics();
        var low = Math.min(0, all.getMin());
        var high = Math.max(0, all.getMax());
        return new AxisScale(low, high > low ? high : low + 1, from, to);
    }

    private static double[] values(Stream<HourGridCell> cells) {
        return cells.map(HourGridCell::value)
                .filter(value -> value != null)
                .mapToDouble(value -> java.util.Objects.requireNonNull(value))
                .toArray();
    }
}
