package org.kept.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Points to the text of an SVG path; where a point is missing the line is broken. */
final class Strokes {

    /** A point of a drawing. */
    record At(double x, double y) {}

    private Strokes() {}

    static String path(List<@Nullable At> points) {
        var path = new StringBuilder();
        var pen = false;
        for (var point : points) {
            if (point != null) {
                path.append(pen ? 'L' : 'M').append(number(point.x)).append(' ').append(number(point.y));
            }
            pen = point != null;
        }
        return path.toString();
    }

    /** Points with no neighbour on either side: a line does not show them. */
    static List<At> alone(List<@Nullable At> points) {
        return IntStream.range(0, points.size())
                .filter(i -> missing(points, i - 1) && missing(points, i + 1))
                .mapToObj(points::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static boolean missing(List<@Nullable At> points, int index) {
        return index < 0 || index >= points.size() || points.get(index) == null;
    }

    private static String number(double coordinate) {
        return coordinate == Math.rint(coordinate) ? String.valueOf((long) coordinate) : String.valueOf(coordinate);
    }
}
