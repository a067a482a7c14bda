package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.lines;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.ingest.RetentionHorizon;
import org.kept.rollup.rebuild.Rebuild;
import org.kept.rollup.retention.RetentionLag;
import org.kept.rollup.state.RollupState;

/** Events are dropped after their retention period; every number counted from them stays, and counting goes on. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class RetentionTest {

    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    /** A Monday in the middle of a month and of the histories. */
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 18);

    private final Retention retention;
    private final RetentionLag lag;
    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;
    private final Database database;
    private final RetentionHorizon retentionHorizon;
    private final Rebuild rebuild;
    private final RollupState state;

    @Inject
    RetentionTest(
            Retention retention,
            RetentionLag lag,
            KpiReader kpiReader,
            KpiRegistry kpiRegistry,
            Database database,
            RetentionHorizon retentionHorizon,
            Rebuild rebuild,
            RollupState state) {
        this.retention = retention;
        this.lag = lag;
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
        this.database = database;
        this.retentionHorizon = retentionHorizon;
        this.rebuild = rebuild;
        this.state = state;
    }

    @BeforeEach
    void resetRetention() {
        SharedNumbers.deleteAllData(database);
        execute("delete from retention");
        execute("delete from kpi_setting");
        state.renewStamp();
        retentionHorizon.refresh();
    }

    private void dropAllBefore(LocalDate monday) {
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        retention.apply("P" + ChronoUnit.DAYS.between(monday, today) + "D");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void numbersStayExactAndLaterEventsAreCounted(long seed) {
        var history = new History(seed, "kept");
        push(history.events(150)).statusCode(200);
        var before = numbers();
        dropAllBefore(MONDAY);
        assertThat(count("select count(*) from event where occurred_at < '2024-03-18T00:00:00Z'"))
                .isZero();
        assertThat(count("select count(*) from event")).isPositive();
        assertThat(numbers()).isEqualTo(before);
        SharedNumbers.rebuildFindsNoDifference();
        assertThat(rebuild.rebuild().differences()).isZero();

        // No figures or referrals, which can affect older weeks.
        var old = numbers("2024-W08", "2024-W11");
        var later = new ArrayList<ObjectNode>();
        for (var i = 200; i < 400; i++) {
            var event = history.event(i);
            if (!List.of("figure", "referral").contains(event.path("type").asText())) {
                later.add(event);
            }
        }
        push(later).statusCode(207);
        assertThat(numbers("2024-W08", "2024-W11")).isEqualTo(old);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void correctionsAndVoidsAboveTheHorizonMatchARebuild(long seed) {
        var history = new History(seed, "corrected");
        push(history.events(150)).statusCode(200);
        dropAllBefore(MONDAY);
        for (var from = 0; from < 150; from += 30) {
            var corrected = new ArrayList<ObjectNode>();
            for (var i = from; i < from + 30; i++) {
                corrected.add(history.event(i));
            }
            body("application/x-ndjson", lines(corrected)).post("/api/v1/events?onconflict=correct");
            SharedNumbers.rebuildFindsNoDifference();
        }
        for (var i = 0; i < 150; i += 5) {
            delete("history corrected", "e" + i, "by chance");
        }
        SharedNumbers.rebuildFindsNoDifference();
        var numbers = numbers();
        assertThat(rebuild.rebuild().differences()).isZero();
        assertThat(numbers()).isEqualTo(numbers);
    }

    @Test
    void corruptedRowsAboveTheHorizonAreCorrected() {
        push(new History(5, "mended").events(150)).statusCode(200);
        dropAllBefore(MONDAY);
        var numbers = numbers();
        execute("update tally_week set n = n + 1 where week_on >= '2024-03-18'");
        execute("update customer set referrals = referrals + 1");
        execute("update customer set first_at = '2024-12-01T00:00:00Z' where first_at >= '2024-03-18T00:00:00Z'");
        assertThat(rebuild.rebuild().differences()).isPositive();
        SharedNumbers.rebuildFindsNoDifference();
        assertThat(numbers()).isEqualTo(numbers);
    }

    @Test
    void ingestionRejectsOlderEventsWithAReason() {
        push(order("old", "2024-03-17T23:59:59Z", "c")).statusCode(200);
        push(order("new", "2024-03-18T00:00:00Z", "c")).statusCode(200);
        dropAllBefore(MONDAY);
        push(order("old", "2024-03-17T23:59:59Z", "c"))
                .statusCode(422)
                .body("errors[0].code", equalTo("time.past"))
                .body("errors[0].detail", containsString("before 18\u00a0Mar\u00a02024"));
        push(order("new", "2024-03-18T00:00:00Z", "c")).statusCode(200).body("replayed", equalTo(1));
        get("kept", "old").then().statusCode(404).body("detail", containsString("18\u00a0Mar\u00a02024"));
        delete("kept", "old", "why not").statusCode(404);
        body("application/json", order("new", "2024-03-17T10:00:00Z", "c").toString())
                .put("/api/v1/events/kept/new?reason=earlier")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("time.past"));
        withKey()
                .get("/api/v1/kpis/repeat-order-rate/series?grain=week&from=2024-W11&to=2024-W12")
                .then()
                .body("points[0].numerator", equalTo(0))
                .body("points[1].numerator", equalTo(1));
    }

    @Test
    void expiredEventsNotYetDroppedCannotBeCorrectedOrVoided() {
        push(order("slow", "2024-03-10T10:00:00Z", "c")).statusCode(200);
        execute("insert into retention (floor_at, begun, dropped) values"
                + " ('2024-03-18T00:00:00Z', '2026-11-22T10:00:00Z', 0)");
        retentionHorizon.refresh();
        delete("kept", "slow", "too late").statusCode(404);
        push(order("slow", "2024-03-20T10:00:00Z", "c"), "onconflict=correct")
                .statusCode(422)
                .body("errors[0].code", equalTo("time.past"));
        dropAllBefore(MONDAY);
        assertThat(count("select count(*) from event"))
                .as("what was cut off goes on")
                .isZero();
        assertThat(count("select count(*) from retention where finished is null"))
                .isZero();
        assertThat(rebuild.check().differences()).isZero();
    }

    @Test
    void aRunThatStallsIsToldOnTheDataPageAndByAMetric() {
        push(order("slow", "2024-03-10T10:00:00Z", "c")).statusCode(200);
        lag.recordSuccess();
        assertThat(lag.seconds()).isZero();
        execute("insert into retention (floor_at, begun, dropped) values"
                + " ('2024-03-18T00:00:00Z', '2024-06-20T10:00:00Z', 0)");
        lag.refresh();
        assertThat(lag.seconds()).isGreaterThan(Duration.ofDays(1).toSeconds());
        var told = "should have been deleted since 20\u00a0Jun\u00a02024";
        assertThat(signedIn().get("/data").asString()).contains(told, "log says what is wrong");
        dropAllBefore(MONDAY);
        lag.recordSuccess();
        assertThat(lag.seconds()).isZero();
        assertThat(signedIn().get("/data").asString()).doesNotContain(told);
    }

    @Test
    void aRunThatFailedIsToldOnTheDataPage() {
        lag.recordFailure();
        try {
            assertThat(signedIn().get("/data").asString()).contains("Old events could not be deleted on ");
        } finally {
            lag.recordSuccess();
        }
        assertThat(signedIn().get("/data").asString()).doesNotContain("Old events could not be deleted on ");
    }

    @Test
    void aTrendSaysWhichPointsHaveNoEvents() {
        push(call("a", "2024-03-12T10:00:00Z", 50));
        push(call("b", "2024-03-19T10:00:00Z", 50));
        var trend = "/kpis/sla?to=2024-W12";
        var note = "Points from 18\u00a0Mar\u00a02024 link to their events";
        var ada = TestKeys.signedIn();
        assertThat(ada.get(trend).asString())
                .contains("Each point links to its events")
                .doesNotContain(note);
        dropAllBefore(MONDAY);
        assertThat(ada.get(trend).asString()).contains(note).doesNotContain("Each point links");
    }

    @Test
    void aNewTimeForAllHistoryAppliesWhereEventsAreKept() {
        push(call("a", "2024-03-12T10:00:00Z", 50));
        push(call("b", "2024-03-19T10:00:00Z", 50));
        dropAllBefore(MONDAY);
        within(20).body("history.from", hasItem("2024-W12")).body("eventsFrom", equalTo("2024-W12"));
        series("sla").body("points[0].value", equalTo(1f)).body("points[1].value", equalTo(0f));
        within(60);
        series("sla").body("points[0].value", equalTo(1f)).body("points[1].value", equalTo(1f));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aCustomKpiKeepsItsOldWeeksUntilItIsRemoved() {
        push(call("a", "2024-03-12T10:00:00Z", 50));
        push(call("b", "2024-03-19T10:00:00Z", 50));
        define(40);
        dropAllBefore(MONDAY);
        define(60);
        series("long").body("points[0].value", equalTo(1f)).body("points[1].value", equalTo(0f));
        withKey().delete("/api/v1/kpis/long").then().statusCode(204);
        define(40);
        series("long").body("points[0].value", nullValue()).body("points[1].value", equalTo(1f));
        withKey().delete("/api/v1/kpis/long").then().statusCode(204);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void listsSayThatEventsWereDropped() {
        push(call("a", "2024-03-12T10:00:00Z", 50));
        push(call("b", "2024-03-19T10:00:00Z", 50));
        dropAllBefore(MONDAY);
        withKey()
                .get("/api/v1/events?kpi=sla&week=2024-W11")
                .then()
                .body("items", empty())
                .body("why", containsString("were dropped on"));
        withKey()
                .get("/api/v1/events?kpi=sla&week=2024-W12")
                .then()
                .body("items", hasSize(1))
                .body("$", not(hasItem("why")));
        assertThat(signedIn().get("/events?kpi=sla&week=2024-W11").asString()).contains("were dropped on");
        assertThat(signedIn().get("/data").asString()).contains("kept from 18\u00a0Mar\u00a02024");
    }

    @Test
    void aFigureStaysEvenIfItsKeyIsReused() {
        push(figure("2024-03-12T10:00:00Z", "2024-W11", 0.8));
        dropAllBefore(MONDAY);
        push(figure("2024-03-20T10:00:00Z", "2024-W12", 0.6)).statusCode(200).body("accepted", equalTo(1));
        series("csat").body("points[0].value", equalTo(0.8f)).body("points[1].value", equalTo(0.6f));
        delete("kept", "figure", "wrong").statusCode(204);
        series("csat").body("points[0].value", equalTo(0.8f)).body("points[1].value", nullValue());
        assertThat(rebuild.check().differences()).isZero();
    }

    @Test
    void anOrderReturnedBeforeTheHorizonCountsOnce() {
        push(event("kept", "back", "return", "2024-03-17T10:00:00Z", "{'order':'o'}"));
        push(order("o", "2024-03-19T10:00:00Z", "c"));
        dropAllBefore(MONDAY);
        push(event("kept", "again", "return", "2024-03-20T10:00:00Z", "{'order':'o'}"));
        SharedNumbers.rebuildFindsNoDifference();
        assertThat(count("select sum(n) from tally_week where input = 'orders-returned'"))
                .isEqualTo(1);
        dropAllBefore(MONDAY.plusWeeks(1));
        assertThat(count("select count(*) from returned_order")).isZero();
    }

    @Test
    void returnsOfKeptOrdersAreForgottenWithTheirOrdersHoweverMany() {
        var pairs = new ArrayList<ObjectNode>();
        for (var i = 0; i < 1100; i++) {
            pairs.add(event("kept", "back" + i, "return", "2024-03-17T10:00:00Z", "{'order':'o" + i + "'}"));
            pairs.add(order("o" + i, i == 7 ? "2024-03-26T10:00:00Z" : "2024-03-19T10:00:00Z", "c" + i));
        }
        pairs.add(event("kept", "lost", "return", "2024-03-17T10:00:00Z", "{'order':'never sent'}"));
        pairs.add(event("kept", "twice", "return", "2024-03-17T11:00:00Z", "{'order':'o7'}"));
        push(pairs).statusCode(200);
        dropAllBefore(MONDAY);
        assertThat(count("select count(*) from returned_order where source = ''"))
                .isEqualTo(1100);
        SharedNumbers.rebuildFindsNoDifference();
        dropAllBefore(MONDAY.plusWeeks(1));
        assertThat(count("select count(*) from returned_order")).isEqualTo(1);
        assertThat(count("select count(*) from returned_order where id = 'o7'")).isEqualTo(1);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void theKeyOfADroppedOrderCanBeReusedAndVoided() {
        push(order("o", "2024-03-12T10:00:00Z", "c"));
        dropAllBefore(MONDAY);
        push(order("o", "2024-03-19T10:00:00Z", "c")).body("accepted", equalTo(1));
        delete("kept", "o", "never happened").statusCode(204);
        push(order("p", "2024-03-20T10:00:00Z", "c"));
        series("repeat-order-rate").body("points[1].value", equalTo(1f));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void repeatedRunsLeaveOneAuditEntry() {
        push(call("a", "2024-03-12T10:00:00Z", 50));
        push(call("b", "2024-03-13T10:00:00Z", 50));
        var before = count("select count(*) from audit_entry where act = 'events.dropped'");
        dropAllBefore(MONDAY);
        dropAllBefore(MONDAY);
        dropAllBefore(MONDAY.minusWeeks(3));
        assertThat(count("select count(*) from audit_entry where act = 'events.dropped'") - before)
                .isEqualTo(1);
        withKey()
                .get("/api/v1/audit?act=events.dropped&limit=1")
                .then()
                .body("items[0].actor", equalTo("kept"))
                .body("items[0].before", containsString("events: 2"));
        assertThat(retentionHorizon.instant())
                .as("it never moves back")
                .isEqualTo(Instant.parse("2024-03-18T00:00:00Z"));
    }

    @Test
    void aRestatementKeepsItsCauseWhenTheEventsAreDropped() {
        TestWeeks.publishMission();
        push(call("a", "2024-03-12T10:00:00Z", 10)).statusCode(200);
        push(call("b", "2024-03-12T11:00:00Z", 10)).statusCode(200);
        withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/scorecards/2024-W11/publication")
                .then()
                .statusCode(200);
        push(call("c", "2024-03-13T10:00:00Z", 90)).statusCode(200);
        delete("kept", "b", "It was a test call.").statusCode(204);
        var because = "1 event came later and 1 event was voided";
        var cause = "items.find { it.kpi == 'sla' }.restated.because";
        withKey().get("/api/v1/restatements?to=2024-W11").then().body(cause, equalTo(because));
        dropAllBefore(MONDAY);
        assertThat(count("select count(*) from event where occurred_at < '2024-03-18T00:00:00Z'"))
                .isZero();
        withKey()
                .get("/api/v1/restatements?to=2024-W11")
                .then()
                .body(cause, equalTo(because))
                .body("items.find { it.kpi == 'sla' }.restated.causes.count", equalTo(List.of(1, 1)));
        withKey()
                .get("/api/v1/audit?act=week.restated")
                .then()
                .body("items[0].after", containsString("minute sla measures: late 1 event 20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P13W", "P3M", "P0D", "P-2Y", "3 years", ""})
    void anInvalidOrShortPeriodIsRejected(String period) {
        assertThatThrownBy(() -> Retention.firstKeptMonday(period, LocalDate.of(2026, 11, 22)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("KEPT_RETENTION_EVENTS is '" + period + "'");
    }

    @Test
    void theHorizonIsTheMondayBeforeThePeriodBegins() {
        var today = LocalDate.of(2026, 11, 22);
        assertThat(Retention.firstKeptMonday("P3Y", today)).isEqualTo(LocalDate.of(2023, 11, 20));
        assertThat(Retention.firstKeptMonday("P14W", today)).isEqualTo(LocalDate.of(2026, 8, 10));
    }

    private static ObjectNode order(String id, String time, String customer) {
        return event("kept", id, "order", time, "{'customer':'" + customer + "'}");
    }

    private static ObjectNode call(String id, String time, int waited) {
        return event("kept", id, "contact", time, "{'outcome':'answered','waitSeconds':" + waited + "}");
    }

    private static ObjectNode figure(String time, String week, double value) {
        return event("kept", "figure", "figure", time, "{'kpi':'csat','week':'" + week + "','value':" + value + "}");
    }

    private static ValidatableResponse within(int seconds) {
        return withKey()
                .contentType("application/json")
                .body("{\"withinSeconds\":" + seconds + ",\"allHistory\":true}")
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
    }

    private static void define(int over) {
        var definition = json("{'name':'Long','betterWhen':'lower','unit':'fraction','numerator':{'type':'contact',"
                + "'where':{'waitSeconds':{'over':" + over + "}}},'denominator':{'type':'contact'}}");
        body("application/json", definition.toString())
                .put("/api/v1/kpis/long")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse series(String kpi) {
        return withKey()
                .get("/api/v1/kpis/" + kpi + "/series?grain=week&from=2024-W11&to=2024-W12")
                .then()
                .statusCode(200);
    }

    private Map<String, String> numbers() {
        var numbers = numbers("2024-W08", "2024-W14");
        numbers.putAll(numbers("2024-02", "2024-04"));
        numbers.putAll(numbers("2024-02-24", "2024-04-02"));
        return numbers;
    }

    /** Every reading of every variant of every KPI. */
    private Map<String, String> numbers(String from, String to) {
        var numbers = new TreeMap<String, String>();
        for (var team : new String[] {"", "red"}) {
            for (var kpi : kpiRegistry.measures()) {
                for (var variant : kpi.variants().keySet()) {
                    for (var point : kpiReader.series(
                            kpi, Period.parse(from), Period.parse(to), Slice.of(team, null), variant)) {
                        numbers.put(
                                kpi.code() + " " + variant + " " + point.period() + " " + team,
                                rounded(point.reading().toString()));
                    }
                }
            }
        }
        return numbers;
    }

    /** Nine decimals, because a database adds rows in any order, which changes the last bits of a sum. */
    private static String rounded(String reading) {
        return DECIMAL.matcher(reading).replaceAll(number -> new BigDecimal(number.group())
                .setScale(9, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString());
    }

    private long count(String sql) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getLong(1);
            }
        });
    }

    private void execute(String sql) {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }
}
