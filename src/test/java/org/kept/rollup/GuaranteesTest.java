package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.kpi.Quotient;
import org.kept.signal.Notes;
import org.kept.signal.Phase;

/** Breaches of guarantees, from ingestion to the number; each test uses its own channel. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class GuaranteesTest {

    private static final String MINUTE = "guarantee-minute";
    private static final String PARCEL = "guarantee-parcel";
    private static final String INCORRECT = "incorrect-fulfillment-rate";

    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;
    private final Notes notes;

    @Inject
    GuaranteesTest(KpiReader kpiReader, KpiRegistry kpiRegistry, Notes notes) {
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
        this.notes = notes;
    }

    @BeforeEach
    void guaranteeAMinuteForAllHistory() {
        publish("2000-01-03", 60);
    }

    @Test
    void breachesFollowNewCorrectedAndVoidedEvents() {
        push(List.of(call("one", "a", "2024-03-04", 30), call("one", "b", "2024-03-05", 61)))
                .statusCode(200);
        push(gaveUp("one", "c", "2024-03-06", 90)).statusCode(200);
        assertThat(broken("one", "2024-W10")).isEqualTo("2 of 3");
        put(call("one", "b", "2024-03-05", 60), "typed wrongly").statusCode(200);
        assertThat(broken("one", "2024-W10")).isEqualTo("1 of 3");
        delete("one", "c", "a test call").statusCode(204);
        assertThat(broken("one", "2024-W10")).isEqualTo("0 of 2");
        put(call("one", "a", "2024-03-12", 99), "another week").statusCode(200);
        assertThat(broken("one", "2024-W10")).isEqualTo("0 of 1");
        assertThat(broken("one", "2024-W11")).isEqualTo("1 of 1");
        assertThat(broken("one", "2024-03")).isEqualTo("1 of 2");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aWeekWithoutContactsHasNoValueAndOneWithoutABreachIsZero() {
        push(call("quiet", "a", "2024-03-04", 5)).statusCode(200);
        assertThat(broken("quiet", "2024-W10")).isEqualTo("0 of 1");
        assertThat(broken("quiet", "2024-W11"))
                .isEqualTo("No contacts with a waiting time under the guarantee in this period.");
    }

    @Test
    void whoIsNotKnownToHaveWaitedIsNoOccasionOfAPromiseAboutWaiting() {
        push(List.of(call("unknown", "a", "2024-03-04", 30), call("unknown", "b", "2024-03-05", 61)))
                .statusCode(200);
        push(at("unknown", event("unknown", "c", "contact", "2024-03-05T10:00:00Z", "{'outcome':'answered'}")))
                .statusCode(200);
        assertThat(broken("unknown", "2024-W10")).isEqualTo("1 of 2");
        delete("unknown", "c", "a test").statusCode(204);
        assertThat(broken("unknown", "2024-W10")).isEqualTo("1 of 2");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aNewVersionRecountsItsWeeksOnly() {
        pushTwoWeeks("version");
        publish("2024-03-13", 120);
        assertThat(broken("version", "2024-W10")).isEqualTo("2 of 3");
        assertThat(broken("version", "2024-W11")).isEqualTo("1 of 3");
        push(List.of(call("version", "late", "2024-03-07", 70), call("version", "new", "2024-03-14", 70)))
                .statusCode(200);
        assertThat(broken("version", "2024-W10")).isEqualTo("3 of 4");
        assertThat(broken("version", "2024-W11")).isEqualTo("1 of 4");
        SharedNumbers.rebuildFindsNoDifference();

        publish("2024-03-04", 120);
        assertThat(broken("version", "2024-W10")).isEqualTo("1 of 4");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aWithdrawnGuaranteeKeepsItsWeeks() {
        pushTwoWeeks("up");
        publish(document("2024-03-11", "{\"promise\":\"A minute\",\"consequence\":\"a stamp\"}"));
        assertThat(broken("up", "2024-W10")).isEqualTo("2 of 3");
        assertThat(broken("up", "2024-W11"))
                .isEqualTo("No contacts with a waiting time under the guarantee in this period.");
        push(call("up", "late", "2024-03-05", 99)).statusCode(200);
        push(call("up", "new", "2024-03-12", 99)).statusCode(200);
        assertThat(broken("up", "2024-W10")).isEqualTo("3 of 4");
        withKey().get("/api/v1/kpis/" + MINUTE).then().statusCode(200);
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void incorrectFulfillmentsCountPerOrder() {
        push(List.of(
                        at("parcel", event("parcel", "o1", "order", "2024-03-04T10:00:00Z", "{}")),
                        at("parcel", event("parcel", "o2", "order", "2024-03-04T10:00:00Z", "{}")),
                        at(
                                "parcel",
                                event(
                                        "parcel",
                                        "w1",
                                        "incorrect-fulfillment",
                                        "2024-03-05T10:00:00Z",
                                        "{'reason':'damaged'}")),
                        at(
                                "parcel",
                                event(
                                        "parcel",
                                        "w2",
                                        "incorrect-fulfillment",
                                        "2024-03-05T10:00:00Z",
                                        "{'reason':'wrong-item'}"))))
                .statusCode(200);
        assertThat(quotient(PARCEL, "parcel", "2024-W10")).isEqualTo("1 of 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"source":"pbx"}                  | source      | member.envelope
            {"team":"berlin"}                 | team        | member.envelope
            {"outcmoe":"answered"}            | outcmoe     | member.unknown
            {"outcome":"lost"}                | outcome     | where.impossible
            {"waitSeconds":{"under":0}}       | waitSeconds | where.impossible
            """)
    void aConditionThatNoEventMeetsIsRefused(String where, String member, String code) {
        var guarantee =
                "{\"promise\":\"A minute\",\"consequence\":\"a stamp\",\"breach\":{\"type\":\"contact\",\"where\":"
                        + where + "}}";
        withKey()
                .contentType("application/json")
                .body(document("2024-03-11", guarantee))
                .put("/api/v1/mission")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/clauses/0/guarantee/breach/where/" + member))
                .body("errors.code", contains(code));
    }

    @Test
    void kpisThatCountTheSameEventsShareTheirPhases() {
        assertThat(kpiRegistry.sameSeries(MINUTE)).containsExactly(MINUTE);
        publish(
                document(
                        "2000-01-03",
                        "{\"promise\":\"The right one\",\"consequence\":\"a stamp\",\"breach\":{\"type\":\"incorrect-fulfillment\"}}"));
        assertThat(kpiRegistry.sameSeries(MINUTE)).containsExactly(MINUTE, INCORRECT);
        assertThat(kpiRegistry.sameSeries(INCORRECT)).containsExactly(INCORRECT, MINUTE);
        withKey()
                .contentType("application/json")
                .body("{\"from\":\"2024-W05\",\"because\":\"A second packing bench\"}")
                .post("/api/v1/kpis/" + INCORRECT + "/phases")
                .then()
                .statusCode(201);
        for (var kpi : List.of(INCORRECT, MINUTE)) {
            assertThat(notes.phases(kpi, Slice.ALL))
                    .extracting(Phase::because)
                    .containsExactly("A second packing bench");
        }
    }

    @Test
    void theDrillDownListsTheCountedEvents() {
        pushTwoWeeks("behind");
        withKey()
                .get("/api/v1/events?channel=behind&week=2024-W10&kpi=" + MINUTE)
                .then()
                .statusCode(200)
                .body("items.id", contains("c10", "b10", "a10"));
        withKey()
                .get("/api/v1/events?channel=behind&week=2024-W10&kpi=" + PARCEL)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of()));
    }

    @Test
    void everyKpiPageWorksForAGuarantee() {
        pushTwoWeeks("pages");
        for (var page : List.of("", "/moved", "/teams", "/hours")) {
            signedIn()
                    .get("/kpis/" + MINUTE + page + "?channel=pages&to=2024-W11")
                    .then()
                    .statusCode(200);
        }
        withKey()
                .get("/api/v1/kpis/" + MINUTE + "/series?from=2024-W10&to=2024-W11&channel=pages")
                .then()
                .body("points.numerator", contains(2, 2))
                .body("points.denominator", contains(3, 3))
                .body("points.target", contains(nullValue(), nullValue()));
        withKey()
                .get("/api/v1/kpis")
                .then()
                .body("code", hasItem(MINUTE))
                .body("find { it.code == '" + MINUTE + "' }.configured", equalTo(false))
                .body("find { it.code == '" + MINUTE + "' }.name", equalTo("Guarantee broken: “within a minute”"));
    }

    @Test
    void theScorecardShowsBreachesAndLiabilityWithoutAVerdict() {
        pushTwoWeeks("card");
        withKey()
                .get("/api/v1/scorecards/2024-W10?channel=card")
                .then()
                .body("clauses[0].standing", equalTo("unmeasured"))
                .body("clauses[0].rows.role", contains("guarantee"))
                .body("clauses[0].rows[0].kpi", equalTo(MINUTE))
                .body("clauses[0].rows[0].verdict", equalTo("too-few"))
                .body("clauses[0].rows[0].owed.times", equalTo(2))
                .body("clauses[0].rows[0].owed.consequence", equalTo("a free stamp"))
                .body("clauses[1].rows[0].owed.times", nullValue());
        signedIn()
                .get("/scorecards/2024-W10?channel=card")
                .then()
                .body(containsString("A free stamp owed 2 times."), containsString("not judged"));
        signedIn().get("/mission").then().body(containsString("Counted as broken: contacts that waited over 60 s."));
    }

    @Test
    void aGuaranteeCannotMeasureAClause() {
        var measured = document("2000-01-03", guarantee(60))
                .replace("\"measures\":[]", "\"measures\":[{\"kpi\":\"" + MINUTE + "\",\"because\":\"It counts.\"}]");
        sendMission(measured).statusCode(422).body("errors.code", hasItem("kpi.guarantee"));
        withKey()
                .contentType("application/json")
                .body("{}")
                .put("/api/v1/kpis/" + MINUTE + "/settings")
                .then()
                .statusCode(409);
    }

    @Test
    void eventsPushedDuringPublicationCountOnce() {
        var pushes = IntStream.range(0, 3)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (var i = 0; i < 15; i++) {
                        var calls = new ArrayList<ObjectNode>();
                        for (var n = 0; n < 10; n++) {
                            calls.add(call("busy", writer + "-" + i + "-" + n, "2024-03-0" + (4 + n % 5), 20 * n));
                        }
                        push(calls).statusCode(200);
                    }
                }))
                .toList();
        for (var seconds : List.of(100, 60, 140, 80)) {
            publish("2000-01-03", seconds);
        }
        pushes.forEach(CompletableFuture::join);
        assertThat(broken("busy", "2024-W10")).isEqualTo("225 of 450");
        SharedNumbers.rebuildFindsNoDifference();
    }

    private String broken(String channel, String period) {
        return quotient(MINUTE, channel, period);
    }

    private String quotient(String kpi, String channel, String period) {
        var at = Period.parse(period);
        return kpiReader
                .series(kpiRegistry.get(kpi), at, at, Slice.of(null, channel))
                .get(0)
                .reading()
                .fold(
                        present -> {
                            var quotient = present.quotient() == null ? Quotient.NOTHING : present.quotient();
                            return Math.round(quotient.numerator()) + " of " + Math.round(quotient.denominator());
                        },
                        absent -> absent.why());
    }

    /** Pushes calls with waits of 50, 70 and 130 seconds in each of two weeks. */
    private static void pushTwoWeeks(String channel) {
        push(List.of(
                        call(channel, "a10", "2024-03-04", 50),
                        call(channel, "b10", "2024-03-05", 70),
                        call(channel, "c10", "2024-03-06", 130),
                        call(channel, "a11", "2024-03-11", 50),
                        call(channel, "b11", "2024-03-12", 70),
                        call(channel, "c11", "2024-03-13", 130)))
                .statusCode(200);
    }

    private static ObjectNode call(String channel, String id, String day, int wait) {
        return contact(channel, id, day, "answered", wait);
    }

    private static ObjectNode gaveUp(String channel, String id, String day, int wait) {
        return contact(channel, id, day, "abandoned", wait);
    }

    private static ObjectNode contact(String channel, String id, String day, String outcome, int wait) {
        return at(
                channel,
                event(
                        channel,
                        id,
                        "contact",
                        day + "T10:00:00Z",
                        "{'outcome':'" + outcome + "','waitSeconds':" + wait + "}"));
    }

    private static ObjectNode at(String channel, ObjectNode event) {
        return event.put("channel", channel);
    }

    private static void publish(String from, int seconds) {
        publish(document(from, guarantee(seconds)));
    }

    private static void publish(String document) {
        sendMission(document).statusCode(200);
    }

    private static ValidatableResponse sendMission(String document) {
        return withKey()
                .contentType("application/json")
                .body(document)
                .put("/api/v1/mission")
                .then();
    }

    private static String guarantee(int seconds) {
        return "{\"promise\":\"A minute\",\"consequence\":\"a free stamp\",\"breach\":{\"type\":\"contact\","
                + "\"where\":{\"waitSeconds\":{\"over\":" + seconds + "}}}}";
    }

    private static String document(String from, String guarantee) {
        return """
                {"statement":"We answer within a minute and send the right parcel.","effectiveFrom":"%s","clauses":[
                 {"code":"minute","quote":"within a minute","measures":[],"guarantee":%s},
                 {"code":"parcel","quote":"the right parcel","measures":[],"guarantee":
                  {"promise":"The right one","consequence":"We send it again",
                   "breach":{"type":"incorrect-fulfillment","where":{"reason":{"oneOf":["wrong-item","wrong-address"]}}}}}]}
                """.formatted(from, guarantee);
    }
}
