package org.kept.workingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kept.problem.Problem;

class ClosedDaysReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @Test
    void eventsOfWholeDaysCloseThem() {
        var read = read(
                event("Christmas", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227"),
                event("Inventory", "DTSTART;VALUE=DATE:20270104"),
                event("Outing", "DTSTART;VALUE=DATE:20270201", "DURATION:P2D"));
        assertThat(read.dates())
                .containsExactly(
                        day("2026-12-24"),
                        day("2026-12-25"),
                        day("2026-12-26"),
                        day("2027-01-04"),
                        day("2027-02-01"),
                        day("2027-02-02"));
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void eventsFromMidnightToMidnightAreWholeDays() {
        var read = read(
                event(
                        "By name",
                        "DTSTART;TZID=America/New_York:20261231T000000",
                        "DTEND;TZID=America/New_York:20270101T000000"),
                event("By the clock in UTC", "DTSTART:20270103T230000Z", "DTEND:20270105T230000Z"));
        assertThat(read.dates()).containsExactly(day("2026-12-31"), day("2027-01-04"), day("2027-01-05"));
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void eventsOfSomeHoursAreToldAndNotTaken() {
        var read = read(
                event(
                        "Meeting",
                        "DTSTART;TZID=Europe/Berlin:20261231T140000",
                        "DTEND;TZID=Europe/Berlin:20261231T180000"),
                event("Hourly", "DTSTART;VALUE=DATE:20270104", "RRULE:FREQ=HOURLY;COUNT=3"),
                event("Sabbatical", "DTSTART;VALUE=DATE:20260104", "DTEND;VALUE=DATE:20280104"),
                event("Nothing"));
        assertThat(read.dates()).isEmpty();
        assertThat(read.leftOut())
                .containsExactly(
                        "“Meeting”: it lasts only some hours of 31\u00a0Dec\u00a02026.",
                        "“Hourly”: it recurs several times a day.",
                        "“Sabbatical”: it lasts longer than a year.",
                        "“Nothing”: it has no date.");
    }

    @Test
    void recurrencesAreFollowedForAFewYears() {
        var yearly = read(event(
                "Founding day", "DTSTART;VALUE=DATE:20100301", "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20280301"));
        assertThat(yearly.dates())
                .containsExactly(
                        day("2025-03-01"),
                        day("2026-03-01"),
                        day("2027-03-01"),
                        day("2029-03-01"),
                        day("2030-03-01"),
                        day("2031-03-01"));
        var counted = read(event("Closed Mondays", "DTSTART;VALUE=DATE:20261207", "RRULE:FREQ=WEEKLY;COUNT=3"));
        assertThat(counted.dates()).containsExactly(day("2026-12-07"), day("2026-12-14"), day("2026-12-21"));
        var endless = read(event("Every day", "DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=DAILY"));
        assertThat(endless.dates()).hasSize(2_557);
        assertThat(read(event("Never", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                        .dates())
                .hasSizeLessThan(2);
        assertThat(read(event("Old", "DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY"))
                        .leftOut())
                .containsExactly("“Old”: it has recurred since before 1970.");
    }

    @Test
    void cancelledEventsCloseNothingAndMovedOccurrencesOnlyTheirNewDay() {
        var cancelled = read(event("Outing", "DTSTART;VALUE=DATE:20261204", "STATUS:CANCELLED"));
        assertThat(cancelled.dates()).isEmpty();
        assertThat(cancelled.leftOut()).containsExactly("“Outing”: it is cancelled.");
        // The occurrences that differ may come before the event that recurs.
        var moved = read(
                event("Inventory", "RECURRENCE-ID;VALUE=DATE:20261208", "DTSTART;VALUE=DATE:20261210"),
                event("Inventory", "DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=WEEKLY;COUNT=4"),
                event(
                        "Inventory",
                        "RECURRENCE-ID;VALUE=DATE:20261215",
                        "DTSTART;VALUE=DATE:20261215",
                        "STATUS:CANCELLED"));
        assertThat(moved.dates()).containsExactly(day("2026-12-01"), day("2026-12-10"), day("2026-12-22"));
        var atMidnight = read(
                event(
                        "Training",
                        "DTSTART;TZID=Europe/Berlin:20261201T000000",
                        "DTEND;TZID=Europe/Berlin:20261202T000000",
                        "RRULE:FREQ=WEEKLY;COUNT=2"),
                event(
                        "Training",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261208T000000",
                        "DTSTART;TZID=Europe/Berlin:20261209T000000",
                        "DTEND;TZID=Europe/Berlin:20261210T000000"));
        assertThat(atMidnight.dates()).containsExactly(day("2026-12-01"), day("2026-12-09"));
    }

    @Test
    void manyEventsThatAreLeftOutAreCounted() {
        var events = IntStream.range(0, 25).mapToObj(i -> event("e" + i)).toArray(String[]::new);
        var read = read(events);
        assertThat(read.leftOut()).hasSize(20);
        assertThat(read.more()).isEqualTo(5);
    }

    @Test
    void whatIsNoCalendarFileIsRefused() {
        assertThatThrownBy(() -> ClosedDaysReader.read(bytes("date;closed\n2026-12-24;yes"), ZONE, TODAY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Choose an .ics file");
        assertThatThrownBy(() -> ClosedDaysReader.read(new byte[ClosedDaysReader.MAX_BYTES + 1], ZONE, TODAY))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1 MiB");
        var many = IntStream.range(0, 2_001).mapToObj(i -> event("e" + i)).toArray(String[]::new);
        assertThatThrownBy(() -> read(many)).isInstanceOf(Problem.class).hasMessageContaining("2,000 events");
    }

    private static ClosedDaysReader.ClosedDays read(String... events) {
        var file = Stream.of(events)
                .collect(Collectors.joining(
                        "", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n", "END:VCALENDAR\r\n"));
        return ClosedDaysReader.read(bytes(file), ZONE, TODAY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String summary, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + summary.replace(' ', '-') + "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:" + summary
                + "\r\n" + Stream.of(lines).map(line -> line + "\r\n").collect(Collectors.joining())
                + "END:VEVENT\r\n";
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
