package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.state.EarlierHours;
import org.kept.rollup.tally.EarlierHourMover;

/** Numbers without excluded time, compared with the events outside of it; in London. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class ExcludedNumbersTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Period FIRST = Period.parse("2023-W19");
    private static final Period LAST = Period.parse("2023-W21");

    /** A call as it was pushed. */
    private record Call(Instant time, @Nullable String team, boolean answered, double seconds) {

        boolean isWithin(String from, String to) {
            return !time.isBefore(Instant.parse(from)) && time.isBefore(Instant.parse(to));
        }
    }

    private final KpiReader kpiReader;
    private final HourlyKpiReader hourlyKpiReader;
    private final KpiSplitter kpiSplitter;
    private final Database database;
    private final EarlierHours earlierHours;
    private final EarlierHourMover mover;
    private final List<Call> calls = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    @Inject
    ExcludedNumbersTest(
            KpiReader kpiReader,
            HourlyKpiReader hourlyKpiReader,
            KpiSplitter kpiSplitter,
            Database database,
            EarlierHours earlierHours,
            EarlierHourMover mover) {
        this.kpiReader = kpiReader;
        this.hourlyKpiReader = hourlyKpiReader;
        this.kpiSplitter = kpiSplitter;
        this.database = database;
        this.earlierHours = earlierHours;
        this.mover = mover;
    }

    @BeforeEach
    void pushCalls() {
        var random = new Random(11);
        var start = Instant.parse("2023-05-07T23:00:00Z");
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < 500; i++) {
            var call = new Call(
                    start.plusSeconds(random.nextInt(21 * 86400)),
                    List.of("", "north", "south").get(random.nextInt(3)),
                    random.nextInt(5) > 0,
                    random.nextInt(1500) / 10.0);
            calls.add(call);
            var event = event(
                    "desk",
                    "c" + i,
                    "contact",
                    call.time.toString(),
                    "{'outcome':'" + (call.answered ? "answered" : "abandoned") + "','waitSeconds':" + call.seconds
                            + "}");
            if (!String.valueOf(call.team).isEmpty()) {
                event.put("team", call.team);
            }
            events.add(event);
        }
        push(events).statusCode(200);
    }

    @AfterEach
    void endExclusions() {
        added.forEach(this::end);
    }

    @Test
    void aNumberIsThatOfTheEventsOutsideOfExcludedTime() {
        // 10:00 to 13:00 of one day for all; 12:00 to 16:00, which overlaps, for the north; one whole day for all.
        exclude("{'from':'2023-05-09T10:00+01:00','to':'2023-05-09T13:00+01:00'}");
        exclude("{'from':'2023-05-09T12:00+01:00','to':'2023-05-09T16:00+01:00','team':'north'}");
        exclude("{'from':'2023-05-16','to':'2023-05-16'}");
        Predicate<Call> counted = call -> !call.isWithin("2023-05-09T09:00:00Z", "2023-05-09T12:00:00Z")
                && !("north".equals(call.team) && call.isWithin("2023-05-09T11:00:00Z", "2023-05-09T15:00:00Z"))
                && !call.isWithin("2023-05-15T23:00:00Z", "2023-05-16T23:00:00Z");
        for (var grain : Grain.values()) {
            for (var team : new String[] {null, "north", "south"}) {
                assertServiceLevel(grain, team, counted);
            }
        }
    }

    private void assertServiceLevel(Grain grain, @Nullable String team, Predicate<Call> counted) {
        var from = Period.of(grain, FIRST.start());
        var to = Period.of(grain, LAST.lastDay());
        for (var point : kpiReader.series(kpi("sla"), from, to, Slice.of(team, null))) {
            var of = calls.stream()
                    .filter(call -> team == null || team.equals(call.team))
                    .filter(call ->
                            point.period().contains(call.time.atZone(LONDON).toLocalDate()))
                    .toList();
            assertThat(sums(point.reading()))
                    .as(grain + " " + team + " " + point.period())
                    .containsExactly(serviceLevel(of.stream().filter(counted).toList()));
            if (point.excluded() != null) {
                assertThat(sums(point.excluded().with())).containsExactly(serviceLevel(of));
            } else {
                assertThat(of).allMatch(counted);
            }
        }
    }

    private static double[] serviceLevel(List<Call> calls) {
        return new double[] {
            calls.stream().filter(call -> call.answered && call.seconds <= 60).count(), calls.size()
        };
    }

    private static double[] sums(Reading reading) {
        var quotient = reading.fold(
                present -> present.quotient() == null ? Quotient.NOTHING : present.quotient(),
                absent -> Quotient.NOTHING);
        return new double[] {quotient.numerator(), quotient.denominator()};
    }

    @Test
    void teamsAndHoursLeaveOutTheSame() {
        exclude("{'from':'2023-05-09T10:00+01:00','to':'2023-05-09T16:00+01:00','team':'north'}");
        var split = kpiSplitter
                .split(kpi("sla"), FIRST, FIRST, Slice.ALL, Dimension.TEAM, DataScope.EVERYTHING)
                .fold(
                        parts -> parts,
                        refused -> new Split.SplitParts(
                                kpi("sla").formula(kpi("sla").standard()),
                                kpi("sla").standard(),
                                Quotient.NOTHING,
                                List.of()));
        for (var part : split.parts()) {
            var alone = part.name() == null
                    ? null
                    : kpiReader
                            .series(kpi("sla"), FIRST, FIRST, Slice.of(part.name(), null))
                            .get(0);
            if (alone != null) {
                assertThat(sums(part.reading())).containsExactly(sums(alone.reading()));
                assertThat(part.excluded() == null).isEqualTo(alone.excluded() == null);
            }
        }
        assertThat(split.parts())
                .filteredOn(part -> part.excluded() != null)
                .extracting(Split.SplitPart::name)
                .containsExactly("north");
        var week = kpiReader.series(kpi("sla"), FIRST, FIRST, Slice.ALL).get(0);
        assertThat(sums(split.reading())).containsExactly(sums(week.reading()));
        var hours = hourlyKpiReader.read(kpi("sla"), FIRST, FIRST, Slice.ALL);
        assertThat(sums(hours.all())).containsExactly(sums(week.reading()));
        assertThat(hourlyKpiReader
                        .excluded(kpi("sla"), FIRST, FIRST, Slice.ALL)
                        .map(ExcludedReading::with)
                        .map(with -> sums(with)[1]))
                .hasValueSatisfying(all -> assertThat(all).isGreaterThan(sums(week.reading())[1]));
    }

    /** Every reading of some KPIs. */
    private List<Object> everything() {
        var read = new ArrayList<Object>();
        for (var code : List.of("sla", "awt", "abandonment-rate", "aht", "repeat-customer-rate")) {
            for (var slice : List.of(Slice.ALL, Slice.of("north", null))) {
                for (var grain : Grain.values()) {
                    var from = Period.of(grain, FIRST.start());
                    var to = Period.of(grain, LAST.lastDay());
                    read.add(kpiReader.series(kpi(code), from, to, slice));
                    read.add(kpiReader.percentiles(kpi(code), from, to, slice));
                }
            }
        }
        var hours = hourlyKpiReader.read(kpi("awt"), FIRST, LAST, Slice.ALL);
        IntStream.range(0, 24).forEach(hour -> read.add(hours.hour(hour)));
        read.add(kpiSplitter.split(kpi("sla"), FIRST, LAST, Slice.ALL, Dimension.TEAM, DataScope.EVERYTHING));
        return read;
    }

    @Test
    void anExclusionThatEndedLeavesEveryNumberAsItWas() {
        var before = everything();
        var random = new Random(5);
        for (var i = 0; i < 12; i++) {
            var from = Instant.parse("2023-05-08T00:00:00Z").plusSeconds(3600L * random.nextInt(400));
            var to = from.plusSeconds(3600L * (1 + random.nextInt(60)));
            var team = random.nextBoolean() ? "" : ",'team':'north'";
            var kpi = random.nextBoolean() ? "" : ",'kpi':'sla'";
            exclude("{'from':'" + from + "','to':'" + to + "'" + team + kpi + "}");
        }
        assertThat(everything()).isNotEqualTo(before);
        added.forEach(this::end);
        added.clear();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void numbersAreTheSameWhileSumsOfAnEarlierReleaseAreMoved() {
        exclude("{'from':'2023-05-09T10:00+01:00','to':'2023-05-09T16:00+01:00','team':'north'}");
        exclude("{'from':'2023-05-16','to':'2023-05-23'}");
        var before = everything();
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(
                        "insert into tally_hour (input, hour_at, team, channel, day_on, n, total, squares)"
                                + " select input, hour_at, team, channel, day_on, n, total, squares from "
                                + HourSource.CELL_TABLE + " where day_on >= '2023-05-14' or team = 'north'");
                statement.executeUpdate("delete from hour_cell where day_on >= '2023-05-14' or team = 'north'");
            }
        });
        assertThat(everything()).isNotEqualTo(before);
        earlierHours.setPresent(true);
        assertThat(everything()).isEqualTo(before);
        while (mover.step()) {
            assertThat(everything()).isEqualTo(before);
        }
        assertThat(earlierHours.arePresent()).isFalse();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aWeekOfWhichNothingIsLeftIsNotMeasured() {
        exclude("{'from':'2023-05-08','to':'2023-05-14'}");
        for (var code : List.of("sla", "awt")) {
            var week = kpiReader.series(kpi(code), FIRST, FIRST, Slice.ALL).get(0);
            assertThat(why(week.reading())).isEqualTo("Not measured, because everything is excluded in this period.");
            assertThat(week.excluded()).isNotNull();
        }
        assertThat(why(kpiReader
                        .series(kpi("csat"), FIRST, FIRST, Slice.ALL)
                        .get(0)
                        .reading()))
                .as("what was never counted is not excluded")
                .isEqualTo("No answers to the satisfaction question in this period.");
        var split = kpiSplitter.split(kpi("sla"), FIRST, FIRST, Slice.ALL, Dimension.TEAM, DataScope.EVERYTHING);
        List<Split.SplitPart> parts = split.fold(Split.SplitParts::parts, refused -> List.<Split.SplitPart>of());
        assertThat(parts)
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.reading().isPresent()).isFalse());
    }

    @Test
    void percentilesLeaveOutWholeDaysAndAreNotShownWhereADayIsSplit() {
        exclude("{'from':'2023-05-09','to':'2023-05-09'}");
        var days = kpiReader.percentiles(kpi("awt"), day("2023-05-08"), day("2023-05-10"), Slice.ALL);
        assertThat(days).containsOnlyKeys(day("2023-05-08"), day("2023-05-10"));
        assertThat(kpiReader.percentiles(kpi("awt"), FIRST, LAST, Slice.ALL)).containsKey(FIRST);
        exclude("{'from':'2023-05-10T10:00+01:00','to':'2023-05-10T12:00+01:00'}");
        assertThat(kpiReader.percentiles(kpi("awt"), FIRST, LAST, Slice.ALL))
                .doesNotContainKey(FIRST)
                .containsKey(LAST);
    }

    @Test
    void aFigureIsLeftOutOnlyAsAWhole() {
        push(event(
                        "survey",
                        "w19",
                        "figure",
                        "2023-05-15T00:00:00Z",
                        "{'kpi':'csat','week':'2023-W19','numerator':80,'denominator':100}"))
                .statusCode(200);
        exclude("{'from':'2023-05-09','to':'2023-05-12'}");
        var part = kpiReader.series(kpi("csat"), FIRST, FIRST, Slice.ALL).get(0);
        assertThat(part.reading().value()).hasValue(0.8);
        assertThat(part.excluded()).isNotNull().satisfies(excluded -> assertThat(excluded.keptIn())
                .isEqualTo(ExcludedReading.FIGURE_KEPT_IN));
        exclude("{'from':'2023-05-08','to':'2023-05-14'}");
        var all = kpiReader.series(kpi("csat"), FIRST, FIRST, Slice.ALL).get(0);
        assertThat(all.reading().isPresent()).isFalse();
        assertThat(all.excluded())
                .isNotNull()
                .satisfies(excluded -> assertThat(excluded.with().value()).hasValue(0.8));
    }

    @Test
    void customersAreLeftOutOnlyByTheWholePeriod() {
        push(List.of(
                        event("shop", "o1", "order", "2023-05-09T09:30:00Z", "{'customer':'c1'}"),
                        event("shop", "o2", "order", "2023-05-11T09:30:00Z", "{'customer':'c1'}")))
                .statusCode(200);
        exclude("{'from':'2023-05-09','to':'2023-05-09'}");
        var week = kpiReader
                .series(kpi("repeat-customer-rate"), FIRST, FIRST, Slice.ALL)
                .get(0);
        assertThat(sums(week.reading())).containsExactly(0, 1);
        assertThat(week.excluded()).isNotNull().satisfies(excluded -> assertThat(excluded.keptIn())
                .isEqualTo(ExcludedReading.CUSTOMERS_KEPT_IN));
        var orders = kpiReader
                .series(kpi("repeat-order-rate"), FIRST, FIRST, Slice.ALL)
                .get(0);
        assertThat(sums(orders.reading())).as("orders have hours").containsExactly(1, 1);
        assertThat(kpiReader
                        .series(kpi("repeat-customer-rate"), day("2023-05-09"), day("2023-05-09"), Slice.ALL)
                        .get(0)
                        .reading()
                        .isPresent())
                .isFalse();
    }

    private static String why(Reading reading) {
        return reading.fold(present -> "present", absent -> absent.why());
    }

    private static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }

    private static Period day(String date) {
        return Period.parse(date);
    }

    private void exclude(String members) {
        var body = members.replace("}", ",'category':'outage','because':'Power cut'}")
                .replace('\'', '"');
        added.add(TestKeys.withKey()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private void end(String id) {
        TestKeys.withKey()
                .queryParams(Map.of("reason", "It was a mistake."))
                .delete("/api/v1/exclusions/" + id)
                .then()
                .statusCode(200);
    }
}
