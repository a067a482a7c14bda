package org.kept.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kept.kpi.Formula;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.rollup.KpiReader;
import org.kept.stats.ChartKind;
import org.kept.stats.ChartPoint;
import org.kept.stats.ControlChart;
import org.kept.stats.Limits;
import org.kept.stats.SignalRules;
import org.kept.stats.VariationType;

/**
 * Builds the control chart of a KPI: limits for each phase, and the signals at each point.
 *
 * <p>Shares and count rates with uneven denominators get Laney's p′ and u′ limits; everything else gets limits from the
 * moving ranges of its values.
 */
final class KpiChartBuilder {

    private final Kpi kpi;
    private final SignalRules rules;
    private final List<KpiReader.PeriodReading> all;
    private final List<KpiReader.PeriodReading> points;

    /**
     * Builds the chart of these points.
     *
     * @param all without gaps, oldest first; incomplete periods come last and are not judged
     */
    KpiChartBuilder(Kpi kpi, List<KpiReader.PeriodReading> all) {
        this(kpi, all, SignalRules.DEFAULT);
    }

    /** Builds the chart of these points by other rules, such as limits from the first points only. */
    KpiChartBuilder(Kpi kpi, List<KpiReader.PeriodReading> all, SignalRules rules) {
        this.kpi = kpi;
        this.rules = rules;
        this.all = all;
        this.points = all.stream().filter(KpiReader.PeriodReading::complete).toList();
    }

    /** The chart, with limits reset by each phase that begins within it. */
    KpiChart chart(List<Phase> phases) {
        var starts = starts(phases);
        var chart = chart(starts);
        var chartPoints = new ArrayList<KpiChart.KpiChartPoint>(all.size());
        for (var i = 0; i < all.size(); i++) {
            chartPoints.add(new KpiChart.KpiChartPoint(
                    all.get(i), i < points.size() ? chart.points().get(i) : withoutSignals(i)));
        }
        return new KpiChart(
                kpi,
                List.copyOf(chartPoints),
                chart.limits().stream().map(this::inUnit).toList(),
                chart.kind(),
                Arrays.stream(starts).boxed().toList(),
                phases,
                rules);
    }

    private ControlChart chart(int[] starts) {
        return switch (kind()) {
            case P_PRIME -> ControlChart.pPrime(numerators(), exposures(), starts, kpi.better(), rules);
            case U_PRIME -> ControlChart.uPrime(numerators(), exposures(), starts, kpi.better(), rules);
            case XMR -> ControlChart.xmr(values(), starts, kpi.better(), rules);
        };
    }

    private static ChartPoint withoutSignals(int index) {
        return new ChartPoint(index, Double.NaN, List.of(), VariationType.COMMON_CAUSE);
    }

    /** The indexes at which phases begin; a phase that begins before the series divides nothing. */
    private int[] starts(List<Phase> phases) {
        return phases.stream()
                .mapToInt(this::firstFrom)
                .filter(index -> index > 0 && index < points.size())
                .distinct()
                .sorted()
                .toArray();
    }

    private int firstFrom(Phase phase) {
        var index = 0;
        while (index < points.size() && points.get(index).period().start().isBefore(phase.from())) {
            index++;
        }
        return index;
    }

    private ChartKind kind() {
        var kind =
                switch (shape()) {
                    case SHARE -> ChartKind.P_PRIME;
                    case COUNT_RATE -> ChartKind.U_PRIME;
                    case MEAN, SIGNED_MEAN, RATIO, NPS -> ChartKind.XMR;
                };
        return allHaveQuotients() && ChartKind.areUneven(exposures()) ? kind : ChartKind.XMR;
    }

    private Formula.Shape shape() {
        var settings = points.isEmpty()
                ? kpi.standard()
                : points.get(points.size() - 1).settings();
        return kpi.formula(settings).shape();
    }

    /** Whether every value comes with its denominator; ready-made figures may not. */
    private boolean allHaveQuotients() {
        return points.stream()
                .allMatch(point -> point.reading().fold(present -> present.quotient() != null, absent -> true));
    }

    private double[] values() {
        return points.stream()
                .mapToDouble(point -> point.reading().value().orElse(Double.NaN))
                .toArray();
    }

    private double[] numerators() {
        return quotients(Quotient::numerator);
    }

    private double[] exposures() {
        return quotients(Quotient::denominator);
    }

    /** Limits of quotients, scaled to the unit of the KPI: per hundred, per thousand. */
    private Limits inUnit(Limits limits) {
        var scale = kind() == ChartKind.XMR ? 1 : kpi.unit().scale();
        return new Limits(
                limits.from(),
                limits.to(),
                limits.points(),
                scale * limits.center(),
                scale * limits.lower(),
                scale * limits.upper(),
                limits.trial(),
                limits.ranges(),
                limits.reaches().stream().map(distance -> scale * distance).toList());
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
