package org.kept.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;

@QuarkusTest
@OnBothDatabases
class EventListPagesTest {

    private final String team = "team-" + UUID.randomUUID();
    private final String source = "urn:desk/" + UUID.randomUUID();
    private final String path = "/events/" + source.replace(":", "%3A").replace("/", "%2F") + "/";

    @Test
    void theEventsBehindANumberAreListedBesideIt() {
        push(contact("answered-1", "answered", 12), contact("gone-1", "abandoned", 90));
        signedIn()
                .get("/events?kpi=sla&week=2026-W02&team=" + team)
                .then()
                .statusCode(200)
                .body(containsString("50.0%"))
                .body(containsString("1 out of 2"))
                .body(containsString("team " + team))
                .body(containsString("answered-1"))
                .body(containsString("gone-1"))
                .body(containsString("outcome abandoned · waitSeconds 90"))
                .body(containsString("href=\"/kpis/sla?grain=week&amp;team=" + team));
    }

    @Test
    void manyEventsAreSplitIntoPages() {
        var many = new String[130];
        for (var i = 0; i < many.length; i++) {
            many[i] = contact("call-" + i, "answered", i);
        }
        push(many);
        var browser = signedIn();
        var first = browser.get("/events?type=contact&team=" + team).asString();
        var next =
                Pattern.compile("href=\"([^\"]*cursor=[^\"]*)\" rel=\"next\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = browser.request()
                .urlEncodingEnabled(false)
                .get(next.group(1).replace("&amp;", "&"))
                .asString();
        assertThat(rows(first)).isEqualTo(100);
        assertThat(rows(second)).isEqualTo(30);
        assertThat(second).contains("Newest events").doesNotContain("rel=\"next\"");
    }

    @Test
    void anEventOfASourceWithSlashesHasAPageWithItsRevisions() {
        push(contact("call/1", "answered", 12));
        withKey()
                .contentType(ContentType.JSON)
                .body(contact("call/1", "answered", 15))
                .urlEncodingEnabled(false)
                .put("/api/v1" + path + "call%2F1?reason=The%20clock%20was%20slow")
                .then()
                .statusCode(200);
        var browser = signedIn();
        assertThat(browser.get("/events?team=" + team).asString()).contains("href=\"" + path + "call%2F1\"");
        browser.request()
                .urlEncodingEnabled(false)
                .get(path + "call%2F1")
                .then()
                .statusCode(200)
                .body(containsString("The clock was slow"))
                .body(containsString("waitSeconds 12"))
                .body(containsString("waitSeconds 15"));
    }

    @Test
    void anAdministratorVoidsAnEventOnlyForAReason() {
        push(contact("call-1", "answered", 12));
        var browser = signedIn();
        var page = "/events/{source}/{id}";
        browser.get("/events");
        var token = browser.cookie("csrf-token");
        browser.request()
                .formParam("csrf-token", token)
                .formParam("reason", " ")
                .post(page + "/void", source, "call-1")
                .then()
                .statusCode(422)
                .body(containsString("Enter a reason"));
        browser.request()
                .formParam("csrf-token", token)
                .formParam("reason", "A test call")
                .post(page + "/void", source, "call-1")
                .then()
                .statusCode(303);
        browser.request()
                .get(page, source, "call-1")
                .then()
                .body(containsString("This event is voided."))
                .body(containsString("A test call"))
                .body(not(containsString("Void event")));
        browser.get("/events?kpi=sla&week=2026-W02&team=" + team)
                .then()
                .body(not(containsString("call-1")))
                .body(containsString("No events"));
    }

    @Test
    void eventDataIsEscaped() {
        push(contact("<i>1</i>", "answered", 12));
        var page = signedIn().get("/events?team=" + team).asString();
        assertThat(page).contains("&lt;i&gt;1&lt;/i&gt;").doesNotContain("<i>1");
    }

    @Test
    void aKpiWithoutAWeekIsRejected() {
        signedIn().get("/events?kpi=sla").then().statusCode(400).body(containsString("week is required"));
        signedIn().get("/events?kpi=no-such-kpi&week=2026-W02").then().statusCode(404);
    }

    private static int rows(String page) {
        return page.split("<th scope=\"row\"", -1).length - 1;
    }

    private void push(String... events) {
        withKey()
                .contentType(ContentType.JSON)
                .body("[" + String.join(",", events) + "]")
                .post("/api/v1/events")
                .then()
                .statusCode(200);
    }

    private String contact(String id, String outcome, int wait) {
        return "{\"id\":\"" + id + "\",\"source\":\"" + source
                + "\",\"type\":\"contact\",\"time\":\"2026-01-05T09:30:00Z\"," + "\"team\":\"" + team
                + "\",\"data\":{\"outcome\":\"" + outcome + "\",\"waitSeconds\":" + wait + "}}";
    }
}
