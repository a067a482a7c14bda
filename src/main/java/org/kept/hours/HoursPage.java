package org.kept.hours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.HourFigure;
import org.kept.ui.Choice;
import org.kept.ui.EmptyState;

/**
 * A KPI by the hour as the page shows it, all in words.
 *
 * @param period the weeks, with the zone
 * @param headline how the hours of the day fared; null where there are none
 * @param notices what the reader has to know about the span
 * @param empty instead of the picture where there is none
 * @param hours the hours of the day, then all of them
 * @param cells the hours of the week: one row an hour, its days from Monday on and then all of them
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
        List<HoursWeekRow> cells) {

    /** One hour of the day, or all of them. */
    public record HoursRow(
            String name,
            @Nullable String value,
            @Nullable String range,
            @Nullable String sample,
            String fare,
            String words) {}

    /** One hour on each day of the week, or a whole day. */
    public record HoursWeekRow(String name, List<HoursWeekCell> cells) {}

    /** The value of one hour; null where there is none. */
    public record HoursWeekCell(@Nullable String value, String fare, String words) {}
}
