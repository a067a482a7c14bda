package org.kept.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kept.chart.geometry.AxisScale;
import org.kept.ui.DateFormatter;

/** Places notes above the plot, newest first. No text overlaps another or crosses the stem of a note above it. */
final class TrendNotePlacement {

    /** The position of a text and of the stem below it; rows count from the top. */
    private record NoteBox(int row, double left, double right, double stem) {

        boolean clearOf(NoteBox other) {
            var apart = right < other.left || other.right < left;
            return row == other.row ? apart : row > other.row ? !over(other.stem) : !other.over(stem);
        }

        boolean over(double x) {
            return left - 3 < x && x < right + 3;
        }
    }

    private final TrendDimensions dimensions;
    private final AxisScale x;
    private final List<NoteBox> occupied = new ArrayList<>();

    private TrendNotePlacement(TrendDimensions dimensions, AxisScale x) {
        this.dimensions = dimensions;
        this.x = x;
    }

    static List<TrendChart.NoteLabel> of(TrendDimensions dimensions, TrendSeries series, AxisScale x) {
        var remarks = new TrendNotePlacement(dimensions, x);
        return series.notes().stream()
                .sorted(Comparator.comparingInt(TrendSeries.TrendSeriesNote::from)
                        .reversed())
                .map(remarks::place)
                .toList();
    }

    private TrendChart.NoteLabel place(TrendSeries.TrendSeriesNote note) {
        var stem = note.from() == note.to() ? x.at(note.from()) : x.at(note.from() - 0.5);
        var width = note.from() == note.to() ? 0 : AxisScale.roundToTenth(x.at(note.to() + 0.5) - stem);
        var date = DateFormatter.day(note.day());
        var room = freeBox(stem, (note.text().length() + date.length() + 1) * dimensions.letter());
        room.ifPresent(occupied::add);
        return room.map(found -> new TrendChart.NoteLabel(
                        stem,
                        width,
                        (found.row + 1) * dimensions.lineHeight() - 4,
                        note.text(),
                        date,
                        AxisScale.roundToTenth((found.left + found.right) / 2)))
                .orElseGet(() -> new TrendChart.NoteLabel(stem, width, 0, null, date, stem));
    }

    /** Tries each row from the top: centred on its stem, then left, then right of it. */
    private Optional<NoteBox> freeBox(double stem, double width) {
        return IntStream.range(0, dimensions.rows())
                .boxed()
                .flatMap(row -> Stream.of(stem - width / 2, stem - width, stem)
                        .map(left -> Math.max(0, Math.min(dimensions.width() - width, left)))
                        .map(left -> new NoteBox(row, left, left + width, stem)))
                .filter(each -> each.left >= 0 && occupied.stream().allMatch(each::clearOf))
                .findFirst();
    }
}
