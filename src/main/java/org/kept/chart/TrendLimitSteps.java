package org.kept.chart;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.SvgPaths;

/** The process limits of one phase as paths: level, or in steps if they vary by point. */
final class TrendLimitSteps {

    private final DoubleUnaryOperator within;
    private final TrendSeries.TrendSeriesLimits phase;
    private final AxisScale y;
    private final double[] edges;

    /**
     * @param within clamps a value to what the chart draws
     */
    TrendLimitSteps(DoubleUnaryOperator within, TrendSeries.TrendSeriesLimits phase, AxisScale x, AxisScale y) {
        this.within = within;
        this.phase = phase;
        this.y = y;
        this.edges = IntStream.rangeClosed(phase.from(), phase.to() + 1)
                .mapToDouble(index -> x.at(index - 0.5))
                .toArray();
    }

    TrendChart.TrendBand band() {
        return new TrendChart.TrendBand(
                SvgPaths.between(edges, heights(TrendSeries.LimitRange::upper), heights(TrendSeries.LimitRange::lower)),
                phase.trial());
    }

    /** The lines of the limits; one that is outside the unit at every point is left out. */
    Stream<TrendChart.TrendLine> rules() {
        return Stream.<ToDoubleFunction<TrendSeries.LimitRange>>of(
                        TrendSeries.LimitRange::upper, TrendSeries.LimitRange::lower)
                .filter(limit -> phase.ranges().stream()
                        .mapToDouble(limit)
                        .anyMatch(value -> within.applyAsDouble(value) == value))
                .map(limit -> new TrendChart.TrendLine(SvgPaths.steps(edges, heights(limit)), "limit"));
    }

    private double[] heights(ToDoubleFunction<TrendSeries.LimitRange> limit) {
        return phase.ranges().stream()
                .mapToDouble(limit)
                .map(value -> y.at(within.applyAsDouble(value)))
                .toArray();
    }
}
