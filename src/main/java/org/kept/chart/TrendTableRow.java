package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.ui.ComparedFigures;
import org.kept.ui.DateFormatter;
import org.kept.ui.FormattedReading;
import org.kept.ui.StatusLabels;

/**
 * A formatted row of the table below a trend chart.
 *
 * @param excluded the value with excluded time; null if nothing is excluded
 */
public record TrendTableRow(
        String period,
        FormattedReading figure,
        @Nullable String limits,
        @Nullable String target,
        String mark,
        String signals,
        @Nullable String href,
        @Nullable String excluded) {

    static List<TrendTableRow> of(TrendSeries series) {
        var rows = new ArrayList<TrendTableRow>();
        var within = series.clamp();
        for (var i = series.points().size() - 1; i >= 0; i--) {
            rows.add(row(series, within, i));
        }
        return List.copyOf(rows);
    }

    private static TrendTableRow row(TrendSeries series, DoubleUnaryOperator within, int index) {
        var unit = series.unit();
        var point = series.points().get(index);
        // A period in progress is not judged.
        var limits = series.limits().stream()
                .filter(each -> !point.running())
                .filter(each -> each.from() <= index && index <= each.to())
                .map(each -> each.at(index))
                .map(each -> List.of(within.applyAsDouble(each.lower()), within.applyAsDouble(each.upper())))
                .findFirst();
        var target = series.targets().stream()
                .filter(each -> each.from() <= index && index <= each.to())
                .findFirst();
        var bounds = target.map(TrendSeries.TrendSeriesTarget::bounds).orElse(List.of());
        var value = point.value();
        var figures =
                ComparedFigures.of(unit, value == null ? List.of() : List.of(value), bounds, limits.orElse(List.of()));
        return new TrendTableRow(
                DateFormatter.heading(point.period()),
                point.figure(unit, bounds, limits.orElse(List.of())),
                limits.map(ends -> figures.interval(ends.get(0), ends.get(1))).orElse(null),
                target.map(each -> String.valueOf(figures.target(each.low(), each.high())))
                        .orElse(null),
                point.mark(),
                reasons(point),
                point.href(),
                series.excludedAt(index));
    }

    /** The rules a point is part of, in words; empty if there is no signal. */
    static String reasons(TrendSeries.TrendSeriesPoint point) {
        return point.signals().stream().map(StatusLabels::signal).collect(Collectors.joining("; "));
    }
}
