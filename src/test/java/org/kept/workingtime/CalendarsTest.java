package org.kept.workingtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiReader;
import org.kept.rollup.SharedNumbers;
import org.kept.rollup.Slice;

/** Calendars over REST, and the numbers that depend on them; each test uses its own channel and weeks of 2022. */
@QuarkusTest
@OnBothDatabases
class CalendarsTest {

    /** Open on weekdays from 9 to 17 in Berlin, which is one hour ahead of UTC in winter. */
    private static final String DESK = """
            {"zone":"Europe/Berlin","week":{"mon":["09:00-17:00"],"tue":["09:00-17:00"],"wed":["09:00-17:00"],\
            "thu":["09:00-17:00"],"fri":["09:00-17:00"]}""";

    private static final String ALWAYS = """
            {"zone":"Australia/Lord_Howe","week":{"mon":["00:00-24:00"],"tue":["00:00-24:00"],"wed":["00:00-24:00"],\
            "thu":["00:00-24:00"],"fri":["00:00-24:00"],"sat":["00:00-24:00"],"sun":["00:00-24:00"]}}""";

    private static final Period WEEK = Period.parse("2022-W05");
    private static final List<String> TIMED = List.of("awt", "sla", "first-response-within", "resolution-time");

    private final KpiReader kpiReader;
    private final Set<String> changed = new TreeSet<>();

    @Inject
    CalendarsTest(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    @AfterEach
    void countEveryMomentAgain() {
        for (var kpi : changed) {
            var time = kpi.equals("first-response-within") ? ",\"withinSeconds\":86400" : "";
            body("application/json", "{\"hours\":\"\",\"allHistory\":true" + time + "}")
                    .put("/api/v1/kpis/" + kpi + "/settings")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void aCalendarIsStoredInVersionsAndRemovedWhenNothingIsCountedByIt() {
        calendar("shop", DESK + ",\"holidays\":\"de-be\",\"closed\":[\"2022-02-02\"]}")
                .statusCode(200)
                .body("name", equalTo("shop"))
                .body("version", equalTo(1))
                .body("from", nullValue())
                .body("holidays", equalTo("DE-BE"))
                .body("week.mon", contains("09:00-17:00"))
                .body("closed", contains("2022-02-02"))
                .body("uses", empty());
        calendar("shop", DESK + ",\"holidays\":\"DE-BE\",\"closed\":[\"2022-02-02\"]}")
                .statusCode(200)
                .body("version", equalTo(1));
        calendar("shop", DESK + ",\"from\":\"2022-W10\"}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("from", equalTo("2022-W10"))
                .body("history", hasSize(2));
        withKey().get("/api/v1/calendars").then().statusCode(200).body("name", hasItem("shop"));
        withKey()
                .get("/api/v1/audit?act=calendar.saved&limit=1")
                .then()
                .body("items[0].subject", equalTo("calendar shop"));
        withKey().delete("/api/v1/calendars/shop").then().statusCode(204);
        withKey().get("/api/v1/calendars/shop").then().statusCode(404);
        withKey().get("/api/v1/calendars").then().body("name", not(hasItem("shop")));
        calendar("shop", DESK + "}").statusCode(200).body("version", equalTo(4)).body("history", hasSize(1));
        withKey().get("/api/v1/calendars/shpo").then().statusCode(404).body("detail", containsString("'shop'"));
        withKey().delete("/api/v1/calendars/shop").then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UPPER   | {'zone':'UTC','week':{'mon':['09:00-12:00']}} | /name | name.form",
                "new     | {'zone':'UTC','week':{'mon':['09:00-12:00']}} | /name | name.taken",
                "bad     | {'zone':'UTC','week':{}}                      | /week | week.empty",
                "bad     | {'zone':'UTC','weke':{},'week':{'mon':['09:00-12:00']}} | /weke | member.unknown"
            })
    void aCalendarThatIsNoneIsRefused(String name, String json, String pointer, String code) {
        calendar(name, json.replace('\'', '"'))
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
    }

    @Test
    void aCalendarThatIsClosedWheneverItWouldOpenIsRefused() {
        var monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
        var closed = IntStream.range(0, 60)
                .mapToObj(week -> "\"" + monday.plusWeeks(week) + "\"")
                .collect(Collectors.joining(","));
        calendar("shut", "{\"zone\":\"UTC\",\"week\":{\"mon\":[\"09:00-12:00\"]},\"closed\":[" + closed + "]}")
                .statusCode(422)
                .body("errors.code", contains("week.closed"));
        withKey().get("/api/v1/calendars/shut").then().statusCode(404);
    }

    @Test
    void aCalendarIsForAdministrators() {
        withKey(keyWith("read", "ingest"))
                .contentType("application/json")
                .body(ALWAYS)
                .put("/api/v1/calendars/mine")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "csat | {'hours':'named'}                      | /hours   | hours.unknown",
                "aht  | {'outside':'leave-out'}                | /outside | outside.unknown",
                "awt  | {'hours':'nmaed'}                      | /hours   | hours.unknown",
                "awt  | {'hours':'named','outside':'leave'}    | /outside | outside.unknown",
                "awt  | {'outside':'leave-out'}                | /outside | outside.hours"
            })
    void settingsThatNameNoCalendarAreRefused(String kpi, String settings, String pointer, String code) {
        calendar("named", ALWAYS).statusCode(200);
        set(kpi, settings.replace('\'', '"'))
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void onlyOpenTimeCountsAndContactsOutsideAreLeftOut() {
        calendar("leaving", DESK + "}").statusCode(200);
        push(List.of(
                        // Within the hours, over the evening, over the weekend.
                        call("leave", "in", "2022-02-01T09:00:00Z", "answered", 100),
                        call("leave", "evening", "2022-02-01T15:59:40Z", "answered", 57_640),
                        call("leave", "weekend", "2022-02-04T15:59:00Z", "answered", 230_520),
                        // Before the opening, and abandoned at night.
                        call("leave", "early", "2022-02-01T07:59:59Z", "answered", 10),
                        call("leave", "night", "2022-02-01T23:00:00Z", "abandoned", 30),
                        call("leave", "gone", "2022-02-01T10:00:00Z", "abandoned", 30)))
                .statusCode(200);
        assertThat(counted("awt", "leave")).isEqualTo("288270 of 4");
        assertThat(counted("sla", "leave")).isEqualTo("1 of 6");

        body("application/json", "{\"hours\":\"leaving\",\"allHistory\":true}")
                .post("/api/v1/kpis/awt/settings/try")
                .then()
                .statusCode(200)
                .body("formula", containsString("counted while leaving is open"));
        assertThat(counted("awt", "leave")).isEqualTo("288270 of 4");
        set("awt", "{\"hours\":\"leaving\",\"allHistory\":true}")
                .statusCode(200)
                .body("settings.hours", equalTo("leaving"))
                .body("settings.outside", equalTo("leave-out"))
                .body("formula", containsString("counted while leaving is open"));
        set("sla", "{\"hours\":\"leaving\",\"allHistory\":true}").statusCode(200);

        // 100 s, 20 s of the evening and 20 s of the morning, a minute and a minute.
        assertThat(counted("awt", "leave")).isEqualTo("260 of 3");
        assertThat(percentiles("leave")).isEqualTo(Map.of("p50", 100.0, "p90", 120.0));
        assertThat(beside("awt", "leave")).containsEntry("outside", 1.0);
        assertThat(counted("sla", "leave")).isEqualTo("1 of 4");
        assertThat(beside("sla", "leave")).containsEntry("outside", 2.0);
        SharedNumbers.rebuildFindsNoDifference();

        push(call("leave", "later", "2022-02-02T23:00:00Z", "answered", 10)).statusCode(200);
        assertThat(counted("awt", "leave")).isEqualTo("260 of 3");
        put(call("leave", "later", "2022-02-02T10:00:00Z", "answered", 10), "a test")
                .statusCode(200);
        assertThat(counted("awt", "leave")).isEqualTo("270 of 4");
        assertThat(counted("sla", "leave")).isEqualTo("2 of 5");
        SharedNumbers.rebuildFindsNoDifference();

        withKey()
                .get("/api/v1/events?kpi=sla&week=2022-W05&channel=leave&limit=50")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("early"));
        withKey()
                .delete("/api/v1/calendars/leaving")
                .then()
                .statusCode(409)
                .body("detail", containsString("Average waiting time and Service level"));
        set("awt", "{\"hours\":\"\",\"allHistory\":true}").statusCode(200);
        set("sla", "{\"hours\":\"\",\"from\":\"2022-W06\"}").statusCode(200);
        withKey()
                .delete("/api/v1/calendars/leaving")
                .then()
                .statusCode(409)
                .body("detail", containsString("counted by it: Service level."));
        set("sla", "{\"hours\":\"\",\"allHistory\":true}").statusCode(200);
        assertThat(counted("awt", "leave")).isEqualTo("288280 of 5");
        withKey().delete("/api/v1/calendars/leaving").then().statusCode(204);
    }

    @Test
    void contactsOutsideCountFromTheNextOpeningWhereThatIsSet() {
        calendar("opening", DESK + "}").statusCode(200);
        push(List.of(
                        call("open", "early", "2022-02-01T07:00:00Z", "answered", 3_630),
                        call("open", "night", "2022-02-01T20:00:00Z", "answered", 30),
                        call("open", "in", "2022-02-01T09:00:00Z", "answered", 100)))
                .statusCode(200);
        set("awt", "{\"hours\":\"opening\",\"outside\":\"count-from-opening\",\"allHistory\":true}")
                .statusCode(200);
        set("sla", "{\"hours\":\"opening\",\"outside\":\"count-from-opening\",\"allHistory\":true}")
                .statusCode(200);
        assertThat(counted("awt", "open")).isEqualTo("130 of 3");
        assertThat(counted("sla", "open")).isEqualTo("2 of 3");
        assertThat(beside("awt", "open")).doesNotContainKey("outside");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void ticketsAreAnsweredWithinAWorkingDayAndResolvedInOpenTime() {
        calendar("tickets", DESK + "}").statusCode(200);
        // Thursday at 16:00 in Berlin; answered on Friday at 16:00, and on Monday at 10:00; resolved an hour later.
        push(List.of(
                        ticket(
                                "tickets",
                                "day",
                                "2022-02-03T15:00:00Z",
                                "2022-02-04T15:00:00Z",
                                "2022-02-04T16:00:00Z"),
                        ticket(
                                "tickets",
                                "more",
                                "2022-02-03T15:00:00Z",
                                "2022-02-07T09:00:00Z",
                                "2022-02-07T10:00:00Z"),
                        call("tickets", "call", "2022-02-03T15:00:00Z", "answered", 30)))
                .statusCode(200);
        assertThat(counted("first-response-within", "tickets")).isEqualTo("1 of 2");
        assertThat(counted("resolution-time", "tickets")).isEqualTo("417600 of 2");
        set("first-response-within", "{\"hours\":\"tickets\",\"withinSeconds\":28800,\"allHistory\":true}")
                .statusCode(200)
                .body("settings.outside", equalTo("count-from-opening"));
        set("resolution-time", "{\"hours\":\"tickets\",\"allHistory\":true}").statusCode(200);
        assertThat(counted("first-response-within", "tickets")).isEqualTo("1 of 2");
        // 1 h + 8 h of Friday; and 1 h + 8 h + 2 h of Monday.
        assertThat(counted("resolution-time", "tickets")).isEqualTo("72000 of 2");
        assertThat(percentiles("resolution-time", "tickets")).isEqualTo(Map.of("p50", 32_400.0, "p90", 39_600.0));
        set("first-response-within", "{\"withinSeconds\":36000,\"allHistory\":true}")
                .statusCode(200);
        assertThat(counted("first-response-within", "tickets")).isEqualTo("2 of 2");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void anExclusionLeavesOutNoClosedTimeOfOtherContacts() {
        calendar("excluded", DESK + "}").statusCode(200);
        // Ten minutes of the evening; five of the evening and five of the morning; a minute.
        push(List.of(
                        call("excluded", "mon", "2022-01-31T15:50:00Z", "answered", 57_600),
                        call("excluded", "wed", "2022-02-02T15:55:00Z", "answered", 58_200),
                        call("excluded", "thu", "2022-02-03T10:00:00Z", "answered", 60)))
                .statusCode(200);
        set("awt", "{\"hours\":\"excluded\",\"outside\":\"count-from-opening\",\"allHistory\":true}")
                .statusCode(200);
        assertThat(counted("awt", "excluded")).isEqualTo("1260 of 3");
        String id = body("application/json", """
                {"from":"2022-01-31T15:00Z","to":"2022-01-31T16:00Z","kpi":"awt","category":"data","because":"A test"}""")
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var without = counted("awt", "excluded");
        withKey().delete("/api/v1/exclusions/" + id + "?reason=over").then().statusCode(200);
        assertThat(without).isEqualTo("660 of 2");
        assertThat(counted("awt", "excluded")).isEqualTo("1260 of 3");
    }

    @Test
    void aChangedCalendarCountsAgainFromItsWeekOn() {
        calendar("changing", DESK + "}").statusCode(200);
        push(List.of(
                        call("change", "5", "2022-02-01T15:59:00Z", "answered", 3_660),
                        call("change", "6", "2022-02-08T15:59:00Z", "answered", 3_660)))
                .statusCode(200);
        set("awt", "{\"hours\":\"changing\",\"allHistory\":true}").statusCode(200);
        assertThat(counted("awt", "change")).isEqualTo("60 of 1");
        assertThat(counted("awt", "change", WEEK.plus(1))).isEqualTo("60 of 1");
        calendar("changing", DESK.replace("17:00", "18:00") + ",\"from\":\"2022-W06\"}")
                .statusCode(200)
                .body("uses", contains("Average waiting time"));
        assertThat(counted("awt", "change")).isEqualTo("60 of 1");
        assertThat(counted("awt", "change", WEEK.plus(1))).isEqualTo("3660 of 1");
        // Other opening hours are another calculation, as another T is: the two weeks are not compared or added up.
        withKey()
                .get("/api/v1/kpis/awt/moved?from=2022-W05&to=2022-W06&channel=change")
                .then()
                .statusCode(200)
                .body("why", containsString("counted differently"));
        withKey()
                .get("/api/v1/kpis/awt/teams?to=2022-W06&span=4w&channel=change")
                .then()
                .statusCode(200)
                .body("why", containsString("Its calculation changed in the week"));
        SharedNumbers.rebuildFindsNoDifference();
        calendar("changing", DESK + ",\"closed\":[\"2022-02-08\"],\"allHistory\":true}")
                .statusCode(200);
        assertThat(counted("awt", "change")).isEqualTo("60 of 1");
        assertThat(read("awt", "change", WEEK.plus(1)).isPresent()).isFalse();
        // A closed date is no other calculation.
        withKey()
                .get("/api/v1/kpis/awt/teams?to=2022-W06&span=4w&channel=change")
                .then()
                .statusCode(200)
                .body("why", not(containsString("calculation")));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leave-out", "count-from-opening"})
    void aCalendarThatIsAlwaysOpenChangesNoNumber(String outside) {
        calendar("always", ALWAYS).statusCode(200);
        var random = new Random(outside.length());
        var channel = "always-" + outside;
        var calls = new ArrayList<ObjectNode>();
        for (var i = 0; i < 60; i++) {
            var time = "2022-02-0" + (1 + random.nextInt(6)) + "T" + (10 + random.nextInt(13)) + ":30:00."
                    + random.nextInt(999_999) + "Z";
            calls.add(call(
                    channel,
                    "c" + i,
                    time,
                    random.nextInt(4) == 0 ? "abandoned" : "answered",
                    random.nextInt(90_000_000) / 1000.0));
        }
        push(calls).statusCode(200);
        push(ticket(channel, "t", "2022-02-03T15:00:00.250Z", "2022-02-04T15:00:00Z", "2022-02-04T16:00:00.1Z"))
                .statusCode(200);
        var before = TIMED.stream().map(kpi -> counted(kpi, channel)).toList();
        var percentiles = percentiles(channel);
        TIMED.forEach(kpi -> set(kpi, "{\"hours\":\"always\",\"outside\":\"" + outside + "\",\"allHistory\":true}")
                .statusCode(200));
        assertThat(TIMED.stream().map(kpi -> counted(kpi, channel)).toList()).isEqualTo(before);
        assertThat(percentiles(channel)).isEqualTo(percentiles);
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static ValidatableResponse calendar(String name, String json) {
        return body("application/json", json).put("/api/v1/calendars/" + name).then();
    }

    private ValidatableResponse set(String kpi, String settings) {
        if (TIMED.contains(kpi)) {
            changed.add(kpi);
        }
        return body("application/json", settings)
                .put("/api/v1/kpis/" + kpi + "/settings")
                .then();
    }

    private static ObjectNode call(String channel, String id, String time, String outcome, double wait) {
        return event(
                        channel,
                        id,
                        "contact",
                        time,
                        "{'outcome':'" + outcome + "','waitSeconds':"
                                + BigDecimal.valueOf(wait).toPlainString() + "}")
                .put("channel", channel);
    }

    private static ObjectNode ticket(String channel, String id, String arrived, String answered, String resolved) {
        return event(
                        channel,
                        id,
                        "contact",
                        arrived,
                        "{'outcome':'answered','arrivedAt':'" + arrived + "','answeredAt':'" + answered
                                + "','resolvedAt':'" + resolved + "'}")
                .put("channel", channel);
    }

    private Reading read(String code, String channel, Period week) {
        return kpiReader
                .series(Catalogue.find(code).orElseThrow(), week, week, Slice.of(null, channel))
                .get(0)
                .reading();
    }

    private String counted(String code, String channel) {
        return counted(code, channel, WEEK);
    }

    private String counted(String code, String channel, Period week) {
        return read(code, channel, week)
                .fold(
                        present -> {
                            var quotient = Objects.requireNonNull(present.quotient());
                            return plain(quotient.numerator()) + " of " + plain(quotient.denominator());
                        },
                        Reading.Absent::why);
    }

    private Map<String, Double> beside(String code, String channel) {
        return read(code, channel, WEEK).fold(Reading.Present::beside, absent -> Map.of());
    }

    private Map<String, Double> percentiles(String channel) {
        return percentiles("awt", channel);
    }

    private Map<String, Double> percentiles(String kpi, String channel) {
        return kpiReader
                .percentiles(Catalogue.find(kpi).orElseThrow(), WEEK, WEEK, Slice.of(null, channel))
                .getOrDefault(WEEK, Map.of());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
