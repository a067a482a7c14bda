package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.ui.NumberFormatterTest.spaced;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;

class DateFormatterTest {

    @Test
    void aWeekIsNamedByTheSundayThatEndsIt() {
        assertThat(spaced(DateFormatter.period(Period.parse("2026-W46")))).isEqualTo("week to 15 Nov 2026");
        assertThat(spaced(DateFormatter.heading(Period.parse("2026-W46")))).isEqualTo("Week to 15 Nov 2026");
        assertThat(spaced(DateFormatter.period(Period.parse("2026-11")))).isEqualTo("November 2026");
        assertThat(spaced(DateFormatter.period(Period.parse("2026-11-09")))).isEqualTo("9 Nov 2026");
    }

    @Test
    void everyShortMonthHasThreeLettersSeptemberToo() {
        var january = LocalDate.of(2026, 1, 1);
        for (var month = 0; month < 12; month++) {
            assertThat(DateFormatter.shortMonth(january.plusMonths(month))).hasSize(3);
        }
        assertThat(spaced(DateFormatter.day(LocalDate.of(2026, 9, 1)))).isEqualTo("1 Sep 2026");
    }

    @Test
    void aMomentIsShownInTheTimeZone() {
        assertThat(spaced(DateFormatter.moment(Instant.parse("2026-07-01T23:05:00Z"), ZoneId.of("Europe/London"))))
                .isEqualTo("2 Jul 2026, 00:05");
    }

    @Test
    void aRangeSaysMonthAndYearOnce() {
        var ninth = LocalDate.of(2026, 11, 9);
        assertThat(spaced(DateFormatter.range(ninth, ninth))).isEqualTo("9 Nov 2026");
        assertThat(spaced(DateFormatter.range(ninth, ninth.plusDays(6)))).isEqualTo("9 to 15 Nov 2026");
        assertThat(spaced(DateFormatter.range(ninth, ninth.plusDays(30)))).isEqualTo("9 Nov to 9 Dec 2026");
        assertThat(spaced(DateFormatter.range(ninth, ninth.plusDays(60)))).isEqualTo("9 Nov 2026 to 8 Jan 2027");
    }

    @Test
    void anAgeIsInItsLargestUnit() {
        assertThat(DateFormatter.ago(Duration.ofSeconds(59))).isEqualTo("just now");
        assertThat(spaced(DateFormatter.ago(Duration.ofMinutes(1)))).isEqualTo("1 minute ago");
        assertThat(spaced(DateFormatter.ago(Duration.ofHours(23)))).isEqualTo("23 hours ago");
        assertThat(spaced(DateFormatter.ago(Duration.ofDays(3)))).isEqualTo("3 days ago");
    }
}
