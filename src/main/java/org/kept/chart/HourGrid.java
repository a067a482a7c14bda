package org.kept.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;

/**
 * The data of a chart by hour.
 *
 * @param days Monday to Sunday, 24 hours each
 * @param weekdays the seven days, all hours combined
 * @param hours the 24 hours, all days combined
 * @param lines the values of the reference lines: target bounds, or the value of all hours together
 * @param line the label of those lines
 */
public record HourGrid(
        String unit,
        List<List<HourGridCell>> days,
        List<HourGridCell> weekdays,
        List<HourGridCell> hours,
        List<Double> lines,
        String line) {

    private static final String TOO_FEW = "too-few";

    /**
     * One hour, or several combined.
     *
     * @param value null if there is none
     * @param fare the verdict code
     * @param words the full description
     */
    public record HourGridCell(@Nullable Double value, String fare, String words) {

        boolean standsOut() {
            return fare.startsWith("clearly");
        }
    }

    /** Values to coordinates, from zero over all values with a sufficient sample; others may be cut off. */
    AxisScale scale(double from, double to) {
        var cells = Stream.of(days.stream().flatMap(List::stream), weekdays.stream(), hours.stream())
                .flatMap(each -> each)
                .toList();
        var judged = values(cells.stream().filter(cell -> !cell.fare().equals(TOO_FEW)));
        var all = DoubleStream.concat(
                        judged.length > 0 ? DoubleStream.of(judged) : DoubleStream.of(values(cells.stream())),
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
