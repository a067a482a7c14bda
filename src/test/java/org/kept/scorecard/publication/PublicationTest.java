package org.kept.scorecard.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.scorecard.published.PublishedWeek;

/** Weeks are published once and stay the same; later differences are shown with their cause. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PublicationTest {

    private static final String WEEK = "2024-W30";

    /** 09:00 in London on the Monday after that week. */
    private static final Instant DUE = Instant.parse("2024-07-29T08:00:00Z");

    @Inject
    PublicationClock clock;

    @Inject
    PublicationProbe probe;

    @Inject
    Database database;

    @BeforeEach
    void aMissionAndAWeek() {
        probe.forget();
        TestWeeks.publishMission();
        TestEvents.push(contacts("call", 0, 100, 90)).statusCode(200);
    }

    @Test
    void aPublishedWeekStaysReadableAndEachRestatementNamesItsCause() {
        publish(WEEK, "{'comment':'  Two were ill.\\nFrom Monday on   we share shifts.  '}")
                .statusCode(200)
                .body("published.comment", equalTo("Two were ill.\nFrom Monday on we share shifts."))
                .body("published.by", equalTo("key:" + TestKeys.PREFIX))
                .body("intact", equalTo(true));
        assertThat(probe.weeks()).containsExactly(WEEK);
        assertThat(probe.last().comment()).startsWith("Two were ill.");
        scorecard(WEEK)
                .body("published.at", notNullValue())
                .body("clauses[0].standingAsPublished", equalTo("met"))
                .body("clauses[0].rows[0].asPublished.value", equalTo(0.9f))
                .body("clauses[0].rows[0].asPublished.numerator", equalTo(90.0f))
                .body("clauses[0].rows[0].restated", nullValue());
        assertThat(page("/restatements")).contains("Every number and verdict of these weeks is as it was published.");
        var digest = publication(WEEK).path("digest").toString();

        TestEvents.push(contacts("late", 0, 40, 0)).statusCode(200);
        TestEvents.push(correction(), "onconflict=correct").statusCode(200);
        TestEvents.delete("desk", "call-1", "It was a test call.").statusCode(204);

        scorecard(WEEK)
                .body("clauses[0].standing", equalTo("missed"))
                .body("clauses[0].standingAsPublished", equalTo("met"))
                .body("clauses[0].rows[0].verdict", equalTo("missed"))
                .body("clauses[0].rows[0].gap", lessThan(0f))
                .body("clauses[0].rows[0].asPublished.verdict", equalTo("met"))
                .body("clauses[0].rows[0].asPublished.gap", greaterThan(0f))
                .body("clauses[0].rows[0].asPublished.target.atLeast", equalTo(0.8f))
                .body("clauses[0].rows[0].asPublished.denominator", equalTo(100.0f))
                .body(
                        "clauses[0].rows[0].restated.because",
                        equalTo("40 events came later, 1 event was corrected and 1 event was voided"))
                .body("clauses[0].rows[0].restated.since", notNullValue())
                .body("clauses[0].rows[0].restated.causes.kind", equalTo(List.of("late", "corrected", "voided")));
        assertThat(page("/scorecards/" + WEEK))
                .contains("Two were ill.")
                .contains("Published: 90.0% of 100, met. Now: 63.3% of 139, missed, because 40 events came later")
                .contains("with another verdict. The scorecard is shown as published")
                .satisfies(page -> assertThat(page.split("<span class=\"differs\">now missed</span>", -1))
                        .as("beside the verdict of the clause and of the row")
                        .hasSize(1 + 2))
                .contains("<span class=\"reading\">90.0%</span> <span class=\"now\">now 63.3%</span>")
                .contains("<td class=\"number gap\">+10.0")
                .contains("class=\"clause met\"")
                .doesNotContain("Needs a look", "class=\"clause missed\"");
        TestKeys.withKey()
                .get("/api/v1/restatements")
                .then()
                .statusCode(200)
                .body("items[0].week", equalTo(WEEK))
                .body("items[0].kpi", equalTo("sla"))
                .body("items[0].now.denominator", equalTo(139.0f))
                .body("items[0].restated.causes[0].count", equalTo(40));
        assertThat(page("/restatements"))
                .contains("90.0% of 100, met", "63.3% of 139, missed", "40 events came later")
                .contains("href=\"/api/v1/restatements?format=csv\"", "href=\"/api/v1/restatements?format=xlsx\"");
        var published = publication(WEEK);
        assertThat(published.path("digest").toString()).isEqualTo(digest);
        assertThat(published.path("intact").toString()).isEqualTo("true");
        assertThat(PublishedWeek.digest(published.path("document").toString())).isEqualTo(digest.replace("\"", ""));
        TestKeys.withKey().get("/api/v1/audit/check").then().body("intact", equalTo(true));
    }

    @Test
    void lateEventsACorrectionAndAnExclusionAreEachNamed() {
        TestEvents.push(contact("fog", "2024-07-25T10:00:00Z", 90)).statusCode(200);
        publish(WEEK, "{}").statusCode(200);
        TestEvents.push(contacts("late", 0, 40, 0)).statusCode(200);
        TestEvents.push(correction(), "onconflict=correct").statusCode(200);
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"from":"2024-07-25","to":"2024-07-25","category":"outage","because":"Fog on the river"}""")
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201);
        scorecard(WEEK)
                .body("clauses[0].standingAsPublished", equalTo("met"))
                .body("clauses[0].rows[0].asPublished.numerator", equalTo(90.0f))
                .body("clauses[0].rows[0].asPublished.denominator", equalTo(101.0f))
                .body(
                        "clauses[0].rows[0].restated.because",
                        equalTo("an exclusion was added, 40 events came later and 1 event was corrected"))
                .body("clauses[0].rows[0].restated.causes.kind", equalTo(List.of("exclusion", "late", "corrected")));
        assertThat(page("/restatements")).contains("89.1% of 101, met", "63.6% of 140, missed");
        assertThat(publication(WEEK).path("intact").toString()).isEqualTo("true");
        TestKeys.withKey().get("/api/v1/audit/check").then().body("intact", equalTo(true));
    }

    @Test
    void aMissionThatIsDatedBackAndAFigureAreCauses() {
        publish(WEEK, "{}").statusCode(200).body("published.comment", nullValue());
        TestEvents.push(TestEvents.event(
                        "ferry",
                        "sla",
                        "figure",
                        "2024-07-28T20:00:00Z",
                        "{'kpi':'sla','week':'" + WEEK + "','numerator':70,'denominator':100}"))
                .statusCode(200);
        scorecard(WEEK).body("clauses[0].rows[0].restated.because", equalTo("1 figure came later"));

        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We answer within a minute.", "effectiveFrom": "2024-01-01", "clauses": [
                          {"code": "minute", "quote": "answer within a minute", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.6, "from": "2024-W01"}}]}]}""")
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        scorecard(WEEK)
                .body(
                        "clauses[0].rows[0].restated.because",
                        equalTo("version 2 of the mission now applies to this week and 1 figure came later"));
        scorecard(WEEK)
                .body("missionVersion", equalTo(2))
                .body("statement", equalTo("We answer within a minute."))
                .body("asPublished.missionVersion", equalTo(1))
                .body("asPublished.statement", containsString("we never lose a bag"))
                .body("asPublished.headline", notNullValue());
        assertThat(page("/scorecards/" + WEEK))
                .contains("never lose a bag")
                .contains("Now: not measured, because version 2 of the mission now applies");
        TestKeys.withKey()
                .get("/api/v1/restatements?from=2024-W01&to=" + WEEK)
                .then()
                .statusCode(200)
                .body("items.findAll { it.kpi == 'aht' }.now", equalTo(Collections.singletonList(null)));
        TestKeys.withKey()
                .get("/api/v1/restatements?to=" + Period.parse(WEEK).plus(-1).code())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void aMissionThatJudgesAKpiAsBeforeIsNoCauseOfItsDifferences() {
        publish(WEEK, "{}").statusCode(200);
        TestEvents.push(contacts("late", 0, 40, 0)).statusCode(200);
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We answer within a minute.", "effectiveFrom": "2024-01-01", "clauses": [
                          {"code": "minute", "quote": "answer within a minute", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "Another reason for the same number.",
                              "target": {"atLeast": 0.8, "from": "2024-W02"}}]}]}""")
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        scorecard(WEEK)
                .body("missionVersion", equalTo(2))
                .body("clauses[0].rows[0].restated.because", equalTo("40 events came later"));
    }

    @Test
    void hoursAreToldAsTheyWerePublishedToo() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We answer within a minute, around the clock.", "effectiveFrom": "2024-01-01",
                         "clauses": [{"code": "clock", "quote": "answer within a minute, around the clock", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.8, "from": "2024-W01"}}]}]}""")
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        publish(WEEK, "{}").statusCode(200);
        var late = IntStream.range(0, 40)
                .mapToObj(i -> contact("noon-" + i, "2024-07-24T12:00:00Z", 90))
                .toList();
        TestEvents.push(late).statusCode(200);
        scorecard(WEEK)
                .body("clauses[0].hours[0].judged", equalTo(2))
                .body("clauses[0].hours[0].verdict", equalTo("missed"))
                .body("clauses[0].hours[0].asPublished.denominator", equalTo(1.0f))
                .body("clauses[0].hours[0].asPublished.verdict", equalTo("met"))
                .body("clauses[0].hours[0].restated.because", equalTo("40 events came later"));
        assertThat(page("/scorecards/" + WEEK))
                .contains("1 of 1 <span class=\"range\">met the target</span>")
                .contains("Now: 50.0% of 2, missed, because 40 events came later.")
                .doesNotContain("Needs a look");
    }

    @Test
    void noWeekIsPublishedWhileItsNumbersAreIncomplete() {
        probe.load(true);
        try {
            publish(WEEK, "{}").statusCode(409).body("detail", containsString("Data is being loaded"));
        } finally {
            probe.load(false);
        }
        publish(WEEK, "{}").statusCode(200);
    }

    @Test
    void anEventThatMovesToAnotherWeekIsACorrection() {
        publish(WEEK, "{}").statusCode(200);
        TestEvents.push(contact("call-1", "2024-07-29T10:00:00Z", 10), "onconflict=correct")
                .statusCode(200);
        scorecard(WEEK)
                .body("clauses[0].rows[0].asPublished.denominator", equalTo(100.0f))
                .body("clauses[0].rows[0].restated.because", equalTo("1 event was corrected"));
    }

    @Test
    void anExclusionOfAPublishedWeekRestatesItUntilItEnds() {
        var slow = IntStream.range(0, 20)
                .mapToObj(i -> contact("slow-" + i, "2024-07-25T10:00:00Z", 90))
                .toList();
        TestEvents.push(slow).statusCode(200);
        publish(WEEK, "{}").statusCode(200);
        var digest = publication(WEEK).path("digest").toString();
        scorecard(WEEK)
                .body("clauses[0].rows[0].verdict", equalTo("missed"))
                .body("clauses[0].rows[0].restated", nullValue());

        String exclusion = TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"from": "2024-07-25", "to": "2024-07-25", "kpi": "sla", "category": "outage",
                         "because": "The exchange burned."}""")
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        scorecard(WEEK)
                .body("clauses[0].standing", equalTo("met"))
                .body("clauses[0].standingAsPublished", equalTo("missed"))
                .body("clauses[0].rows[0].verdict", equalTo("met"))
                .body("clauses[0].rows[0].value", equalTo(0.9f))
                .body("clauses[0].rows[0].excluded.with.value", equalTo(0.75f))
                .body("clauses[0].rows[0].asPublished.verdict", equalTo("missed"))
                .body("clauses[0].rows[0].asPublished.denominator", equalTo(120.0f))
                .body("clauses[0].rows[0].restated.because", equalTo("an exclusion was added"))
                .body("clauses[0].rows[0].restated.causes.kind", equalTo(List.of("exclusion")));
        assertThat(page("/scorecards/" + WEEK))
                .contains("Published: 75.0% of 120, missed. Now: 90.0% of 100, met, because an exclusion was added")
                .contains("The exchange burned.");
        TestKeys.withKey()
                .get("/api/v1/restatements")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kpi", equalTo("sla"))
                .body("items[0].restated.causes[0].kind", equalTo("exclusion"));
        assertThat(publication(WEEK).path("digest").toString()).isEqualTo(digest);

        TestKeys.withKey()
                .queryParam("reason", "It did not burn.")
                .delete("/api/v1/exclusions/" + exclusion)
                .then()
                .statusCode(200);
        scorecard(WEEK)
                .body("clauses[0].standing", equalTo("missed"))
                .body("clauses[0].rows[0].value", equalTo(0.75f))
                .body("clauses[0].rows[0].excluded", nullValue())
                .body("clauses[0].rows[0].restated", nullValue());
        assertThat(page("/restatements")).contains("Every number and verdict of these weeks is as it was published.");
    }

    @Test
    void anExclusionThatEndsAfterPublicationIsACause() {
        String exclusion = TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"from": "2024-07-24T10:00+01:00", "to": "2024-07-24T13:00+01:00", "category": "outage",
                         "because": "The exchange burned."}""")
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        publish(WEEK, "{}").statusCode(200);
        scorecard(WEEK)
                .body("clauses[0].rows[0].asPublished.value", nullValue())
                .body("clauses[0].rows[0].verdict", equalTo("no-data"))
                .body("clauses[0].rows[0].restated", nullValue());
        TestKeys.withKey()
                .queryParam("reason", "It did not burn.")
                .delete("/api/v1/exclusions/" + exclusion)
                .then()
                .statusCode(200);
        scorecard(WEEK)
                .body("clauses[0].rows[0].verdict", equalTo("met"))
                .body("clauses[0].rows[0].restated.because", equalTo("an exclusion was ended"));
    }

    @Test
    void theClockPublishesEachWeekOnce() throws Exception {
        clock.publishDue(DUE.minusSeconds(1));
        assertThat(probe.weeks()).isEmpty();
        var nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> node = () -> {
                clock.publishDue(DUE);
                return true;
            };
            for (var done : nodes.invokeAll(List.of(node, node))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            nodes.shutdown();
        }
        clock.publishDue(DUE.minusSeconds(700_000));
        clock.publishDue(DUE);
        assertThat(probe.weeks()).containsExactly(WEEK);
        assertThat(probe.last().by()).isEqualTo("kept");
        // Two more weeks, one of which a person published earlier.
        publish("2024-W31", "{}").statusCode(200);
        clock.publishDue(Instant.parse("2024-08-12T08:00:00Z"));
        assertThat(probe.weeks()).containsExactly(WEEK, "2024-W31", "2024-W32");
        TestKeys.withKey()
                .get("/api/v1/audit?act=week.published")
                .then()
                .body("items", hasSize(3))
                .body("items[2].after", containsString("digest: "));
    }

    @Test
    void weeksFromBeforeTheFirstLookAndThoseThatWereDueLongAgoAreLeftToPeople() {
        clock.publishDue(DUE);
        assertThat(probe.weeks()).isEmpty();
        clock.publishDue(Instant.parse("2024-12-02T09:00:00Z"));
        assertThat(probe.weeks()).contains("2024-W48").doesNotContain("2024-W31", "2024-W40");
        publish(WEEK, "{}").statusCode(200);
    }

    @Test
    void aLookBelievesTheClockOnlyWhenItIsSteady() {
        clock.look();
        clock.look();
        clock.look();
        assertThat(probe.weeks()).isEmpty();
    }

    @Test
    void aPublicationWhoseObserverFailsIsTriedAgain() {
        clock.publishDue(DUE.minusSeconds(1));
        probe.fail(true);
        try {
            assertThatThrownBy(() -> clock.publishDue(DUE)).hasStackTraceContaining("The outbox is broken");
        } finally {
            probe.fail(false);
        }
        TestKeys.withKey()
                .get("/api/v1/scorecards/" + WEEK + "/publication")
                .then()
                .statusCode(404);
        clock.publishDue(DUE);
        assertThat(probe.weeks()).containsExactly(WEEK);
    }

    @Test
    void aManagerCommentsAndPublishesOnThePage() {
        var manager = TestPeople.signedIn(Role.MANAGER);
        var address = "/scorecards/" + WEEK + "/publication";
        assertThat(text(manager, address))
                .contains("This week is not published", "Save comment", "Publish week")
                .contains("Kept sends no mail yet.")
                .doesNotContain("Who was told");
        manager.post(address, "comment", "Two were ill.", "act", "save").then().statusCode(200);
        assertThat(text(manager, "/scorecards/" + WEEK))
                .contains("Two were ill.", "Not published", "Comment and publish");
        manager.post(address, "comment", "x".repeat(2_001), "act", "publish")
                .then()
                .statusCode(422)
                .body(containsString("2001 characters"));
        manager.post(address, "comment", "Two were ill.\nNow we share shifts.", "act", "publish")
                .then()
                .statusCode(200)
                .body(containsString("Week published."));
        manager.post(address, "comment", "Nobody was ill.", "act", "save")
                .then()
                .statusCode(409);
        assertThat(text(manager, address))
                .contains("Published on", "Now we share shifts.", "its hash is the one in the audit trail")
                .contains("No message of the last 90 days is about this week.")
                .doesNotContain("<textarea");
        var lead = TestPeople.signedIn(Role.LEAD);
        assertThat(text(lead, address)).contains("Published on");
        lead.post("/scorecards/2024-W31/publication", "comment", "x", "act", "save")
                .then()
                .statusCode(403);
    }

    @Test
    void aWeekInProgressAndOneWithoutAMissionAreNotPublished() {
        publish("current", "{}").statusCode(409).body("detail", containsString("not complete yet"));
        publish("2023-W40", "{}").statusCode(409).body("detail", containsString("No mission is in effect"));
        publish(WEEK, "{'coment':'x'}").statusCode(422);
        publish(WEEK, "{}").statusCode(200);
        publish(WEEK, "{}").statusCode(409).body("detail", containsString("published already"));
    }

    @Test
    void aDocumentThatWasTamperedWithIsFound() {
        publish(WEEK, "{}").statusCode(200);
        database.run(connection -> {
            try (var update = connection.prepareStatement(
                    "update publication set document = replace(document, '\"met\"', '\"missed\"')")) {
                update.executeUpdate();
            }
        });
        assertThat(publication(WEEK).path("intact").toString()).isEqualTo("false");
        assertThat(page("/scorecards/" + WEEK + "/publication")).contains("not the one that the audit trail names");
    }

    @Test
    void anOpenWeekSaysUntilWhenItMayChange() {
        scorecard("current").body("published", nullValue()).body("mayChangeUntil", notNullValue());
        scorecard(WEEK).body("mayChangeUntil", nullValue());
        assertThat(page("/scorecards/current")).contains("Not published yet: numbers may change until");
        assertThat(page("/scorecards/" + WEEK)).contains("Not published: numbers may still change.");
    }

    private static ValidatableResponse publish(String week, String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1/scorecards/" + week + "/publication")
                .then();
    }

    private static JsonNode publication(String week) {
        return TestKeys.withKey()
                .get("/api/v1/scorecards/" + week + "/publication")
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
    }

    private static ValidatableResponse scorecard(String week) {
        return TestKeys.withKey().get("/api/v1/scorecards/" + week).then().statusCode(200);
    }

    private static List<ObjectNode> contacts(String name, int from, int to, int good) {
        return IntStream.range(from, to)
                .mapToObj(i -> contact(name + "-" + i, "2024-07-24T10:00:00Z", i < good ? 10 : 90))
                .toList();
    }

    /** Corrects a call that was answered in time into one that was not. */
    private static ObjectNode correction() {
        return contact("call-0", "2024-07-24T10:00:00Z", 90);
    }

    private static ObjectNode contact(String id, String time, int wait) {
        return TestEvents.event(
                "desk",
                id,
                "contact",
                time,
                "{'outcome':'answered','waitSeconds':" + wait + ",'handleSeconds':100,'resolved':true}");
    }

    private static String page(String path) {
        return text(TestKeys.signedIn(), path);
    }

    private static String text(TestBrowser browser, String path) {
        var answer = browser.get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
