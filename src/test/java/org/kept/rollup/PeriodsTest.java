package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Reading;

/** Hours, days, weeks and months in the reporting zone, which is London in the tests. */
@QuarkusTest
@OnBothDatabases
class PeriodsTest {

    private final KpiReader kpiReader;

    @Inject
    PeriodsTest(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    @Test
    void aWeekBeginsAtLocalMidnightInSummerToo() {
        push(wait("edge", "sunday", "2024-06-09T22:59:59.999Z", 1));
        push(wait("edge", "monday", "2024-06-09T23:00:00Z", 3));
        assertThat(seconds("2024-W23", "edge")).isEqualTo(1);
        assertThat(seconds("2024-W24", "edge")).isEqualTo(3);
        assertThat(seconds("2024-06-09", "edge")).isEqualTo(1);
        assertThat(seconds("2024-06-10", "edge")).isEqualTo(3);
    }

    @Test
    void theSameMomentInAnotherOffsetIsInTheSameWeek() {
        push(wait("offset", "1", "2024-06-10T08:59:59+10:00", 1));
        assertThat(seconds("2024-W23", "offset")).isEqualTo(1);
        push(wait("offset", "2", "2024-06-09T18:00:00-05:00", 3));
        assertThat(seconds("2024-W24", "offset")).isEqualTo(3);
    }

    @Test
    void theRepeatedHourCountsAsTwoHoursOfOneDay() {
        push(wait("autumn", "1", "2024-10-27T00:30:00Z", 10));
        push(wait("autumn", "2", "2024-10-27T01:30:00Z", 20));
        assertThat(seconds("2024-10-27", "autumn")).isEqualTo(15);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void theWeekOfNewYearBelongsToOneYearAndTheMonthsToTwo() {
        push(wait("new year", "1", "2024-12-31T12:00:00Z", 2));
        push(wait("new year", "2", "2025-01-01T12:00:00Z", 4));
        assertThat(seconds("2025-W01", "new year")).isEqualTo(3);
        assertThat(seconds("2024-12", "new year")).isEqualTo(2);
        assertThat(seconds("2025-01", "new year")).isEqualTo(4);
    }

    @Test
    void daysSumToWeeksAndToMonths() {
        var random = new Random(3);
        var waits = IntStream.range(0, 300)
                .mapToObj(i -> wait(
                        "sums",
                        "w" + i,
                        "2023-05-%02dT%02d:15:00Z".formatted(1 + random.nextInt(31), random.nextInt(24)),
                        random.nextInt(900)))
                .toList();
        push(waits).statusCode(200);
        for (var whole : new String[] {"2023-05", "2023-W19", "2023-W20"}) {
            var period = Period.parse(whole);
            var days = Period.of(Grain.DAY, period.start()).to(Period.of(Grain.DAY, period.lastDay()));
            var sum = days.stream().mapToDouble(day -> total(day, "sums")).sum();
            assertThat(total(period, "sums")).as(whole).isEqualTo(sum).isPositive();
        }
    }

    @Test
    void percentilesOfAWeekAreThoseOfItsWaits() {
        var waits = new ArrayList<ObjectNode>();
        for (var i = 1; i <= 100; i++) {
            waits.add(wait("percentiles", "w" + i, "2024-03-%02dT10:00:00Z".formatted(4 + i % 7), i));
        }
        push(waits).statusCode(200);
        var week = Period.parse("2024-W10");
        var awt = Catalogue.find("awt").orElseThrow();
        var percentiles = kpiReader
                .percentiles(awt, week, week, Slice.of(null, "percentiles"))
                .getOrDefault(week, Map.of());
        assertThat(percentiles).isEqualTo(Map.of("p50", 50.0, "p90", 90.0));
    }

    @Test
    void theDrillDownListsExactlyTheCountedEvents() {
        push(wait("behind", "in", "2024-03-04T10:00:00Z", 1));
        push(wait("behind", "later", "2024-03-05T10:00:00Z", 1));
        push(wait("behind", "out", "2024-03-11T10:00:00Z", 1));
        push(event("behind", "order", "order", "2024-03-05T10:00:00Z", "{}").put("channel", "behind"));
        withKey()
                .get("/api/v1/events?kpi=awt&week=2024-W10&channel=behind")
                .then()
                .statusCode(200)
                .body("items.id", contains("later", "in"))
                .body("nextCursor", nullValue());
    }

    @Test
    void aLongListIsPagedWithEveryEventOnce() {
        var events = IntStream.range(0, 7)
                .mapToObj(i -> wait("pages", "p" + i, "2024-03-04T10:00:00Z", 1))
                .toList();
        push(events).statusCode(200);
        var ids = new ArrayList<String>();
        var cursor = "";
        for (var page = 0; page < 4; page++) {
            var answer = withKey()
                    .get("/api/v1/events?channel=pages&limit=2" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(answer.getList("items.id"));
            cursor = "&cursor=" + answer.getString("nextCursor");
        }
        assertThat(ids).containsExactly("p6", "p5", "p4", "p3", "p2", "p1", "p0");
        withKey().get("/api/v1/events?cursor=made-up").then().statusCode(400);
    }

    @Test
    void typeChannelAndDayFilterTheList() {
        push(event("filter", "1", "order", "{}").put("channel", "filter"));
        push(event("filter", "2", "return", "{}").put("channel", "filter"));
        withKey()
                .get("/api/v1/events?type=return&channel=filter&week=2024-03-04")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo("2"));
        withKey().get("/api/v1/events?type=x").then().statusCode(400);
    }

    private static ObjectNode wait(String channel, String id, String time, int seconds) {
        return event(channel, id, "contact", time, "{'outcome':'answered','waitSeconds':" + seconds + "}")
                .put("channel", channel);
    }

    private double seconds(String period, String channel) {
        return reading(Period.parse(period), channel).value().orElse(Double.NaN);
    }

    private double total(Period period, String channel) {
        return reading(period, channel)
                .fold(
                        present -> present.quotient() == null
                                ? 0.0
                                : present.quotient().numerator(),
                        absent -> 0.0);
    }

    private Reading reading(Period period, String channel) {
        var awt = Catalogue.find("awt").orElseThrow();
        return kpiReader
                .series(awt, period, period, Slice.of(null, channel))
                .get(0)
                .reading();
    }
}
