package org.kept.workingtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;

/**
 * Data of the page of one calendar, or of a new one.
 *
 * @param added whether the calendar is new, so that its name can be typed
 * @param editable whether the viewer may change it
 * @param saved the version just saved; null on any other visit
 * @param closedDays what was read from a file; null if none was
 * @param regions countries to choose from, and the regions of the one that is chosen
 * @param weeks opening times of the next weeks; empty if there are none to show
 * @param moves what a previewed change does to the numbers counted by the calendar; empty if nothing is previewed
 * @param confirming whether it is previewed because it is to be saved
 * @param shown the mark of the form that is previewed; empty if nothing is previewed
 * @param holidaysUntil the last year of which public holidays are stored; null without holidays
 * @param uses what is counted by it
 * @param versions the versions, newest first
 */
public record CalendarPage(
        String heading,
        CalendarForm form,
        FormErrors faults,
        @Nullable String refused,
        boolean added,
        boolean editable,
        @Nullable Integer saved,
        @Nullable ClosedDaysNotice closedDays,
        List<String> zones,
        List<RegionOption> regions,
        List<OpeningWeek> weeks,
        List<CalendarPreview.CalendarMove> moves,
        boolean confirming,
        String shown,
        @Nullable Integer holidaysUntil,
        List<String> uses,
        List<CalendarVersionRow> versions) {

    /**
     * What was read from a file of closed days.
     *
     * @param taken a sentence about the days that were taken
     * @param more a sentence about events that were left out and are not listed; null if there are none
     */
    public record ClosedDaysNotice(
            String taken, List<String> leftOut, @Nullable String more) {}

    /** A country or region to choose. */
    public record RegionOption(String code, String name) {}

    /** Opening times of a week. */
    public record OpeningWeek(String heading, List<OpeningDay> days) {}

    /**
     * Opening times of a date.
     *
     * @param why why the date differs from its day of the week; empty if it does not
     */
    public record OpeningDay(String date, String times, String why) {}

    /** A version, formatted. */
    public record CalendarVersionRow(int version, String from, String created, String author) {}
}
