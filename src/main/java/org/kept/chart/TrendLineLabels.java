package org.kept.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.LabelSpacing;
import org.kept.ui.ComparedFigures;

/** Labels each line at its right end with value and name, and spreads labels that are too close. */
final class TrendLineLabels {

    /** The distance of a label from the plot. */
    private static final double LABEL_DISTANCE = 16;

    /** The width of a letter in a label as a share of the usual width: half of them are digits, which are narrower. */
    private static final double DIGITS = 0.92;

    private TrendLineLabels() {}

    static List<TrendChart.LineLabel> of(
            TrendSeries series, AxisScale y, double top, double bottom, TrendDimensions dimensions) {
        var labels = candidates(series, y, dimensions);
        labels.sort(Comparator.comparingDouble(TrendChart.LineLabel::line));
        return spread(labels, top, bottom, dimensions.lineHeight());
    }

    private static List<TrendChart.LineLabel> candidates(TrendSeries series, AxisScale y, TrendDimensions dimensions) {
        var labels = new ArrayList<TrendChart.LineLabel>();
        if (!series.limits().isEmpty()) {
            var limits = series.limits().get(series.limits().size() - 1);
            add(labels, series, y, limits.newest().upper(), name("upper", limits, dimensions), "limit");
            add(labels, series, y, limits.centre(), "average", "average");
            add(labels, series, y, limits.newest().lower(), name("lower", limits, dimensions), "limit");
        }
        if (!series.targets().isEmpty()) {
            var target = series.targets().get(series.targets().size() - 1);
            add(labels, series, y, target.low(), "target", "target");
            add(labels, series, y, target.high(), "target", "target");
        }
        return labels;
    }

    /** The space for the longest label right of the plot, in the chart's units. */
    static double width(TrendSeries series, TrendDimensions dimensions) {
        var everywhere = new AxisScale(-Double.MAX_VALUE, Double.MAX_VALUE, 0, 0);
        return candidates(series, everywhere, dimensions).stream()
                                .mapToInt(label -> label.value().length()
                                        + 1
                                        + label.name().length())
                                .max()
                                .orElse(0)
                        * dimensions.letter()
                        * DIGITS
                + LABEL_DISTANCE;
    }

    private static String name(String side, TrendSeries.TrendSeriesLimits limits, TrendDimensions dimensions) {
        return dimensions.fullNames() ? (limits.trial() ? "trial " + side : side) + " limit" : side;
    }

    /** Skips values outside the plot, such as a limit beyond the unit's range: a label there would be wrong. */
    private static void add(
            List<TrendChart.LineLabel> labels,
            TrendSeries series,
            AxisScale y,
            @Nullable Double value,
            String name,
            String kind) {
        if (value == null || value < y.low() - 1e-9 || value > y.high() + 1e-9) {
            return;
        }
        var lineY = y.at(value);
        labels.add(new TrendChart.LineLabel(lineY, lineY, figure(series, value, kind), name, kind));
    }

    /** A target as it was set; any other line with enough decimals to differ from it. */
    private static String figure(TrendSeries series, double value, String kind) {
        var targets = series.targets().isEmpty()
                ? List.<Double>of()
                : series.targets().get(series.targets().size() - 1).bounds();
        return kind.equals("target")
                ? ComparedFigures.ofBounds(series.unit(), targets).bound(value)
                : ComparedFigures.of(series.unit(), List.of(value), List.of(), targets)
                        .figure(value);
    }

    /**
     * Labels moved to be at least {@code apart} from each other, between {@code top} and {@code bottom} if there is
     * room.
     */
    static List<TrendChart.LineLabel> spread(
            List<TrendChart.LineLabel> labels, double top, double bottom, double apart) {
        var lineYs = labels.stream().mapToDouble(TrendChart.LineLabel::line).toArray();
        var labelYs = LabelSpacing.spread(lineYs, apart, top, bottom);
        var moved = new ArrayList<TrendChart.LineLabel>();
        for (var i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            moved.add(new TrendChart.LineLabel(
                    AxisScale.roundToTenth(labelYs[i]), label.line(), label.value(), label.name(), label.kind()));
        }
        return List.copyOf(moved);
    }
}
