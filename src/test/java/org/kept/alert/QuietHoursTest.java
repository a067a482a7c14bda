package org.kept.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 30));

    @Test
    void aNightPassesMidnight() {
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-16T21:30:00Z"), BERLIN))
                .contains(Instant.parse("2026-11-17T06:00:00Z"));
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-17T03:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-11-17T06:00:00Z"));
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-17T06:00:00Z"), BERLIN))
                .isEmpty();
        assertThat(NIGHT.endAfter(Instant.parse("2026-11-17T20:59:59Z"), BERLIN))
                .isEmpty();
    }

    @Test
    void theClocksMayChangeMeanwhile() {
        // From summer to winter time in the night to 25 Oct 2026.
        assertThat(NIGHT.endAfter(Instant.parse("2026-10-24T21:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-10-25T06:00:00Z"));
    }

    @Test
    void hoursOfADayEndOnTheSameDay() {
        assertThat(NOON.endAfter(Instant.parse("2026-11-16T11:00:00Z"), BERLIN))
                .contains(Instant.parse("2026-11-16T12:30:00Z"));
        assertThat(NOON.endAfter(Instant.parse("2026-11-16T12:30:00Z"), BERLIN)).isEmpty();
    }

    @Test
    void timesAreReadAsWritten() {
        assertThat(QuietHours.time(" 07:05 ")).contains(LocalTime.of(7, 5));
        assertThat(QuietHours.time("7 am")).isEmpty();
        assertThat(QuietHours.time("25:00")).isEmpty();
        assertThat(QuietHours.ofMinutes(QuietHours.minutes(NIGHT.from()), QuietHours.minutes(NIGHT.to())))
                .isEqualTo(NIGHT);
    }
}
