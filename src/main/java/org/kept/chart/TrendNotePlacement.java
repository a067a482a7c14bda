package org.kept.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kept.chart.geometry.AxisScale;
import org.kept.ui.DateFormatter;

/** Finds room for notes above the plot: no text over another, none across the stem of one above it; the newest choose first. */
final class TrendNotePlacement {

    /** Where a text would stand and where its stem goes down; rows count from the top. */
    private record NoteBox(int row, double left, double right, double stem) {

        boolean clearOf(NoteBox other) {
            var apart = right < other.left || other.right < left;
            return row == other.row ? apart : row > other.row ? !over(other.stem) : !other.over(stem);
        }

        boolean over(double x) {
            return left - 3 < x && x < right + 3;
        }
    }

    private final TrendDimensions frame;
    private final TrendSeries series;
    private final AxisScale x;
    private final List<NoteBox> taken = new ArrayList<>();

    private TrendNotePlacement(TrendDimensions frame, TrendSeries series, AxisScale x) {
        this.frame = frame;
        this.series = series;
        this.x = x;
    }

    static List<TrendChart.NoteLabel> of(TrendDimensions frame, TrendSeries series, AxisScale x) {
        var remarks = new TrendNotePlacement(frame, series, x);
        return series.notes().stream()
                .sorted(Comparator.comparingInt(TrendSeries.TrendSeriesNote::from)
                        .reversed())
                .map(remarks::place)
                .toList();
    }

    private TrendChart.NoteLabel place(TrendSeries.TrendSeriesNote note) {
        var stem = note.from() == note.to() ? x.at(note.from()) : x.at(note.from() - 0.5);
        var width = note.from() == note.to() ? 0 : AxisScale.tenth(x.at(note.to() + 0.5) - stem);
        var date = DateFormatter.day(series.points().get(note.from()).period().start());
        var room = room(stem, (note.text().length() + date.length() + 1) * frame.letter());
        room.ifPresent(taken::add);
        return room.map(found -> new TrendChart.NoteLabel(
                        stem,
                        width,
                        (found.row + 1) * frame.lineHeight() - 4,
                        note.text(),
                        date,
                        AxisScale.tenth((found.left + found.right) / 2)))
                .orElseGet(() -> new TrendChart.NoteLabel(stem, width, 0, null, date, stem));
    }

    /** Over its stem when that is free, else to one side of it, else a row further down. */
    private Optional<NoteBox> room(double stem, double width) {
        return IntStream.range(0, frame.rows())
                .boxed()
                .flatMap(row -> Stream.of(stem - width / 2, stem - width, stem)
                        .map(left -> Math.max(0, Math.min(frame.width() - width, left)))
                        .map(left -> new NoteBox(row, left, left + width, stem)))
                .filter(each -> each.left >= 0 && taken.stream().allMatch(each::clearOf))
                .findFirst();
    }
}
