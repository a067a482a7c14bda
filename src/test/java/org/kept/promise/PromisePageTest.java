package org.kept.promise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.promise.TestPromise.ADDRESSES;
import static org.kept.promise.TestPromise.put;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;

/** The promise page of the ferry company, whose mission is in effect from January 2024. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PromisePageTest {

    private final MovingClock clock = new MovingClock(TestPromise.NOW);

    @BeforeEach
    void publishMission() {
        TestPromise.publishMission(clock);
    }

    @Test
    void whileThePageIsOffItsAddressesAreNotFound() {
        for (var address : ADDRESSES) {
            for (var caller : List.of(new TestBrowser(), TestKeys.signedIn())) {
                caller.get(address)
                        .then()
                        .statusCode(404)
                        .header("Set-Cookie", nullValue())
                        .body(containsString("Nothing found at this address"));
            }
        }
        given().get("/promise/logo").then().statusCode(404);
        given().get("/robots.txt").then().statusCode(200).body(equalTo("User-agent: *\nDisallow: /\n"));
    }

    @Test
    void aPublicClauseShowsItsLastTwelveMonths() {
        put("{'on':true,'clauses':['minute','smile']}")
                .statusCode(200)
                .body("on", equalTo(true))
                .body("url", containsString("/promise"))
                .body("clauses.findAll { it['public'] }.code", contains("minute", "smile"));

        given().get("/promise.json")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("statement", equalTo("We answer within a minute, we never lose a bag, and we smile."))
                .body("months", hasSize(12))
                .body("months[0]", equalTo("2023-05"))
                .body("months[11]", equalTo("2024-04"))
                .body("updated", equalTo("2024-05-29"))
                .body("parts", equalTo(3))
                .body(
                        "headline",
                        equalTo("In April\u00a02024 we kept 1 of 2 promises; 1 was not measured."
                                + " 2 of 3 parts of this promise are shown here."))
                .body("clauses.code", contains("minute", "smile"))
                // January to April have weekly figures, which add up; before that there was no mission.
                .body("clauses[0].kept", equalTo(4))
                .body("clauses[0].missed", equalTo(0))
                .body("clauses[0].notMeasured", equalTo(8))
                .body("clauses[0].months[7].mark", equalTo("not-measured"))
                .body("clauses[0].months[7].why", equalTo("not promised yet"))
                .body("clauses[0].months[8].mark", equalTo("kept"))
                .body(
                        "clauses[0].means",
                        contains("Service level, within 60 s: at least 80.0%"
                                + " (contacts answered within 60 s, of contacts offered)"))
                .body("clauses[1].notMeasured", equalTo(12))
                .body("clauses[1].months[11].why", equalTo("no measure"));
        given().get("/promise")
                .then()
                .statusCode(200)
                .body(containsString("In April\u00a02024 we kept 1 of 2 promises; 1 was not measured."))
                .body(containsString("<a href=\"#clause-minute\">answer within a minute</a>"))
                .body(not(containsString("clause-bag")))
                .body(containsString("May\u00a02023 to April\u00a02024"))
                .body(containsString("April\u00a02024: kept"))
                .body(containsString("Kept in 4 of the last 12 months. In the other 8 it was not promised."));
        for (var address : ADDRESSES) {
            given().get(address).then().statusCode(200);
        }
        given().get("/promise/badge/bag.svg").then().statusCode(404);
        given().get("/promise/badge/minute").then().statusCode(404);
    }

    @Test
    void aMonthIsMissedByItsOwnFigureAndIsNotJudgedBeforeItsFourthDayAfter() {
        TestEvents.push(figure("sla", "2024-03", 60, 100)).statusCode(200);
        TestEvents.push(figure("incorrect-fulfillment-rate", "2024-04", 0, 12)).statusCode(200);
        put("{'on':true,'clauses':['minute','bag']}").statusCode(200);
        given().get("/promise.json")
                .then()
                .body("clauses[0].months[10].mark", equalTo("missed"))
                .body("clauses[0].missed", equalTo(1))
                .body("clauses[1].months[11].mark", equalTo("not-measured"))
                .body("clauses[1].months[11].why", equalTo("too few to judge"));
        assertThat(given().get("/promise/badge/minute.svg").asString()).contains("kept in April");

        clock.forward(Duration.ofDays(5)); // 3 June
        given().get("/promise.json").then().body("months[11]", equalTo("2024-04"));
        clock.forward(Duration.ofDays(1));
        given().get("/promise.json").then().body("months[11]", equalTo("2024-05"));
    }

    /** The month keeps its mark, and no one learns why or by whom the time was left out. */
    @Test
    void aMonthFromWhichTimeIsLeftOutSaysSo() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        given().get("/promise").then().body(not(containsString("some time left out")));
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"from\":\"2024-04-08\",\"to\":\"2024-04-14\",\"category\":\"outage\",\"because\":\"Storm\"}")
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201);
        given().get("/promise.json")
                .then()
                .body("clauses[0].months[11].mark", equalTo("kept"))
                .body("clauses[0].months[11].timeLeftOut", equalTo(true))
                .body("clauses[0].months[10].timeLeftOut", equalTo(false));
        given().get("/promise")
                .then()
                .body(containsString("April\u00a02024: kept, some time left out"))
                .body(containsString("In 1 of these months (*) some time was left out."))
                .body(not(containsString("Storm")));
    }

    @Test
    void anyoneReadsTheSamePageWithoutACookie() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var page = given().get("/promise").asString();
        for (var caller : List.of(new TestBrowser(), TestKeys.signedIn(), TestPeople.signedIn(Role.VIEWER))) {
            var answer = caller.get("/promise");
            answer.then()
                    .statusCode(200)
                    .header("Set-Cookie", nullValue())
                    .header("Cache-Control", equalTo("public, max-age=60"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Robots-Tag", nullValue())
                    .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                    .header("Content-Security-Policy", not(containsString("unsafe")));
            assertThat(answer.asString()).isEqualTo(page);
        }
        assertThat(page).doesNotContain("<script", "<form", "csrf");
        given().header("Authorization", "Bearer kept_wrong_wrong")
                .get("/promise")
                .then()
                .statusCode(200);
        given().get("/robots.txt")
                .then()
                .body(containsString("Allow: /promise\n"))
                .body(containsString("Disallow: /promise/settings\n"));
        given().redirects()
                .follow(false)
                .get("/promise/settings")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
    }

    /** A team, a person, a reason, a customer's comment and a count of two are in the data, but on no page. */
    @Test
    void nothingElseThanThePromiseIsToldToStrangers() {
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < 60; i++) {
            events.add(TestEvents.event(
                            "quay-source",
                            "call-" + i,
                            "contact",
                            "2024-04-10T10:00:00Z",
                            "{'outcome':'answered','waitSeconds':" + (i < 2 ? 90 : 10) + "}")
                    .put("team", "Quayside team"));
        }
        events.add(TestEvents.event(
                "quay-source",
                "survey",
                "survey",
                "2024-04-10T10:00:00Z",
                "{'question':'csat','score':1,'comment':'Rude captain Smith'}"));
        TestEvents.push(events).statusCode(200);
        put("{'on':true,'clauses':['minute','bag','smile']}").statusCode(200);
        for (var address : ADDRESSES) {
            assertThat(given().get(address).asString())
                    .as(address)
                    .doesNotContain(
                            "Quayside",
                            "quay-source",
                            "mia@example.org",
                            TestKeys.EMAIL,
                            "It counts who was answered",
                            "Short answers would be a trick",
                            "recommended",
                            "Rude captain",
                            "Handle time");
        }
    }

    @Test
    void whatIsTakenDownAfterAMissLeavesANoteForAYear() {
        TestEvents.push(figure("sla", "2024-03", 60, 100)).statusCode(200);
        put("{'on':true,'clauses':['minute','bag']}").statusCode(200);
        put("{'on':true,'clauses':['minute']}").statusCode(200).body("takenDown", empty());
        assertThat(given().get("/promise").asString()).doesNotContain("Taken down");

        put("{'on':false}").statusCode(200);
        put("{'on':true,'clauses':['bag']}")
                .statusCode(200)
                .body("takenDown.code", contains("minute"))
                .body("takenDown[0].by", containsString("testkey"));

        given().get("/promise")
                .then()
                .body(containsString("Taken down on 29\u00a0May\u00a02024."))
                .body(containsString(
                        "kept in 3 of its last 12 months and missed in 1. The other 8 were not measured."));
        given().get("/promise.json")
                .then()
                .body("retired.quote", contains("answer within a minute"))
                .body("retired[0].because", equalTo("taken-down"));
        TestKeys.withKey()
                .get("/api/v1/audit?act=promise.taken-down")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo("promise minute"));
        clock.forward(Duration.ofDays(3));
        put("{'on':true,'clauses':['minute','bag']}").statusCode(200);
        given().get("/promise.json")
                .then()
                .body("retired", empty())
                .body(
                        "clauses.find { it.code == 'minute' }.takenDown",
                        contains("It was taken down from 29\u00a0May\u00a02024 to 1\u00a0Jun\u00a02024."));
        given().get("/promise").then().body(not(containsString("No longer shown")));
        put("{'on':true,'clauses':['bag']}").statusCode(200);
        clock.forward(Duration.ofDays(370));
        given().get("/promise.json").then().statusCode(200).body("retired", empty());
    }

    @Test
    void aClauseThatTheMissionDropsIsNamed() {
        put("{'on':true,'clauses':['minute','smile']}").statusCode(200);
        publish("{'statement':'We never lose a bag, and we smile.','effectiveFrom':'2024-05-27',"
                + "'clauses':[{'code':'bag','quote':'never lose a bag','measures':[]},"
                + "{'code':'smile','quote':'we smile','measures':[]}]}");
        for (var change : List.of("{'on':true}", "{'on':true,'clauses':['smile']}")) {
            put(change).statusCode(200);
            given().get("/promise.json")
                    .then()
                    .body("clauses.code", contains("smile"))
                    .body("retired[0].quote", equalTo("answer within a minute"))
                    .body("retired[0].because", equalTo("no-longer-promised"))
                    .body("retired[0].on", equalTo("2024-05-27"))
                    .body("retired[0].sentence", containsString("Until then it was kept in all of its last 4 months."));
        }
    }

    @Test
    void aLongStatementInTheScriptOfItsReadersFitsTheSheet() {
        var statement = "نجيب خلال دقيقة. " + "ونبتسم دائما. ".repeat(35);
        publish("{'statement':'" + statement + "','effectiveFrom':'2024-01-01','clauses':["
                + "{'code':'minute','quote':'نجيب خلال دقيقة','measures':[]}]}");
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : List.of("/promise", "/promise/poster")) {
            given().get(address).then().body(containsString("<p class=\"statement longer\" dir=\"auto\">"));
        }
    }

    @Test
    void aClauseThatIsPromisedAgainSaysSince() {
        publish("{'statement':'We smile.','effectiveFrom':'2024-03-01',"
                + "'clauses':[{'code':'smile','quote':'We smile','measures':[]}]}");
        publish("{'statement':'We answer within a minute.','effectiveFrom':'2024-04-01','clauses':["
                + "{'code':'minute','quote':'answer within a minute','measures':[{'kpi':'sla',"
                + "'because':'It counts who was answered in time.','target':{'atLeast':0.8,'from':'2024-W01'}}]}]}");
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        given().get("/promise.json")
                .then()
                .body("clauses[0].months[7].why", equalTo("not promised yet"))
                .body("clauses[0].months[9].mark", equalTo("kept"))
                .body("clauses[0].months[10].why", equalTo("not promised then"))
                .body("clauses[0].months[11].mark", equalTo("kept"));
    }

    @Test
    void aForeignHostIsInNoLink() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : ADDRESSES) {
            assertThat(given().header("Host", "evil.example").get(address).asString())
                    .as(address)
                    .doesNotContain("evil.example");
        }
        assertThat(given().get("/promise").asString()).contains("<link rel=\"canonical\" href=\"http://");
        assertThat(given().get("/promise/poster").asString()).contains("aria-label=\"QR code");
    }

    private static JsonNode figure(String kpi, String month, int above, int below) {
        return TestEvents.event(
                "ferry",
                kpi + month,
                "figure",
                "2024-05-20T00:00:00Z",
                "{'kpi':'" + kpi + "','month':'" + month + "','numerator':" + above + ",'denominator':" + below + "}");
    }

    private static void publish(String singleQuoted) {
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(TestEvents.json(singleQuoted).toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }
}
