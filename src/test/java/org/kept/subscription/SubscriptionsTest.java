package org.kept.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;

/** Subscriptions over REST, on a person's own page, and through the link in a mail. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class SubscriptionsTest {

    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";

    @Inject
    UnsubscribeLinks links;

    @Inject
    SubscriptionStore store;

    @BeforeEach
    void publish() {
        TestWeeks.publishMission();
        TestEvents.push(TestEvents.order("shop", "1").put("team", "north")).statusCode(200);
    }

    private static ValidatableResponse add(String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(SUBSCRIPTIONS)
                .then();
    }

    private static ValidatableResponse all() {
        return TestKeys.withKey().get(SUBSCRIPTIONS).then().statusCode(200);
    }

    @Test
    void aSubscriptionIsAddedOnceListedAndRemoved() {
        var body = "{'person':'ADA@example.org','what':'digest','every':'weekly','clause':'minute'}";
        String id = add(body)
                .statusCode(201)
                .body("person", equalTo("ada@example.org"))
                .body("clause", equalTo("minute"))
                .extract()
                .path("id");
        add(body).statusCode(201).body("id", equalTo(id));
        add("{'person':'ada@example.org','what':'alerts','team':'north'}").statusCode(201);
        add("{'person':'ada@example.org','what':'alerts','kpi':'sla'}").statusCode(201);
        add("{'person':'ada@example.org','what':'digest','every':'monthly'}").statusCode(201);
        all().body("items", hasSize(4)).body("nextCursor", nullValue());
        assertThat(store.watchedTeams()).containsExactly("north");
        TestKeys.withKey().get(SUBSCRIPTIONS + "/" + id).then().statusCode(200);
        TestKeys.withKey().delete(SUBSCRIPTIONS + "/" + id).then().statusCode(204);
        TestKeys.withKey().delete(SUBSCRIPTIONS + "/" + id).then().statusCode(404);
        all().body("items", hasSize(3));
        TestKeys.withKey()
                .get("/api/v1/audit?act=subscription.removed&limit=1")
                .then()
                .body("items[0].subject", equalTo("subscription of ada@example.org"));
    }

    @Test
    void manySubscriptionsAreListedPageByPage() {
        for (var what : List.of("'digest','every':'weekly'", "'digest','every':'monthly'", "'alerts'")) {
            add("{'person':'ada@example.org','what':" + what + "}").statusCode(201);
            add("{'person':'ada@example.org','what':" + what + ",'kpi':'sla'}").statusCode(201);
        }
        TestMail.subscribe(store, List.of("bob@example.org", "cy@example.org"), "minute", Instant.EPOCH);
        var ids = new ArrayList<String>();
        var cursor = "";
        for (var size : List.of(3, 3, 2)) {
            var page = TestKeys.withKey()
                    .get(SUBSCRIPTIONS + "?limit=3&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(size))
                    .extract();
            ids.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        }
        assertThat(cursor).isNull();
        assertThat(ids).doesNotHaveDuplicates().hasSize(8);
        for (var wrong : List.of("limit=0", "limit=1001", "cursor=x")) {
            TestKeys.withKey().get(SUBSCRIPTIONS + "?" + wrong).then().statusCode(400);
        }
    }

    @Test
    void allErrorsAreToldAtOnce() {
        add("{'person':'no.one@example.org','what':'digests','clause':'minut','kpi':'sla'}")
                .statusCode(422)
                .body("errors.code", hasItems("person.unknown", "what.unknown", "scope.several", "clause.unknown"));
        add("{'person':'ada@example.org','what':'digest','kpi':'none'}")
                .statusCode(422)
                .body("errors.code", hasItems("every.unknown", "kpi.unknown"));
        add("{'person':'ada@example.org','what':'alerts','every':'weekly','team':'nroth'}")
                .statusCode(422)
                .body("errors.code", hasItems("every.unused", "team.unknown"))
                .body("errors.find { it.code == 'team.unknown' }.detail", containsString("Did you mean 'north'?"));
        add("{'preson':'x'}").statusCode(422).body(containsString("'person'"));
        all().body("items", empty());
    }

    @Test
    void aPersonSubscribesOnTheirOwnPage() {
        var email = "mia" + UUID.randomUUID() + "@example.org";
        var browser = TestPeople.signedIn(email, Role.LEAD, "north");
        browser.get("/subscriptions")
                .then()
                .statusCode(200)
                .body(containsString("Kept sends no mail yet."))
                .body(containsString("No subscriptions yet"));
        browser.post("/subscriptions", "what", "digest:weekly", "about", "team:north")
                .then()
                .statusCode(303);
        browser.post("/subscriptions", "what", "alerts", "about", "").then().statusCode(303);
        browser.post("/subscriptions", "what", "alerts", "about", "team:south")
                .then()
                .statusCode(422)
                .body(containsString("This person sees only the teams north."));
        browser.get("/subscriptions")
                .then()
                .body(containsString("Weekly digest of the team north"))
                .body(containsString("Alerts about everything"));
        all().body("items.person", contains(email, email));
        var id = store.of(email).get(0).id();
        browser.post("/subscriptions/" + id + "/try").then().statusCode(409);
        TestKeys.signedIn().post("/subscriptions/" + id + "/remove").then().statusCode(404);
        browser.post("/subscriptions/" + id + "/remove").then().statusCode(303);
        all().body("items", hasSize(1));
    }

    @Test
    void aDigestIsShownBeforeItIsSent() {
        TestWeeks.push();
        String id = add("{'person':'ada@example.org','what':'digest','every':'monthly'}")
                .extract()
                .path("id");
        var browser = TestKeys.signedIn();
        var preview = browser.get("/subscriptions/" + id + "/preview");
        preview.then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("The month"))
                .body(containsString("We answer within a minute".substring(3)));
        TestPeople.signedIn(Role.MANAGER)
                .get("/subscriptions/" + id + "/preview")
                .then()
                .statusCode(404);
        browser.get("/mail").then().statusCode(200).body(containsString("Mail is not set up."));
    }

    @Test
    void aLinkEndsASubscriptionWithOneClickAndWithoutACookie() {
        String id =
                add("{'person':'ada@example.org','what':'alerts'}").extract().path("id");
        var path = links.path(UUID.fromString(id));
        given().get(path).then().statusCode(200).body(containsString("You get alerts about everything."));
        all().body("items", hasSize(1));
        var forged = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(forged)
                .then()
                .statusCode(404);
        for (var i = 0; i < 2; i++) {
            given().redirects()
                    .follow(false)
                    .contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body(containsString("Unsubscribed"));
        }
        all().body("items", empty());
        given().get(path).then().statusCode(200).body(containsString("Unsubscribed"));
        given().get("/unsubscribe/none").then().statusCode(404).body(not(containsString("subscription")));
        TestKeys.withKey()
                .get("/api/v1/audit?act=subscription.removed&limit=1")
                .then()
                .body("items[0].actor", equalTo("ada@example.org"));
    }
}
