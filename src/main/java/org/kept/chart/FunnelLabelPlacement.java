package org.kept.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.SvgPaths;

/** Places names beside the markers, outliers first, without overlapping another name or marker or leaving the plot. */
final class FunnelLabelPlacement {

    /** A team with its coordinates. */
    record FunnelMarkerPosition(FunnelSeries.FunnelSeriesPoint spot, SvgPaths.PathPoint at) {

        double x() {
            return at.x();
        }

        double y() {
            return at.y();
        }
    }

    private record LabelBox(double left, double top, double right, double bottom) {

        static LabelBox around(SvgPaths.PathPoint point, double radius) {
            return new LabelBox(point.x() - radius, point.y() - radius, point.x() + radius, point.y() + radius);
        }

        boolean overlaps(LabelBox other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private static final int MAX_NAME_LENGTH = 28;
    private static final double LETTER_WIDTH = 7.1;
    private static final double HALF_HEIGHT = 8.5;
    private static final double MARKER_RADIUS = 6;
    private static final double DOT_RADIUS = 2;
    private static final double LABEL_DISTANCE = 10;
    /** Vertical offsets of a name, tried in this order on either side. */
    private static final double[] OFFSETS = {0, -9, 9, -18, 18, -28, 28};

    private final LabelBox plot;
    private final List<LabelBox> occupied = new ArrayList<>();
    private final List<LabelBox> lines = new ArrayList<>();

    FunnelLabelPlacement(double left, double right, double top, double bottom) {
        this.plot = new LabelBox(left, top - 4, right, bottom);
    }

    List<FunnelChart.FunnelMarker> markers(
            List<FunnelSeries.FunnelSeriesPoint> spots,
            Function<FunnelSeries.FunnelSeriesPoint, FunnelMarkerPosition> placed,
            List<SvgPaths.PathPoint> dots,
            List<FunnelChart.FunnelReferenceLine> rules) {
        rules.forEach(rule -> lines.add(new LabelBox(plot.left, rule.y(), plot.right, rule.y())));
        var positions = spots.stream().map(placed).toList();
        positions.forEach(position -> occupied.add(LabelBox.around(position.at(), MARKER_RADIUS)));
        dots.forEach(dot -> occupied.add(LabelBox.around(dot, DOT_RADIUS)));
        var names = new HashMap<FunnelSeries.FunnelSeriesPoint, FunnelChart.FunnelLabel>();
        Stream.concat(
                        positions.stream().filter(position -> position.spot.isOutlier()),
                        positions.stream().filter(position -> !position.spot.isOutlier()))
                .forEach(position -> {
                    var name = bestLabel(position);
                    if (name != null) {
                        names.put(position.spot, name);
                    }
                });
        return positions.stream()
                .map(position -> new FunnelChart.FunnelMarker(
                        position.x(),
                        position.y(),
                        position.spot.mark(),
                        shape(position.spot.mark()),
                        position.spot.far(),
                        position.spot.words(),
                        position.spot.href(),
                        names.get(position.spot)))
                .toList();
    }

    /** Avoids the reference lines if possible. An outlier that has no room for its word gets its name alone. */
    private FunnelChart.@Nullable FunnelLabel bestLabel(FunnelMarkerPosition position) {
        var clear = tryPlace(position, position.spot.word(), true);
        var full = clear != null ? clear : tryPlace(position, position.spot.word(), false);
        return full != null || !position.spot.isOutlier() ? full : tryPlace(position, "", false);
    }

    private FunnelChart.@Nullable FunnelLabel tryPlace(FunnelMarkerPosition position, String word, boolean clear) {
        var name = shortened(position.spot.name());
        var width = (name.length() + (word.isEmpty() ? 0 : word.length() + 1)) * LETTER_WIDTH;
        for (var offset : OFFSETS) {
            for (var side : new int[] {1, -1}) {
                var x = position.x() + side * LABEL_DISTANCE;
                var y = AxisScale.roundToTenth(position.y() + offset);
                var candidate = new LabelBox(
                        side > 0 ? x : x - width, y - HALF_HEIGHT, side > 0 ? x + width : x, y + HALF_HEIGHT);
                if (fits(candidate) && !(clear && lines.stream().anyMatch(candidate::overlaps))) {
                    occupied.add(candidate);
                    return new FunnelChart.FunnelLabel(
                            AxisScale.roundToTenth(x), y, side > 0 ? "start" : "end", name, word);
                }
            }
        }
        return null;
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME_LENGTH
                ? name
                : name.substring(0, MAX_NAME_LENGTH - 1).strip() + "…";
    }

    private boolean fits(LabelBox candidate) {
        return candidate.left >= plot.left
                && candidate.right <= plot.right
                && candidate.top >= plot.top
                && candidate.bottom <= plot.bottom
                && occupied.stream().noneMatch(candidate::overlaps);
    }

    private static String shape(String mark) {
        return switch (mark) {
            case "concern" -> "M0-6.2L6.2 0 0 6.2-6.2 0Z";
            case "special-cause" -> "M-4.5-4.5H4.5V4.5H-4.5Z";
            case "improvement" -> "M-5.2 0A5.2 5.2 0 1 1 5.2 0A5.2 5.2 0 1 1-5.2 0Z";
            default -> "M-3.6 0A3.6 3.6 0 1 1 3.6 0A3.6 3.6 0 1 1-3.6 0Z";
        };
    }
}
