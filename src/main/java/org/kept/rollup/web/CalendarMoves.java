package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.rollup.KpiPreview;
import org.kept.workingtime.CalendarPreview;
import org.kept.workingtime.Calendars.CheckedCalendar;

/** Describes what other opening hours change, for the page of a calendar. */
@ApplicationScoped
class CalendarMoves implements CalendarPreview {

    private final KpiPreview preview;

    CalendarMoves(KpiPreview preview) {
        this.preview = preview;
    }

    @Override
    public List<CalendarMove> moves(CheckedCalendar calendar) {
        return preview.ofCalendar(calendar.name(), calendar.hours(), calendar.from()).stream()
                .map(CalendarMoves::move)
                .toList();
    }

    private static CalendarMove move(KpiPreview.Preview preview) {
        var table = PreviewTable.of(preview, false);
        return new CalendarMove(
                preview.kpi().name(),
                preview.movesWeeks(),
                table.headline(),
                table.counted(),
                table.rows().stream()
                        .filter(PreviewTable.PreviewRow::moves)
                        .map(row -> new RecountedWeek(row.week(), row.before(), row.after()))
                        .toList());
    }
}
