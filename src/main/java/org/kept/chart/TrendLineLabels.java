package org.kept.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.LabelSpacing;
import org.kept.ui.NumberFormatter;

/** Value and name at the right end of each line, moved apart where lines lie close. */
final class TrendLineLabels {

    private TrendLineLabels() {}

    static List<TrendChart.LineLabel> of(
            TrendSeries series, AxisScale y, double top, double bottom, TrendDimensions frame) {
        var labels = new ArrayList<TrendChart.LineLabel>();
        if (!series.limits().isEmpty()) {
            var limits = series.limits().get(series.limits().size() - 1);
            add(labels, series.unit(), y, limits.last().upper(), name("upper", limits, frame), "limit");
            add(labels, series.unit(), y, limits.centre(), "average", "average");
            add(labels, series.unit(), y, limits.last().lower(), name("lower", limits, frame), "limit");
        }
        if (!series.targets().isEmpty()) {
            var target = series.targets().get(series.targets().size() - 1);
            add(labels, series.unit(), y, target.low(), "target", "target");
            add(labels, series.unit(), y, target.high(), "target", "target");
        }
        labels.sort(Comparator.comparingDouble(TrendChart.LineLabel::line));
        return apart(labels, top, bottom, frame.lineHeight());
    }

    private static String name(String side, TrendSeries.TrendSeriesLimits limits, TrendDimensions frame) {
        return frame.fullNames() ? (limits.trial() ? "trial " + side : side) + " limit" : side;
    }

    /** A limit beyond what the unit allows is off the drawing, and then its label would be wrong. */
    private static void add(
            List<TrendChart.LineLabel> labels,
            String unit,
            AxisScale y,
            @Nullable Double value,
            String name,
            String kind) {
        if (value == null || value < y.low() - 1e-9 || value > y.high() + 1e-9) {
            return;
        }
        var at = y.at(value);
        labels.add(new TrendChart.LineLabel(at, at, NumberFormatter.figure(unit, value), name, kind));
    }

    /** Down first, each clear of the one above it; then up from the bottom, where that ran out of room. */
    static List<TrendChart.LineLabel> apart(
            List<TrendChart.LineLabel> labels, double top, double bottom, double apart) {
        var at = labels.stream().mapToDouble(TrendChart.LineLabel::line).toArray();
        var clusters = LabelSpacing.spread(at, apart, top, bottom);
        var moved = new ArrayList<TrendChart.LineLabel>();
        for (var i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            moved.add(new TrendChart.LineLabel(
                    AxisScale.tenth(clusters[i]), label.line(), label.value(), label.name(), label.kind()));
        }
        return List.copyOf(moved);
    }
}
