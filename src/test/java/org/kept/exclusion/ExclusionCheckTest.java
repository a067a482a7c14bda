package org.kept.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.calendar.ReportingZone;
import org.kept.problem.InputError;

class ExclusionCheckTest {

    private static final ReportingZone BERLIN = new ReportingZone(ZoneId.of("Europe/Berlin"));
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2024-06-01T12:00:00Z");

    @Test
    void datesAreWholeDaysBothIncluded() {
        var exclusion = check("2024-05-20", "2024-05-21", null)
                .exclusion("ada@example.org", List.of())
                .orElseThrow();
        assertThat(exclusion.span().start(BERLIN)).isEqualTo("2024-05-19T22:00:00Z");
        assertThat(exclusion.span().end(BERLIN)).isEqualTo("2024-05-21T22:00:00Z");
        assertThat(exclusion.span().fromText(BERLIN)).isEqualTo("2024-05-20");
        assertThat(exclusion.span().toText(BERLIN)).isEqualTo("2024-05-21");
        assertThat(exclusion.span().lastDay(BERLIN)).isEqualTo("2024-05-21");
    }

    @Test
    void aDateAloneIsOneDay() {
        var exclusion = check("2024-05-20", null, null)
                .exclusion("ada@example.org", List.of())
                .orElseThrow();
        assertThat(exclusion.span().toText(BERLIN)).isEqualTo("2024-05-20");
    }

    @Test
    void hoursKeepTheirInstantsAndAreToldInTheZone() {
        var exclusion = check("2024-05-20T08:00Z", "2024-05-20T15:00+02:00", null)
                .exclusion("ada@example.org", List.of())
                .orElseThrow();
        assertThat(exclusion.span().fromText(BERLIN)).isEqualTo("2024-05-20T10:00+02:00");
        assertThat(exclusion.span().toText(BERLIN)).isEqualTo("2024-05-20T15:00+02:00");
    }

    @Test
    void halfHoursAreRefusedWithTheHoursBesideThem() {
        assertThat(errors(check("2024-05-20T10:30+02:00", "2024-05-20T12:00+02:00", null)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo("from.hour");
                    assertThat(error.detail())
                            .contains("kept by the hour in Europe/Berlin")
                            .contains("2024-05-20T10:00+02:00 and 2024-05-20T11:00+02:00");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-20,2024-05-19,to.before-from",
        "2024-05-20T10:00Z,2024-05-20T10:00Z,to.before-from",
        "2024-05-20,2024-05-21T10:00Z,to.form",
        "2024-05-20T10:00Z,2024-05-21,to.form",
        "2024-05-20T10:00Z,,to.missing",
        "2024-05-20T10:00,2024-05-20T12:00Z,from.form",
        "soon,2024-05-20,from.form",
        ",2024-05-20,from.form",
        "2024-02-30,2024-03-01,from.form",
        "1989-12-31,1990-01-01,from.range",
        "2024-05-20,2026-01-01,to.range",
        "9999-12-31T23:00Z,9999-12-31T23:00Z,from.range",
        "2024-01-01,2024-05-20,to.long",
        "2024-01-01T00:00Z,2024-05-20T00:00Z,to.long"
    })
    void aTimeThatCannotBeIsRefused(@Nullable String from, @Nullable String to, String code) {
        assertThat(errors(check(from, to, null))).extracting(InputError::code).contains(code);
    }

    @Test
    void ninetyTwoDaysAreTheLongest() {
        assertThat(errors(check("2024-01-01", "2024-04-01", null))).isEmpty();
        assertThat(errors(check("2024-01-01", "2024-04-02", null)))
                .extracting(InputError::code)
                .containsExactly("to.long");
    }

    @Test
    void aHolidayToComeMayBeAYearAhead() {
        assertThat(errors(check("2024-12-25", "2024-12-26", null))).isEmpty();
        assertThat(errors(check("2025-06-02", null, null))).isEmpty();
        assertThat(errors(check("2025-06-03", null, null)))
                .extracting(InputError::code)
                .containsExactly("to.range");
    }

    @Test
    void anUnknownTeamIsToldWithTheNearest() {
        assertThat(errors(check("2024-05-20", null, "nroth"), List.of("north", "south")))
                .singleElement()
                .satisfies(error ->
                        assertThat(error.detail()).contains("No event names the team 'nroth'. Did you mean 'north'?"));
        assertThat(errors(check("2024-05-20", null, " north "), List.of("north")))
                .isEmpty();
        assertThat(errors(check("2024-05-20", null, "any"), List.of())).isEmpty();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var check = new ExclusionCheck(NewExclusion.NOTHING, BERLIN, NOW);
        assertThat(check.exclusion("ada@example.org", List.of())).isEmpty();
        assertThat(check.errors())
                .extracting(InputError::code)
                .containsExactly("from.form", "category.missing", "because.missing");
        var typo = new ExclusionCheck(
                new NewExclusion("2024-05-20", null, null, null, "outtage", "x".repeat(1001)), BERLIN, NOW);
        assertThat(typo.exclusion("ada@example.org", List.of())).isEmpty();
        assertThat(typo.errors()).extracting(InputError::detail).satisfies(details -> {
            assertThat(details.toString()).contains("Did you mean 'outage'?", "1 to 1,000 characters");
        });
    }

    private static ExclusionCheck check(@Nullable String from, @Nullable String to, @Nullable String team) {
        return new ExclusionCheck(new NewExclusion(from, to, null, team, "outage", "Power cut"), BERLIN, NOW);
    }

    private static List<InputError> errors(ExclusionCheck check) {
        return errors(check, List.of());
    }

    private static List<InputError> errors(ExclusionCheck check, List<String> teams) {
        check.exclusion("ada@example.org", teams);
        return check.errors();
    }
}
