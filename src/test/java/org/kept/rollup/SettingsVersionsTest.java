package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;

/** Settings apply from a week on; readings of earlier weeks stay. */
@QuarkusTest
@OnBothDatabases
class SettingsVersionsTest {

    private final KpiReader kpiReader;

    @Inject
    SettingsVersionsTest(KpiReader kpiReader) {
        this.kpiReader = kpiReader;
    }

    @AfterEach
    void restoreStandardSettings() {
        set("sla", "{\"withinSeconds\":60,\"variant\":\"answered-over-offered\",\"allHistory\":true}")
                .statusCode(200);
        set("abandonment-rate", "{\"withinSeconds\":5,\"variant\":\"short-abandons-in\",\"allHistory\":true}")
                .statusCode(200);
    }

    @Test
    void aNewTimeAppliesFromItsWeekOnAndToLaterEvents() {
        pushTwoWeeks("from");
        assertThat(serviceLevel("2023-W20", "from")).isEqualTo(0.75);
        set("sla", "{\"withinSeconds\":20,\"from\":\"2023-W21\"}").statusCode(200);
        assertThat(serviceLevel("2023-W20", "from")).isEqualTo(0.75);
        assertThat(serviceLevel("2023-W21", "from")).isEqualTo(0.25);
        call("from", "late-20", "2023-05-17T10:00:00Z", 50);
        call("from", "late-21", "2023-05-24T10:00:00Z", 50);
        assertThat(serviceLevel("2023-W20", "from")).isEqualTo(0.8);
        assertThat(serviceLevel("2023-W21", "from")).isEqualTo(0.2);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aNewTimeForAllHistoryRecountsEveryWeek() {
        pushTwoWeeks("all");
        set("sla", "{\"withinSeconds\":20,\"allHistory\":true}")
                .statusCode(200)
                .body("formula", equalTo("contacts answered within 20 s ÷ contacts offered"));
        assertThat(serviceLevel("2023-W20", "all")).isEqualTo(0.25);
        assertThat(serviceLevel("2023-W21", "all")).isEqualTo(0.25);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aTimeIncludesItsLastSecond() {
        call("exact", "1", "2023-05-15T10:00:00Z", 60);
        call("exact", "2", "2023-05-15T10:00:00Z", 61);
        assertThat(serviceLevel("2023-W20", "exact")).isEqualTo(0.5);
    }

    @Test
    void aNewVariantAppliesFromItsWeekOn() {
        pushTwoWeeks("variant");
        push(event("variant", "gone", "contact", "2023-05-22T10:00:00Z", "{'outcome':'abandoned','waitSeconds':90}")
                .put("channel", "variant"));
        assertThat(serviceLevel("2023-W21", "variant")).isEqualTo(0.6);
        set("sla", "{\"variant\":\"answered-over-answered\",\"from\":\"2023-W21\"}")
                .statusCode(200);
        assertThat(serviceLevel("2023-W21", "variant")).isEqualTo(0.75);
        withKey()
                .get("/api/v1/kpis/sla")
                .then()
                .body("history.from", hasItem("2023-W21"))
                .body("settings.variant", equalTo("answered-over-answered"))
                .body("history[0].author", containsString("key:"));
    }

    @Test
    void equalSettingsCreateNoVersion() {
        set("sla", "{\"withinSeconds\":33,\"from\":\"2023-W21\"}");
        var versions =
                withKey().get("/api/v1/kpis/sla").jsonPath().getList("history").size();
        set("sla", "{\"withinSeconds\":33,\"from\":\"2023-W21\"}").body("history", hasSize(versions));
        set("sla", "{}").statusCode(200).body("settingsVersion", greaterThan(0));
    }

    @Test
    void aLaterVersionFromAnEarlierWeekAppliesToAllWeeksAfterIt() {
        pushTwoWeeks("earlier");
        set("sla", "{\"withinSeconds\":20,\"from\":\"2023-W21\"}").statusCode(200);
        set("sla", "{\"withinSeconds\":60,\"from\":\"2023-W20\"}").statusCode(200);
        assertThat(serviceLevel("2023-W21", "earlier")).isEqualTo(0.75);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sla | {"variant":"made-up"}              | /variant       | variant.unknown
                    sla | {"withinSeconds":0}                | /withinSeconds | withinSeconds.range
                    sla | {"withinSeconds":90000}            | /withinSeconds | withinSeconds.range
                    csat | {"withinSeconds":60}              | /withinSeconds | withinSeconds.unknown
                    sla | {"withinSeconds":50,"from":"2023"} | /from          | from.form
                    sla | {"withinSeconds":50,"from":"2023-05"} | /from       | from.form
                    """)
    void invalidSettingsAreReportedWithPointerAndCode(String kpi, String settings, String pointer, String code) {
        set(kpi, settings)
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
    }

    @Test
    void settingsNeedABodyAKpiAndAnAdministrator() {
        set("sla", "").statusCode(400);
        set("made-up", "{}").statusCode(404);
        withKey(keyWith("read", "ingest"))
                .contentType("application/json")
                .body("{}")
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(403);
        withKey(keyWith("read")).post("/api/v1/rollup/rebuild").then().statusCode(403);
    }

    private static ValidatableResponse set(String kpi, String settings) {
        return body("application/json", settings)
                .put("/api/v1/kpis/" + kpi + "/settings")
                .then();
    }

    /** Pushes calls answered after 10, 30, 50 and 70 seconds in each of two weeks. */
    private static void pushTwoWeeks(String channel) {
        for (var wait : new int[] {10, 30, 50, 70}) {
            call(channel, "20-" + wait, "2023-05-15T10:00:00Z", wait);
            call(channel, "21-" + wait, "2023-05-22T10:00:00Z", wait);
        }
    }

    private static void call(String channel, String id, String time, int wait) {
        push(event(channel, id, "contact", time, "{'outcome':'answered','waitSeconds':" + wait + "}")
                        .put("channel", channel))
                .statusCode(200);
    }

    private double serviceLevel(String week, String channel) {
        var at = Period.parse(week);
        return kpiReader
                .series(Catalogue.find("sla").orElseThrow(), at, at, Slice.of(null, channel))
                .get(0)
                .reading()
                .value()
                .orElse(Double.NaN);
    }
}
