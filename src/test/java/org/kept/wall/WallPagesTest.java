package org.kept.wall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class WallPagesTest {

    /** The week after the last one with data; "answer within a minute" is its clause of the week. */
    private static final Instant NOW = Instant.parse("2024-05-29T08:31:00Z");

    private static final Pattern LINK = Pattern.compile("/wall/[0-9A-Za-z]{43}");

    @BeforeEach
    void weekAfterTheLastData() {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
    }

    @Test
    void wallShowsTheScorecardOfTheLastWeek() {
        TestKeys.signedIn()
                .get("/wall")
                .then()
                .statusCode(200)
                .body(containsString("week to 26\u00a0May\u00a02024, Europe/London"))
                .body(containsString("Updated 09:31"))
                .body(containsString("60.0%"))
                .body(containsString("target ≥\u202f80.0%"))
                .body(containsString("No measure yet."))
                .body(containsString("Clause of the week"));
        TestKeys.signedIn()
                .get("/")
                .then()
                .body(containsString("Clause of the week: "))
                .body(containsString("href=\"/wall\""));
    }

    @Test
    void missedClausesComeFirstAndThoseWithoutAMeasureLast() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We smile, we never lose a bag, and we answer within a minute.",
                         "effectiveFrom": "2024-01-01",
                         "clauses": [
                           {"code": "smile", "quote": "We smile", "measures": []},
                           {"code": "bag", "quote": "never lose a bag", "measures": [
                             {"kpi": "incorrect-fulfillment-rate", "role": "measures", "because": "A lost bag is counted.",
                              "target": {"atMost": 0.02, "from": "2024-W01"}}]},
                           {"code": "minute", "quote": "answer within a minute", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.8, "from": "2024-W01"}}]}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);

        for (var path : new String[] {"/wall", "/"}) {
            var page = TestKeys.signedIn().get(path).asString();
            var attribute = path.equals("/") ? "<tbody id=\"clause-%s\"" : "data-clause=\"%s\"";
            assertThat(Stream.of("minute", "bag", "smile").map(each -> page.indexOf(attribute.formatted(each))))
                    .as(path)
                    .isSorted()
                    .doesNotContain(-1);
        }
    }

    @Test
    void aScreenWithALinkSeesTheWallAndNothingElse() {
        var link = link("kitchen");
        var screen = new TestBrowser();
        screen.get(link)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Robots-Tag", containsString("noindex"))
                .header("Set-Cookie", nullValue())
                .body(containsString("60.0%"))
                .body(not(containsString("<nav")))
                .body(not(containsString("<a ")))
                .body(not(containsString("<form")))
                .body(not(containsString(TestKeys.EMAIL)));
        for (var path :
                new String[] {"/", "/wall", "/wall/links", "/mission", "/kpis", "/scorecards/last", "/account"}) {
            screen.get(path).then().statusCode(303).header("Location", containsString("/login"));
        }
        var token = link.substring("/wall/".length());
        screen.get("/api/v1/kpis").then().statusCode(401);
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/kpis")
                .then()
                .statusCode(401);
        screen.request().cookie("kept_session", token).get("/mission").then().statusCode(303);
        given().get("/invitation/" + token).then().statusCode(404);
    }

    @Test
    void aWrongOrRevokedTokenGetsTheSameAnswerAsAnUnknownAddress() {
        var nowhere = withoutToken(given().get("/nowhere/at-all"));
        for (var path : new String[] {"/wall/guessed", "/wall/" + "x".repeat(43)}) {
            var answer = given().urlEncodingEnabled(false).get(path);
            answer.then().statusCode(404);
            assertThat(withoutToken(answer)).isEqualTo(nowhere);
        }
        var link = link("hall");
        given().get(link).then().statusCode(200);
        var browser = TestKeys.signedIn();
        var page = browser.get("/wall/links").asString();
        assertThat(page).contains("hall", "29\u00a0May\u00a02024, 09:31").doesNotContain(link);
        var id = page.replaceAll("(?s).*?<span class=\"wrapping\">hall<.*?/wall/links/([0-9a-f-]{36})/revoke.*", "$1");

        browser.post("/wall/links/" + id + "/revoke").then().statusCode(303);

        var answer = given().get(link);
        answer.then().statusCode(404);
        assertThat(withoutToken(answer)).isEqualTo(nowhere);
    }

    @Test
    void onlyAuthorsMayCreateLinks() {
        TestPeople.signedIn(Role.LEAD).get("/wall/links").then().statusCode(200);
        var member = TestPeople.signedIn(Role.MEMBER);
        member.get("/wall").then().statusCode(200).body(not(containsString("/wall/links")));
        member.get("/wall/links").then().statusCode(403);
        member.post("/wall/links", "name", "mine").then().statusCode(403);
        TestKeys.signedIn()
                .post("/wall/links", "name", " ")
                .then()
                .statusCode(422)
                .body(containsString("Enter where the screen is"));
    }

    @Test
    void clauseAndThemeCanBeSetInTheAddress() {
        var browser = TestKeys.signedIn();
        browser.get("/wall?clause=bag&theme=dark")
                .then()
                .statusCode(200)
                .body(containsString("data-theme=\"dark\""))
                .body(containsString("data-clause=\"bag\""))
                .body(not(containsString("data-clause=\"minute\"")));
        browser.get("/wall?clause=none").then().statusCode(404);
        browser.get("/wall?theme=pink").then().statusCode(400).body(containsString("theme must be one of light, dark"));
    }

    private static String link(String name) {
        var made = TestKeys.signedIn().post("/wall/links", "name", name);
        made.then().statusCode(200);
        var found = LINK.matcher(made.asString());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String withoutToken(Response page) {
        return page.asString().replaceAll("value=\"[A-Za-z0-9_-]{20,}\"", "");
    }
}
