package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Quotient;

/** Contacts with and without a known wait, in one week; each test uses its own channel. */
@QuarkusTest
@OnBothDatabases
class ContactWaitsTest {

    private static final Period WEEK = Period.parse("2023-W40");

    private final KpiReader kpiReader;

    @Inject
    ContactWaitsTest(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    @ParameterizedTest
    @CsvSource({
        "sla, answered-over-offered, 1 of 3",
        "sla, answered-over-answered, 1 of 2",
        "sla, excluding-short-abandons, 1 of 2",
        "sla, abandoned-in-time-counts, 2 of 3",
        "awt, standard, 82 of 2",
        "abandonment-rate, short-abandons-in, 2 of 6",
        "abandonment-rate, short-abandons-out, 1 of 5",
        "aht, standard, 500 of 2",
        "fcr, standard, 1 of 2",
    })
    void aContactWithoutAWaitCountsInNoKpiOfWaiting(String kpi, String variant, String expected) {
        var channel = "waits-" + kpi + "-" + variant;
        pushWeek(channel);
        Map<String, Object> point = withKey()
                .queryParam("grain", "week")
                .queryParam("from", "2023-W40")
                .queryParam("to", "2023-W40")
                .queryParam("channel", channel)
                .queryParam("variant", variant)
                .get("/api/v1/kpis/" + kpi + "/series")
                .then()
                .statusCode(200)
                .extract()
                .path("points[0]");
        assertThat(plain(point.get("numerator")) + " of " + plain(point.get("denominator")))
                .isEqualTo(expected);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aWeekOfContactsWithoutAWaitHasNoServiceLevelAndSaysWhy() {
        push(contact("none", "a", "'outcome':'answered','resolved':true")).statusCode(200);
        push(contact("none", "b", "'outcome':'abandoned'")).statusCode(200);
        assertThat(whyAbsent("sla", "none")).isEqualTo("No contacts with a waiting time in this period.");
        assertThat(whyAbsent("awt", "none")).isEqualTo("No answered contacts with a waiting time in this period.");
        assertThat(counted("abandonment-rate", "none")).isEqualTo("1 of 2");
        assertThat(percentiles("none")).isEmpty();
    }

    @Test
    void aWaitThatIsCorrectedOrLeftOutMovesTheContact() {
        push(contact("moves", "a", "'outcome':'answered'")).statusCode(200);
        push(contact("moves", "b", "'outcome':'answered','waitSeconds':90")).statusCode(200);
        assertThat(counted("sla", "moves")).isEqualTo("0 of 1");
        put(contact("moves", "a", "'outcome':'answered','waitSeconds':5"), "found")
                .statusCode(200);
        assertThat(counted("sla", "moves")).isEqualTo("1 of 2");
        put(contact("moves", "b", "'outcome':'answered'"), "never known").statusCode(200);
        assertThat(counted("sla", "moves")).isEqualTo("1 of 1");
        assertThat(percentiles("moves")).isEqualTo(Map.of("p50", 5.0, "p90", 5.0));
        assertThat(counted("abandonment-rate", "moves")).isEqualTo("0 of 2");
        delete("moves", "b", "a test").statusCode(204);
        assertThat(counted("abandonment-rate", "moves")).isEqualTo("0 of 1");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void percentilesOfEventsAreNotShownBesideAFigure() {
        push(contact("figure-waits", "a", "'outcome':'answered','waitSeconds':5"))
                .statusCode(200);
        push(event("calls", "figure-waits", "figure", "{'kpi':'awt','week':'2023-W40','value':300,'sample':500}")
                        .put("channel", "figure-waits"))
                .statusCode(200);
        Map<String, Object> point = withKey()
                .get("/api/v1/kpis/awt/series?grain=week&from=2023-W40&to=2023-W40&channel=figure-waits")
                .then()
                .statusCode(200)
                .extract()
                .path("points[0]");
        assertThat(plain(point.get("value"))).isEqualTo("300");
        assertThat(point).doesNotContainKey("beside");
        // The percentiles of the events are still known, and shown again without the figure.
        assertThat(percentiles("figure-waits")).containsEntry("p50", 5.0);
    }

    @Test
    void theEventsBehindTheServiceLevelHaveAWait() {
        push(contact("behind-waits", "a", "'outcome':'answered'")).statusCode(200);
        push(contact("behind-waits", "b", "'outcome':'answered','waitSeconds':0"))
                .statusCode(200);
        withKey()
                .get("/api/v1/events?kpi=sla&week=2023-W40&channel=behind-waits")
                .then()
                .statusCode(200)
                .body("items.id", contains("b"));
        withKey()
                .get("/api/v1/events?kpi=abandonment-rate&week=2023-W40&channel=behind-waits")
                .then()
                .statusCode(200)
                .body("items.id", contains("b", "a"));
    }

    @Test
    void aTicketOfWhichOnlyArrivalAndResolutionAreKnownHasATimeToResolution() {
        push(contact(
                        "ticket",
                        "a",
                        "'outcome':'answered','arrivedAt':'2023-10-04T10:00:00Z','resolvedAt':'2023-12-06T10:00:00Z'"))
                .statusCode(200)
                .body("accepted", equalTo(1));
        assertThat(counted("resolution-time", "ticket")).isEqualTo("5443200 of 1");
        assertThat(whyAbsent("awt", "ticket")).isEqualTo("No answered contacts with a waiting time in this period.");
        assertThat(whyAbsent("aht", "ticket")).isEqualTo("No contacts with a handle time in this period.");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void timesGiveTheSeconds() {
        var times = "'outcome':'answered','arrivedAt':'2023-10-04T10:00:00Z','answeredAt':'2023-10-04T10:00:42.500Z',"
                + "'resolvedAt':'2023-10-05T10:00:42.500Z'";
        push(contact("times", "a", times)).statusCode(200).body("accepted", equalTo(1));
        push(contact("times", "a", times)).statusCode(200).body("replayed", equalTo(1));
        get("times", "a")
                .then()
                .statusCode(200)
                .body("data.arrivedAt", equalTo("2023-10-04T10:00:00Z"))
                .body("data.waitSeconds", equalTo(42.5f))
                .body("data.handleSeconds", equalTo(86400));
        assertThat(counted("sla", "times")).isEqualTo("1 of 1");
        assertThat(counted("awt", "times")).isEqualTo("42.5 of 1");
        assertThat(counted("aht", "times")).isEqualTo("86400 of 1");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void anEmptyCellOfAFileIsNoWait() {
        var rows = """
                id,source,type,time,channel,outcome,waitSeconds,arrivedAt,answeredAt
                1,cells,contact,2023-10-04T10:00:00Z,cells,answered,,,
                2,cells,contact,2023-10-04T10:00:00Z,cells,answered,0,,
                3,cells,contact,2023-10-04T10:00:00Z,cells,answered,,2023-10-04T10:00:00Z,2023-10-04T10:02:00Z
                4,cells,contact,2023-10-04T10:00:00Z,cells,abandoned,,,
                """;
        body("text/csv", rows).post("/api/v1/events").then().statusCode(200).body("accepted", equalTo(4));
        assertThat(counted("sla", "cells")).isEqualTo("1 of 2");
        assertThat(counted("awt", "cells")).isEqualTo("120 of 2");
        assertThat(counted("abandonment-rate", "cells")).isEqualTo("1 of 4");
    }

    @Test
    void aThousandContactsOfAYearCanBeAddedUp() {
        var year = 31_536_000;
        push(IntStream.range(0, 1000)
                        .mapToObj(i -> contact(
                                "years",
                                "y" + i,
                                "'outcome':'answered','waitSeconds':" + year + ",'handleSeconds':" + year))
                        .toList())
                .statusCode(200)
                .body("accepted", equalTo(1000));
        assertThat(counted("awt", "years")).isEqualTo("31536000000 of 1000");
        assertThat(percentiles("years")).isEqualTo(Map.of("p50", 31_536_000.0, "p90", 31_536_000.0));
        withKey()
                .get("/api/v1/kpis/awt/hours?to=2023-W40&span=1w&channel=years")
                .then()
                .statusCode(200);
        SharedNumbers.rebuildFindsNoDifference();
        delete("years", "y0", "a test").statusCode(204);
        assertThat(counted("awt", "years")).isEqualTo("31504464000 of 999");
    }

    /** Two answered contacts and one abandoned after a known time, and the same without a time. */
    private static void pushWeek(String channel) {
        push(List.of(
                        contact(channel, "1", "'outcome':'answered','waitSeconds':12,'handleSeconds':200"),
                        contact(channel, "2", "'outcome':'answered','waitSeconds':70,'resolved':true"),
                        contact(channel, "3", "'outcome':'abandoned','waitSeconds':4"),
                        contact(channel, "4", "'outcome':'answered','handleSeconds':300"),
                        contact(channel, "5", "'outcome':'answered','resolved':false"),
                        contact(channel, "6", "'outcome':'abandoned'")))
                .statusCode(200)
                .body("accepted", equalTo(6));
    }

    private static ObjectNode contact(String channel, String id, String members) {
        return event(channel, id, "contact", "2023-10-04T10:00:00Z", "{" + members + "}")
                .put("channel", channel);
    }

    private String counted(String kpi, String channel) {
        return reading(kpi, channel, false);
    }

    private String whyAbsent(String kpi, String channel) {
        return reading(kpi, channel, true);
    }

    private String reading(String code, String channel, boolean isAbsent) {
        var kpi = Catalogue.find(code).orElseThrow();
        var reading = kpiReader
                .series(kpi, WEEK, WEEK, Slice.of(null, channel))
                .get(0)
                .reading();
        assertThat(reading.value().isEmpty()).isEqualTo(isAbsent);
        return reading.fold(present -> words(present.quotient()), absent -> absent.why());
    }

    private static String words(@Nullable Quotient sums) {
        var quotient = Objects.requireNonNull(sums);
        return plain(quotient.numerator()) + " of " + plain(quotient.denominator());
    }

    private static String plain(@Nullable Object number) {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }

    private Map<String, Double> percentiles(String channel) {
        return kpiReader
                .percentiles(Catalogue.find("awt").orElseThrow(), WEEK, WEEK, Slice.of(null, channel))
                .getOrDefault(WEEK, Map.of());
    }
}
