package org.kept.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;

/** Names beside spots, those that stand out first; none lies over another, over a spot or outside the plot. */
final class FunnelLabelPlacement {

    /** A team at its place. */
    record FunnelMarkerPosition(FunnelSeries.FunnelSeriesPoint spot, double x, double y) {}

    private record LabelBox(double left, double top, double right, double bottom) {

        boolean meets(LabelBox other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private static final double LETTER = 7.1;
    private static final double HALF = 8.5;
    private static final double SPOT = 6;
    private static final double CLEAR = 10;
    /** How far down a name stands, tried in this order on either side. */
    private static final double[] DOWN = {0, -9, 9, -18, 18, -28, 28};

    private final LabelBox plot;
    private final List<LabelBox> taken = new ArrayList<>();
    private final List<LabelBox> lines = new ArrayList<>();

    FunnelLabelPlacement(double left, double right, double top, double bottom) {
        this.plot = new LabelBox(left, top - 4, right, bottom);
    }

    List<FunnelChart.FunnelMarker> spots(
            List<FunnelSeries.FunnelSeriesPoint> spots,
            Function<FunnelSeries.FunnelSeriesPoint, FunnelMarkerPosition> placed,
            List<FunnelChart.FunnelReferenceLine> rules) {
        rules.forEach(rule -> lines.add(new LabelBox(plot.left, rule.y(), plot.right, rule.y())));
        var places = spots.stream().map(placed).toList();
        places.forEach(at -> taken.add(new LabelBox(at.x - SPOT, at.y - SPOT, at.x + SPOT, at.y + SPOT)));
        var names = new HashMap<FunnelSeries.FunnelSeriesPoint, FunnelChart.FunnelLabel>();
        Stream.concat(
                        places.stream().filter(each -> each.spot.standsOut()),
                        places.stream().filter(each -> !each.spot.standsOut()))
                .forEach(each -> {
                    var name = name(each);
                    if (name != null) {
                        names.put(each.spot, name);
                    }
                });
        return places.stream()
                .map(each -> new FunnelChart.FunnelMarker(
                        each.x,
                        each.y,
                        each.spot.mark(),
                        shape(each.spot.mark()),
                        each.spot.far(),
                        each.spot.words(),
                        each.spot.href(),
                        names.get(each.spot)))
                .toList();
    }

    /** Clear of the lines where that can be; with its word where there is room for that, else alone. */
    private FunnelChart.@Nullable FunnelLabel name(FunnelMarkerPosition place) {
        var clear = place(place, place.spot.word(), true);
        var full = clear != null ? clear : place(place, place.spot.word(), false);
        return full != null || !place.spot.standsOut() ? full : place(place, "", false);
    }

    private FunnelChart.@Nullable FunnelLabel place(FunnelMarkerPosition place, String word, boolean clear) {
        var width = (place.spot.name().length() + (word.isEmpty() ? 0 : word.length() + 1)) * LETTER;
        for (var down : DOWN) {
            for (var side : new int[] {1, -1}) {
                var x = place.x + side * CLEAR;
                var y = AxisScale.tenth(place.y + down);
                var box = new LabelBox(side > 0 ? x : x - width, y - HALF, side > 0 ? x + width : x, y + HALF);
                if (fits(box) && !(clear && lines.stream().anyMatch(box::meets))) {
                    taken.add(box);
                    return new FunnelChart.FunnelLabel(
                            AxisScale.tenth(x), y, side > 0 ? "start" : "end", place.spot.name(), word);
                }
            }
        }
        return null;
    }

    private boolean fits(LabelBox box) {
        return box.left >= plot.left
                && box.right <= plot.right
                && box.top >= plot.top
                && box.bottom <= plot.bottom
                && taken.stream().noneMatch(box::meets);
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
