package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.pushNdjson;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.database.ReadSession;
import org.kept.kpi.EventType;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.state.RollupState;
import org.kept.types.EventTypes;

/** Custom KPIs over REST. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class CustomKpiServiceTest {

    private static final String LATE = """
            {'name':'Late orders','betterWhen':'lower','unit':'per-hundred',
             'numerator':{'type':'order','where':{'late':true}},'denominator':{'type':'order'}}""";

    @Inject
    CustomKpiStore store;

    @Inject
    RollupState state;

    @Inject
    ReadSession reads;

    @Test
    void aPageReadsTheKpisOnceAfterAChange() {
        state.renewStamp();
        reads.during(() -> assertThat(store.current()).isSameAs(store.current()));
    }

    @Test
    void everyEventTypeButTheFigureIsCountable() {
        assertThat(EventType.codes(EventTypes.BUILT_IN.countable()))
                .containsExactlyInAnyOrderElementsOf(EventType.builtIn().stream()
                        .filter(type -> !type.equals(EventType.FIGURE))
                        .map(EventType::code)
                        .toList());
    }

    @Test
    void aDefinitionCountsHistoryAndLaterEvents() {
        order("late", "1", "{'late':true}");
        order("late", "2", "{}");
        define("late-orders", LATE)
                .statusCode(200)
                .body("configured", equalTo(true))
                .body("unit", equalTo("per-hundred"))
                .body("formula", equalTo("100 × orders marked late ÷ orders"))
                .body("definition.numerator.where.late", equalTo(true))
                .body("history", hasSize(1))
                .body("history[0].author", notNullValue());
        assertReading("late-orders", "late", 50f);
        pushNdjson(event("late", "3", "order", "{'late':false}")
                        .put("channel", "late")
                        .toString())
                .statusCode(200);
        TestEvents.body(
                        "text/csv",
                        "id,source,type,time,channel,late\n4,late,order," + TestEvents.TIME + ",late,true\n")
                .post("/api/v1/events")
                .then()
                .statusCode(200);
        assertReading("late-orders", "late", 50f);
        define("late-orders", LATE.replace("true", "{'exists':true}"))
                .statusCode(200)
                .body("settingsVersion", equalTo(2))
                .body("history", hasSize(2));
        assertReading("late-orders", "late", 75f);
        define("late-orders", LATE.replace("true", "{'exists':true}")).body("history", hasSize(2));
        SharedNumbers.rebuildFindsNoDifference();
        signedIn().get("/kpis").then().body(containsString("Your own KPIs"), containsString("Late orders"));
        signedIn().get("/kpis/late-orders?channel=late&to=2024-W10").then().statusCode(200);
        remove("late-orders").statusCode(204);
        withKey().get("/api/v1/kpis/late-orders").then().statusCode(404);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sla         | /code | code.taken
            guarantee-x | /code | code.taken
            Late        | /code | code.form
            """)
    void reservedAndMalformedCodesAreRejected(String code, String pointer, String fault) {
        define(code, LATE)
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(fault));
    }

    @Test
    void everyErrorInADefinitionIsReported() {
        define(
                        "bad",
                        "{'betterWhen':'up','unit':'minutes','nmae':'x','numerator':{'type':'ordr'},"
                                + "'denominator':{'type':'contact','where':{'waitSeconds':{'over':'60'}}}}")
                .statusCode(422)
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "member.unknown",
                                "name.form",
                                "betterWhen.unknown",
                                "unit.unknown",
                                "type.unknown",
                                "where.number"))
                .body("errors.pointer", hasItems("/numerator/type", "/denominator/where/waitSeconds/over"))
                .body("errors.detail", everyItem(matchesPattern("[A-Z'].{10,}[.?]")));
        define("bad", "[]".replace("[]", "{}")).statusCode(422);
        withKey()
                .contentType("application/json")
                .body("[]")
                .put("/api/v1/kpis/bad")
                .then()
                .statusCode(400);
        withKey().get("/api/v1/kpis").then().body("code", not(hasItem("bad")));
    }

    @Test
    void aKpiUsedByTheMissionCannotBeRemoved() {
        define("spoken-of", LATE).statusCode(200);
        mission("spoken-of").statusCode(200);
        remove("spoken-of")
                .statusCode(409)
                .body("detail", containsString("it measures the clause 'parcel' in version "));
        mission("sla").statusCode(200);
        // An older version still judges its weeks.
        remove("spoken-of").statusCode(409);
        signedIn().get("/scorecards/2024-W10").then().statusCode(200);
        mission("nobody-defined").statusCode(422);
    }

    @Test
    void definingNeedsAnAdminAndOnlyCustomKpisCanBeRemoved() {
        withKey(keyWith("read", "ingest"))
                .contentType("application/json")
                .body(json(LATE).toString())
                .put("/api/v1/kpis/mine")
                .then()
                .statusCode(403);
        remove("sla").statusCode(404);
        remove("nobody-defined").statusCode(404);
        define("mine", LATE).statusCode(200);
        withKey()
                .contentType("application/json")
                .body("{\"allHistory\":true}")
                .put("/api/v1/kpis/mine/settings")
                .then()
                .statusCode(409);
        withKey()
                .get("/api/v1/kpis/sla")
                .then()
                .body("configured", equalTo(false))
                .body("definition", nullValue());
        remove("mine").statusCode(204);
    }

    private static void order(String channel, String id, String data) {
        push(event(channel, id, "order", data).put("channel", channel)).statusCode(200);
    }

    private static void assertReading(String kpi, String channel, float value) {
        withKey()
                .get("/api/v1/kpis/" + kpi + "/series?from=2024-W10&to=2024-W10&channel=" + channel)
                .then()
                .statusCode(200)
                .body("points[0].value", equalTo(value));
    }

    private static ValidatableResponse define(String code, String definition) {
        return withKey()
                .contentType("application/json")
                .body(json(definition).toString())
                .put("/api/v1/kpis/" + code)
                .then();
    }

    private static ValidatableResponse remove(String code) {
        return withKey().delete("/api/v1/kpis/" + code).then();
    }

    private static ValidatableResponse mission(String kpi) {
        return withKey()
                .contentType("application/json")
                .body("""
                        {"statement":"We send parcels.","effectiveFrom":"2024-01-01","clauses":[{"code":"parcel",
                         "quote":"send parcels","measures":[{"kpi":"%s","because":"It counts them."}]}]}
                        """.formatted(kpi))
                .put("/api/v1/mission")
                .then();
    }
}
