package org.kept.workingtime;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.calendar.Grain;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.OpeningSpan;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.workingtime.CalendarPage.CalendarVersionRow;
import org.kept.workingtime.CalendarPage.ClosedDaysNotice;
import org.kept.workingtime.CalendarPage.OpeningDay;
import org.kept.workingtime.CalendarPage.OpeningWeek;
import org.kept.workingtime.CalendarPage.RegionOption;
import org.kept.workingtime.CalendarPreview.CalendarMove;
import org.kept.workingtime.CalendarService.ReadCalendar;
import org.kept.workingtime.Calendars.CheckedCalendar;
import org.kept.workingtime.ClosedDaysReader.ClosedDays;

/** Puts a calendar into words for its page. */
@ApplicationScoped
class CalendarPageBuilder {

    private static final int WEEKS_SHOWN = 6;
    private static final int COUNTRY = 2;

    private final CalendarService calendars;
    private final HolidayRegions regions;
    private final ReportingZone reportingZone;
    private final Clock clock;

    CalendarPageBuilder(CalendarService calendars, HolidayRegions regions, ReportingZone reportingZone, Clock clock) {
        this.calendars = calendars;
        this.regions = regions;
        this.reportingZone = reportingZone;
        this.clock = clock;
    }

    /** A form that was refused because of its file. */
    static Problem fileFault(String detail) {
        return Problem.invalid("Nothing was read.", List.of(InputError.at("/file", "file", detail)));
    }

    /** The page of a stored calendar. */
    CalendarPage stored(ReadCalendar read, boolean editable, int saved) {
        var revision = read.revision();
        return page(
                CalendarForm.of(revision, read.calendar()),
                FormErrors.NONE,
                null,
                false,
                editable,
                saved != 0 && saved == revision.number() ? saved : null,
                null,
                weeks(read.calendar(), read.hours(), read.holidays()),
                read.holidays().stream()
                        .map(LocalDate::getYear)
                        .max(Integer::compare)
                        .orElse(null),
                List.of(),
                false,
                "");
    }

    /** A form that says nothing of the next weeks yet. */
    CalendarPage typed(CalendarForm form, boolean added) {
        return page(form, FormErrors.NONE, null, added, true, null, null, List.of(), null, List.of(), false, "");
    }

    /**
     * A form with the next weeks as they would be, and the numbers that would move.
     *
     * @param confirming whether it is shown because it is to be saved
     */
    CalendarPage preview(
            CalendarForm form, CheckedCalendar checked, List<CalendarMove> moves, boolean confirming, boolean added) {
        return page(
                form,
                FormErrors.NONE,
                null,
                added,
                true,
                null,
                null,
                weeks(checked.calendar(), checked.hours(), checked.holidays()),
                null,
                moves,
                confirming,
                form.mark());
    }

    /** A form with the closed days of a file in it. */
    CalendarPage read(CalendarForm form, ClosedDays days, boolean added) {
        var many = days.dates().size();
        var taken = many == 0
                ? "The file has no event that lasts whole days within the next five years. Nothing was added."
                : NumberFormatter.of(many, "closed day", "closed days")
                        + " added below, from the events that last whole days. Nothing is stored until you save.";
        var more =
                days.more() == 0 ? null : NumberFormatter.of(days.more(), "more event", "more events") + " left out.";
        return page(
                form,
                FormErrors.NONE,
                null,
                added,
                true,
                null,
                new ClosedDaysNotice(taken, days.leftOut(), more),
                List.of(),
                null,
                List.of(),
                false,
                "");
    }

    /** A form with what is wrong with it. */
    CalendarPage refused(CalendarForm form, Problem problem, boolean added) {
        var errors = CalendarForm.atFields(problem.errors());
        return page(
                form,
                new FormErrors(errors),
                errors.isEmpty() ? problem.detail() : null,
                added,
                true,
                null,
                null,
                List.of(),
                null,
                List.of(),
                false,
                "");
    }

    private CalendarPage page(
            CalendarForm form,
            FormErrors faults,
            @Nullable String refused,
            boolean added,
            boolean editable,
            @Nullable Integer saved,
            @Nullable ClosedDaysNotice notice,
            List<OpeningWeek> weeks,
            @Nullable Integer holidaysUntil,
            List<CalendarMove> moves,
            boolean confirming,
            String shown) {
        var versions = added ? List.<CalendarRevision>of() : calendars.history().versions(form.name());
        return new CalendarPage(
                added ? "New calendar" : form.name(),
                form,
                faults,
                refused,
                added,
                editable,
                saved,
                notice,
                editable ? ZoneId.getAvailableZoneIds().stream().sorted().toList() : List.of(),
                editable ? regions(form.holidays()) : List.of(),
                weeks,
                moves,
                confirming,
                shown,
                holidaysUntil,
                added ? List.of() : calendars.uses(form.name()),
                rows(versions));
    }

    /** The regions of the country that is typed, then all countries. */
    private List<RegionOption> regions(String typed) {
        var code = typed.strip();
        var ofCountry = code.length() < COUNTRY
                ? List.<HolidayRegions.HolidayRegion>of()
                : regions.regions(code.substring(0, COUNTRY).toUpperCase(Locale.ROOT));
        return Stream.concat(ofCountry.stream(), regions.countries().stream())
                .distinct()
                .map(each -> new RegionOption(each.code(), each.name()))
                .toList();
    }

    private List<CalendarVersionRow> rows(List<CalendarRevision> versions) {
        var rows = new ArrayList<CalendarVersionRow>();
        for (var each : versions) {
            var from = each.from();
            rows.add(new CalendarVersionRow(
                    each.number(),
                    from == null ? "All history" : DateFormatter.heading(from),
                    DateFormatter.moment(each.created(), reportingZone.id()),
                    each.author()));
        }
        Collections.reverse(rows);
        return rows;
    }

    private List<OpeningWeek> weeks(WorkingCalendar calendar, OpeningHours hours, Set<LocalDate> holidays) {
        var first =
                Period.of(Grain.WEEK, clock.instant().atZone(calendar.zone()).toLocalDate());
        return first.to(first.plus(WEEKS_SHOWN - 1L)).stream()
                .map(week -> new OpeningWeek(
                        DateFormatter.heading(week),
                        days(week).stream()
                                .map(day -> new OpeningDay(
                                        CalendarWords.day(day.getDayOfWeek()) + ", " + DateFormatter.dayOfMonth(day),
                                        hours.on(day).isEmpty() ? "Closed" : OpeningSpan.text(hours.on(day)),
                                        why(calendar, holidays, day)))
                                .toList()))
                .toList();
    }

    private static List<LocalDate> days(Period week) {
        return week.start().datesUntil(week.end()).toList();
    }

    private static String why(WorkingCalendar calendar, Set<LocalDate> holidays, LocalDate day) {
        if (calendar.open().containsKey(day)) {
            return "times of its own";
        }
        if (calendar.closed().contains(day)) {
            return "closed date";
        }
        return holidays.contains(day) ? "public holiday" : "";
    }
}
