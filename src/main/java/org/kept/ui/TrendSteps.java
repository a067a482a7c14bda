package org.kept.ui;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The process limits of one phase in a drawing: level, or in steps where they differ by point. */
final class TrendSteps {

    private final DoubleUnaryOperator within;
    private final TrendSeries.Limits phase;
    private final Scale y;
    private final double[] edges;

    /** With what gives for any value the nearest that is drawn. */
    TrendSteps(DoubleUnaryOperator within, TrendSeries.Limits phase, Scale x, Scale y) {
        this.within = within;
        this.phase = phase;
        this.y = y;
        this.edges = IntStream.rangeClosed(phase.from(), phase.to() + 1)
                .mapToDouble(index -> x.at(index - 0.5))
                .toArray();
    }

    TrendChart.Band band() {
        return new TrendChart.Band(
                Strokes.between(edges, heights(TrendSeries.Range::upper), heights(TrendSeries.Range::lower)),
                phase.trial());
    }

    /** A line that the unit allows at no point is not drawn. */
    Stream<TrendChart.Rule> rules() {
        return Stream.<ToDoubleFunction<TrendSeries.Range>>of(TrendSeries.Range::upper, TrendSeries.Range::lower)
                .filter(limit -> phase.ranges().stream()
                        .mapToDouble(limit)
                        .anyMatch(value -> within.applyAsDouble(value) == value))
                .map(limit -> new TrendChart.Rule(Strokes.steps(edges, heights(limit)), "limit"));
    }

    private double[] heights(ToDoubleFunction<TrendSeries.Range> limit) {
        return phase.ranges().stream()
                .mapToDouble(limit)
                .map(value -> y.at(within.applyAsDouble(value)))
                .toArray();
    }
}
