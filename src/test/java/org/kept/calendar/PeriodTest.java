package org.kept.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-W46, 2026-11-09, 2026-11-16",
        "2020-W53, 2020-12-28, 2021-01-04",
        "2021-W01, 2021-01-04, 2021-01-11",
        "2010-W52, 2010-12-27, 2011-01-03",
        "2026-11, 2026-11-01, 2026-12-01",
        "2024-02-29, 2024-02-29, 2024-03-01"
    })
    void aCodeIsParsedAndFormatted(String code, LocalDate start, LocalDate end) {
        var period = Period.parse(code);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(period.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W54", "2021-W53", "2026-W00", "2026-13", "2026-02-30", "week", ""})
    void invalidPeriodsAreRejected(String text) {
        assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeekBelongsToTheYearOfItsThursday() {
        assertThat(Period.of(Grain.WEEK, LocalDate.of(2021, 1, 1)).code()).isEqualTo("2020-W53");
    }

    @Test
    void aRangeIncludesBothEnds() {
        assertThat(Period.parse("2020-W52").to(Period.parse("2021-W02")))
                .extracting(Period::code)
                .containsExactly("2020-W52", "2020-W53", "2021-W01", "2021-W02");
    }

    @Test
    void theZoneDecidesTheWeek() {
        var sundayNight = Instant.parse("2026-11-15T23:30:00Z");
        assertThat(new ReportingZone(ZoneId.of("Europe/London"))
                        .periodOf(Grain.WEEK, sundayNight)
                        .code())
                .isEqualTo("2026-W46");
        assertThat(new ReportingZone(ZoneId.of("Europe/Berlin"))
                        .periodOf(Grain.WEEK, sundayNight)
                        .code())
                .isEqualTo("2026-W47");
    }

    @Test
    void aWeekIsCompleteOnceItEnds() {
        var zone = new ReportingZone(ZoneId.of("Europe/Berlin"));
        var week = Period.parse("2026-W46");
        assertThat(zone.isComplete(week, Instant.parse("2026-11-15T22:59:59Z"))).isFalse();
        assertThat(zone.isComplete(week, Instant.parse("2026-11-15T23:00:00Z"))).isTrue();
    }

    @Test
    void halfHourZonesHaveTheirOwnHours() {
        var zone = new ReportingZone(ZoneId.of("Asia/Kolkata"));
        assertThat(zone.hourOf(Instant.parse("2026-11-15T10:10:00Z"))).isEqualTo(Instant.parse("2026-11-15T09:30:00Z"));
    }
}
