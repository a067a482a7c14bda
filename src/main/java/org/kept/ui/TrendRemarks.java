package org.kept.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Notes above the plot, in as many rows as keep them apart; the newest have the first choice of room. */
final class TrendRemarks {

    private final TrendFrame frame;
    private final TrendSeries series;
    private final Scale x;
    private final double[] taken;

    private TrendRemarks(TrendFrame frame, TrendSeries series, Scale x) {
        this.frame = frame;
        this.series = series;
        this.x = x;
        this.taken = new double[frame.rows()];
        Arrays.fill(taken, Double.MAX_VALUE);
    }

    static List<TrendChart.Remark> of(TrendFrame frame, TrendSeries series, Scale x) {
        var remarks = new TrendRemarks(frame, series, x);
        var placed = new ArrayList<TrendChart.Remark>();
        series.notes().stream()
                .sorted(Comparator.comparingInt(TrendSeries.Note::from).reversed())
                .forEach(note -> placed.add(remarks.place(note)));
        return List.copyOf(placed);
    }

    private TrendChart.Remark place(TrendSeries.Note note) {
        var begins = note.from() == note.to() ? x.at(note.from()) : x.at(note.from() - 0.5);
        var width = note.from() == note.to() ? 0 : Scale.tenth(x.at(note.to() + 0.5) - begins);
        var date = Dates.day(series.points().get(note.from()).period().start());
        var room = (note.text().length() + date.length() + 1) * frame.letter();
        if (room > frame.width() && frame.rows() > 0) {
            return new TrendChart.Remark(begins, width, 0, null, date, begins, "start");
        }
        var centre = Math.max(room / 2, Math.min(frame.width() - room / 2, begins));
        for (var row = 0; row < taken.length; row++) {
            if (centre + room / 2 <= taken[row]) {
                taken[row] = centre - room / 2 - frame.letter() * 2;
                var y = (row + 1) * frame.lineHeight();
                return new TrendChart.Remark(begins, width, y, note.text(), date, Scale.tenth(centre), "middle");
            }
        }
        return new TrendChart.Remark(begins, width, 0, null, date, begins, "middle");
    }
}
