package org.kept.imports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.access.FormErrors;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** Valid schedules, and when they are due. */
class ImportScheduleTest {

    private static final Instant DUE = Instant.parse("2026-11-29T09:00:00Z");

    @Test
    void itKeepsItsPace() {
        var hourly = schedule(Duration.ofHours(1), 0);
        assertThat(hourly.dueAfterSuccess(DUE.plusSeconds(20))).isEqualTo("2026-11-29T10:00:00Z");
        assertThat(hourly.dueAfterSuccess(DUE.plus(Duration.ofHours(1)))).isEqualTo("2026-11-29T11:00:00Z");
        assertThat(hourly.dueAfterSuccess(DUE.plus(Duration.ofMinutes(150)))).isEqualTo("2026-11-29T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0,PT15M", "1,PT30M", "2,PT1H", "4,PT4H", "5,PT5H", "2000,PT5H"})
    void aFailureIsTriedAgainEverLater(int failures, Duration later) {
        assertThat(schedule(Duration.ofHours(5), failures).dueAfterFailure(DUE)).isEqualTo(DUE.plus(later));
    }

    @Test
    void aFailureIsTriedAgainNoLaterThanUsually() {
        assertThat(schedule(Duration.ofMinutes(5), 0).dueAfterFailure(DUE)).isEqualTo(DUE.plusSeconds(300));
    }

    @ParameterizedTest
    @CsvSource({
        "PT15M,every 15\u00a0minutes",
        "PT90M,every 90\u00a0minutes",
        "PT1H,every hour",
        "PT6H,every 6\u00a0hours",
        "PT36H,every 36\u00a0hours",
        "P1D,every day",
        "P7D,every week",
        "P10D,every 10\u00a0days",
        "PT5M1S,every 301\u00a0seconds"
    })
    void aPaceIsSaidInWords(Duration every, String words) {
        assertThat(ScheduleFields.pace(every)).isEqualTo(words);
    }

    @Test
    void aPaceOfTheApiCanBeKeptOnThePage() {
        var form = new ScheduleForm("orders", "https://files.example.org/a", "shopify-orders", "PT2H");
        assertThat(ScheduleFields.of(form, List.of(), FormErrors.NONE).paces())
                .filteredOn(ScheduleFields.ScheduleOption::chosen)
                .extracting(ScheduleFields.ScheduleOption::name)
                .containsExactly("every 2\u00a0hours");
    }

    @Test
    void theQueryIsNotShown() {
        assertThat(schedule(Duration.ofHours(1), 0).shownUrl()).isEqualTo("https://files.example.org/orders.csv?…");
    }

    @Test
    void aRequestIsRead() {
        var valid = new ScheduleRequest(
                        " https://files.example.org:8443/a%20b.csv?key=1 ", " shopify-orders ", "PT1H", null)
                .parse("shop-orders");
        assertThat(valid.url()).hasToString("https://files.example.org:8443/a%20b.csv?key=1");
        assertThat(valid.mapping()).isEqualTo("shopify-orders");
        assertThat(valid.every()).isEqualTo(Duration.ofHours(1));
        assertThat(FileAddress.port(valid.url())).isEqualTo(8443);
        assertThat(FileAddress.target(valid.url())).isEqualTo("/a%20b.csv?key=1");
        assertThat(FileAddress.fileName(valid.url())).isEqualTo("a b.csv");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "http://files.example.org/a, x, PT1H, url.form",
                "ftp://files.example.org/a, x, PT1H, url.form",
                "files.example.org/a, x, PT1H, url.form",
                "https:///a, x, PT1H, url.form",
                "https://me:secret@files.example.org/a, x, PT1H, url.form",
                "https://files.example.org/a b, x, PT1H, url.form",
                "https://files.example.org:99999/a, x, PT1H, url.form",
                "null, x, PT1H, url.missing",
                "https://files.example.org/a, null, PT1H, mapping.missing",
                "https://files.example.org/a, x, null, every.range",
                "https://files.example.org/a, x, PT4M59S, every.range",
                "https://files.example.org/a, x, P32D, every.range",
                "https://files.example.org/a, x, hourly, every.range"
            })
    void aFaultyRequestIsRefused(String url, String mapping, String every, String code) {
        assertThatThrownBy(() -> new ScheduleRequest(url, mapping, every, null).parse("shop-orders"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.errors()).extracting(InputError::code).containsExactly(code);
                });
    }

    @ParameterizedTest
    @CsvSource({"Shop", "-shop", "shop orders", "ümlaut", "''"})
    void aNameIsAsInAnAddress(String name) {
        var request = new ScheduleRequest("https://files.example.org/a", "x", "PT1H", null);
        assertThatThrownBy(() -> request.parse(name))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .extracting(InputError::code)
                        .containsExactly("name.form"));
    }

    private static ImportSchedule schedule(Duration every, int failures) {
        return new ImportSchedule(
                "orders",
                URI.create("https://files.example.org/orders.csv?key=secret"),
                "shopify-orders",
                every,
                "ada@example.org",
                DUE,
                null,
                null,
                failures,
                false);
    }
}
