package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;
import org.kept.rollup.KpiPreview;
import org.kept.workingtime.CalendarPreview;

/** Puts what other opening hours change into the words of the page of a calendar. */
@ApplicationScoped
class CalendarMoves implements CalendarPreview {

    private final KpiPreview preview;

    CalendarMoves(KpiPreview preview) {
        this.preview = preview;
    }

    @Override
    public List<CalendarMove> moves(String calendar, OpeningHours hours, @Nullable Period from) {
        return preview.ofCalendar(calendar, hours, from).stream()
                .map(CalendarMoves::move)
                .toList();
    }

    private static CalendarMove move(KpiPreview.Preview preview) {
        var table = PreviewTable.of(preview, false);
        return new CalendarMove(
                preview.kpi().name(),
                table.headline(),
                table.counted(),
                table.rows().stream()
                        .filter(PreviewTable.PreviewRow::moves)
                        .map(row -> new RecountedWeek(row.week(), row.before(), row.after()))
                        .toList());
    }
}
