package org.kept.scorecard.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

class PublicationTimeTest {

    @ParameterizedTest
    @CsvSource({
        "MON 09:00, PT0S, Europe/London, 2026-W46, 2026-11-16T09:00:00Z",
        "mon 09:00, PT36H, Europe/London, 2026-W46, 2026-11-17T21:00:00Z",
        "Tuesday 17:30, PT0S, Asia/Jerusalem, 2026-W46, 2026-11-17T15:30:00Z",
        "SUN 23:59, PT0S, Europe/London, 2026-W46, 2026-11-22T23:59:00Z",
        // Clocks went forward on Sunday, in the week itself and during the grace period.
        "MON 09:00, PT0S, Europe/London, 2026-W13, 2026-03-30T08:00:00Z",
        "SAT 09:00, PT36H, Europe/London, 2026-W12, 2026-03-29T21:00:00Z",
        // In Tehran they went forward on this Monday at 00:00, and back on the other one.
        "MON 09:00, PT0S, Asia/Tehran, 2021-W11, 2021-03-22T04:30:00Z",
        "MON 00:30, PT0S, Asia/Tehran, 2021-W11, 2021-03-21T21:00:00Z",
        "MON 09:00, PT0S, Asia/Tehran, 2020-W38, 2020-09-21T05:30:00Z"
    })
    void aWeekIsDueAtALocalTimeAfterIt(String at, Duration grace, String zone, String week, String due) {
        var time = PublicationTime.parse(at, grace).orElseThrow();
        var reportingZone = new ReportingZone(ZoneId.of(zone));
        assertThat(time.dueOf(Period.parse(week), reportingZone)).isEqualTo(due);
        assertThat(time.dueOf(Period.parse(week), reportingZone))
                .isAfterOrEqualTo(reportingZone.endOf(Period.parse(week)));
    }

    @Test
    void theClockCanBeOff() {
        assertThat(PublicationTime.parse(" off ", Duration.ZERO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MON", "09:00", "MON 9:00", "MON 24:00", "XYZ 09:00", "MON 09:00:00"})
    void whatIsNotATimeIsRefused(String text) {
        assertThatThrownBy(() -> PublicationTime.parse(text, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGraceOfMonthsIsRefused() {
        assertThatThrownBy(() -> PublicationTime.parse("MON 09:00", Duration.ofDays(29)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PublicationTime.parse("MON 09:00", Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
