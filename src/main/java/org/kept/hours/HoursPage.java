package org.kept.hours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.HourFigure;
import org.kept.ui.Choice;
import org.kept.ui.DownloadLinks;
import org.kept.ui.EmptyState;

/**
 * A KPI by the hour as page text.
 *
 * @param period the weeks, with the zone
 * @param headline the summary of the hours of the day; null if there are none
 * @param notices what the reader must know about the span
 * @param empty replaces the chart if there is none
 * @param hours the hours of the day, then all of them together
 * @param cells the hours of the week: one row per hour, with the days from Monday and then all days
 * @param downloads the numbers of the page as files
 */
public record HoursPage(
        String name,
        List<Choice> views,
        String period,
        String scorecard,
        @Nullable String headline,
        List<String> notices,
        @Nullable EmptyState empty,
        List<Choice> weeks,
        List<Choice> spans,
        List<Choice> teams,
        List<Choice> channels,
        @Nullable HourFigure figure,
        List<HoursRow> hours,
        List<HoursWeekRow> cells,
        DownloadLinks downloads) {

    /** An hour of the day, or all hours. */
    public record HoursRow(
            String name,
            @Nullable String value,
            @Nullable String range,
            @Nullable String sample,
            String fare,
            String words) {}

    /** An hour on each day of the week, or whole days. */
    public record HoursWeekRow(String name, List<HoursWeekCell> cells) {}

    /** The value of an hour; null if there is none. */
    public record HoursWeekCell(@Nullable String value, String fare, String words) {}
}
