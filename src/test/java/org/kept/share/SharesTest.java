package org.kept.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.ui.DateFormatter;

/** A share link shows one page and gives no access to others. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
@TestProfile(SharesTest.WithFrames.class)
class SharesTest {

    /** Shared pages may be framed by one origin. */
    public static final class WithFrames implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(TestDatabase.empty());
            settings.put("kept.shares.frame-origins", "https://intranet.example.org");
            return settings;
        }
    }

    private static final Pattern LINK = Pattern.compile("/share/[0-9A-Za-z]{43}");
    private static final Pattern LAST_DAY = Pattern.compile("name=\"expires\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern WAY_OUT = Pattern.compile("<a\\b[^>]*href=\"[^#]|<form|<nav");

    @BeforeEach
    void aMissionAndWeeks() {
        TestWeeks.publishMission();
        TestWeeks.push();
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < 40; i++) {
            events.add(TestEvents.event(
                            "desk",
                            "secret-call-" + i,
                            "contact",
                            "2024-06-05T10:00:00Z",
                            "{'outcome':'answered','waitSeconds':10,'handleSeconds':100}")
                    .put("team", i % 2 == 0 ? "north" : "south"));
        }
        TestEvents.push(events).statusCode(200);
    }

    @Test
    void eachPageIsShownWithoutAnythingElse() {
        for (var wanted : new String[] {
            "{'page':'scorecard','week':'2024-W21'}",
            "{'page':'trend','week':'2024-W21','kpi':'sla'}",
            "{'page':'why','week':'2024-W23','kpi':'sla'}",
            "{'page':'why','week':'2024-W23','kpi':'sla','team':'north'}",
            "{'page':'scorecard','week':'2024-W23','team':'north'}"
        }) {
            var link = path(create(wanted).statusCode(201).body("link", notNullValue()));
            for (var reader : new Reader[] {
                path -> given().get(path), path -> TestKeys.signedIn().get(path)
            }) {
                var answer = reader.read(link);
                answer.then()
                        .statusCode(200)
                        .header("X-Robots-Tag", containsString("noindex"))
                        .header("Referrer-Policy", "no-referrer")
                        .header("Cache-Control", "no-store")
                        .header("X-Frame-Options", nullValue())
                        .header(
                                "Content-Security-Policy",
                                containsString("frame-ancestors https://intranet.example.org;"));
                var page = answer.asString();
                assertThat(page).contains("Service level").doesNotContain("secret-call", "south", "Ada", "Sign out");
                assertThat(WAY_OUT.matcher(page).results()).isEmpty();
            }
        }
    }

    @Test
    void outsidersReadNoNamesOfPeople() {
        post(
                "/api/v1/exclusions",
                "{'from':'2024-05-20','to':'2024-05-26','kpi':'sla','category':'outage','because':'The exchange burned'}");
        post("/api/v1/annotations", "{'from':'2024-05-21','text':'Fog on the river','kpi':'sla'}");
        post("/api/v1/scorecards/2024-W21/publication", "{'comment':'Two were ill.'}");
        var signedIn = TestKeys.signedIn();
        assertThat(signedIn.get("/scorecards/2024-W21").asString()).contains("mia@example.org", TestKeys.PREFIX);
        assertThat(signedIn.get("/kpis/sla?to=2024-W21").asString()).contains("mia@example.org", TestKeys.PREFIX);
        assertThat(signedIn.get("/why/sla?week=2024-W21").asString()).contains("mia@example.org", TestKeys.PREFIX);
        var scorecard = given().get(
                        path(create("{'page':'scorecard','week':'2024-W21'}").statusCode(201)));
        assertThat(scorecard.asString())
                .contains("Two were ill.", "The exchange burned", "Published on", "Fog on the river");
        var trend = given().get(path(
                create("{'page':'trend','week':'2024-W21','kpi':'sla'}").statusCode(201)));
        assertThat(trend.asString()).contains("Fog on the river");
        var why = given().get(path(
                create("{'page':'why','week':'2024-W21','kpi':'sla'}").statusCode(201)));
        var ofTeam = given().get(path(create("{'page':'why','week':'2024-W23','kpi':'sla','team':'north'}")
                .statusCode(201)));
        for (var page : List.of(scorecard, trend, why, ofTeam)) {
            assertThat(page.asString()).contains("Service level").doesNotContain("@example.org", TestKeys.PREFIX);
        }
    }

    private interface Reader {
        Response read(String path);
    }

    @Test
    void otherPagesCannotBeFramed() {
        given().get("/login")
                .then()
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    @Test
    void aLinkEndsWhenItExpiresOrIsRevoked() {
        var clock = new MovingClock(Instant.now());
        QuarkusMock.installMockForType(clock, Clock.class);
        var soon = clock.instant().plus(Duration.ofDays(2)).toString();
        var expiring = path(create("{'page':'scorecard','week':'2024-W21','expires':'" + soon + "'}")
                .statusCode(201));
        var revoked = create("{'page':'scorecard','week':'2024-W21'}").statusCode(201);
        given().get(expiring).then().statusCode(200);
        TestKeys.withKey()
                .get("/api/v1/shares")
                .then()
                .body("items", hasSize(2))
                .body("items.link", equalTo(Arrays.asList(null, null)))
                .body("items.find { it.expires.startsWith('" + soon.substring(0, 19) + "') }.lastSeen", notNullValue());
        TestKeys.withKey()
                .delete("/api/v1/shares/" + revoked.extract().path("id"))
                .then()
                .statusCode(204);
        given().get(path(revoked)).then().statusCode(404);
        clock.forward(Duration.ofDays(3));
        given().get(expiring).then().statusCode(404);
        TestKeys.withKey()
                .get("/api/v1/audit?act=share.revoked")
                .then()
                .body("items", hasSize(1))
                .body("items[0].before", containsString("page: scorecard"));
    }

    @Test
    void whatIsWrongIsToldAtItsMember() {
        create("{'page':'people','week':'2024-W99','team':'a\\u0007','expires':'2020-01-01'}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/page", "/week", "/team", "/expires")));
        create("{'page':'trend'}").statusCode(422).body("errors[0].code", equalTo("kpi.missing"));
        create("{'page':'scorecard','kpi':'sla'}").statusCode(422).body("errors[0].code", equalTo("kpi.extra"));
        create("{'page':'trend','kpi':'slx'}").statusCode(422).body("errors[0].code", equalTo("kpi.unknown"));
        create("{'page':'scorcard'}").statusCode(422).body("errors[0].detail", containsString("'scorecard'?"));
        create("{'page':'trend','kpi':'slaa'}").statusCode(422).body("errors[0].detail", containsString("'sla'?"));
        create("{'page':'scorecard','team':'nrth'}")
                .statusCode(422)
                .body("errors[0].code", equalTo("team.unknown"))
                .body("errors[0].detail", containsString("'north'?"));
        create("{'page':'scorecard','expires':'2999-01-01'}").statusCode(422);
        create("{'page':'scorecard','weak':'2024-W21'}").statusCode(422);
    }

    @Test
    void aManagerMakesAndRevokesLinksOnThePage() {
        var manager = TestPeople.signedIn(Role.MANAGER);
        assertThat(manager.get("/scorecards/2024-W21").asString()).contains("/shares?page=scorecard&amp;week=2024-W21");
        var made = manager.post("/shares", "page", "trend", "week", "2024-W21", "kpi", "sla", "team", "");
        made.then().statusCode(200).body(containsString("Link created."));
        var link = LINK.matcher(made.asString());
        assertThat(link.find()).isTrue();
        given().get(link.group()).then().statusCode(200);
        var list = manager.get("/shares").asString();
        assertThat(LINK.matcher(list).find()).isFalse();
        // The last day that the form suggests is the one that the list says.
        var suggested = LAST_DAY.matcher(list);
        assertThat(suggested.find()).isTrue();
        assertThat(list).contains("Trend of Service level", DateFormatter.day(LocalDate.parse(suggested.group(1))));
        manager.post("/shares", "page", "trend", "week", "soon", "kpi", "sla")
                .then()
                .statusCode(422)
                .body(containsString("is not a complete week"));
        String id = TestKeys.withKey().get("/api/v1/shares").then().extract().path("items[0].id");
        manager.post("/shares/" + id + "/revoke").then().statusCode(303);
        given().get(link.group()).then().statusCode(404);
        TestPeople.signedIn(Role.LEAD).get("/shares").then().statusCode(403);
    }

    private static ValidatableResponse create(String body) {
        return send("/api/v1/shares", body).then();
    }

    private static void post(String path, String body) {
        assertThat(send(path, body).statusCode()).isBetween(200, 201);
    }

    private static Response send(String path, String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(path);
    }

    private static String path(ValidatableResponse created) {
        String link = created.extract().path("link");
        var found = LINK.matcher(link);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
