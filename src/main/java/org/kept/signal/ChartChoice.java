package org.kept.signal;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kept.kpi.Formula;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.rollup.Readings;
import org.kept.stats.ChartKind;
import org.kept.stats.ControlChart;
import org.kept.stats.Rules;

/**
 * Chooses how the limits of a KPI are computed: for shares and count rates whose denominators are uneven by Laney's p′ and u′, for
 * everything else from the moving ranges of the values.
 */
final class ChartChoice {

    private final Kpi kpi;
    private final List<Readings.Point> points;

    /** For points that are over, the oldest first. */
    ChartChoice(Kpi kpi, List<Readings.Point> points) {
        this.kpi = kpi;
        this.points = points;
    }

    /**
     * The chart of the points.
     *
     * @param starts the indexes at which limits begin anew
     */
    ControlChart chart(int[] starts, Rules rules) {
        return switch (kind()) {
            case P_PRIME -> ControlChart.pPrime(numerators(), exposures(), starts, kpi.better(), rules);
            case U_PRIME -> ControlChart.uPrime(numerators(), exposures(), starts, kpi.better(), rules);
            case XMR -> ControlChart.xmr(values(), starts, kpi.better(), rules);
        };
    }

    private ChartKind kind() {
        var shape = shape();
        if (shape != Formula.Shape.SHARE && shape != Formula.Shape.COUNT_RATE || !known() || !uneven()) {
            return ChartKind.XMR;
        }
        return shape == Formula.Shape.SHARE ? ChartKind.P_PRIME : ChartKind.U_PRIME;
    }

    private Formula.Shape shape() {
        var settings = points.isEmpty()
                ? kpi.standard()
                : points.get(points.size() - 1).settings();
        return kpi.formula(settings).shape();
    }

    /** Whether it is known of every value what it was divided by; somebody who reports a value alone does not say. */
    private boolean known() {
        return points.stream()
                .allMatch(point -> point.reading().fold(present -> present.quotient() != null, absent -> true));
    }

    private boolean uneven() {
        return ChartKind.uneven(exposures());
    }

    private double[] values() {
        return points.stream()
                .mapToDouble(point -> point.reading().value().orElse(Double.NaN))
                .toArray();
    }

    private double[] numerators() {
        return quotients(Quotient::numerator);
    }

    /** Denominators in the unit that the value is per: for complaints per 1,000 orders, thousands of orders. */
    private double[] exposures() {
        var scale = kpi.unit().scale();
        return quotients(quotient -> quotient.denominator() / scale);
    }

    private double[] quotients(ToDoubleFunction<Quotient> number) {
        return points.stream()
                .mapToDouble(point -> point.reading()
                        .fold(
                                present -> present.quotient() == null
                                        ? Double.NaN
                                        : number.applyAsDouble(present.quotient()),
                                absent -> Double.NaN))
                .toArray();
    }
}
