package org.kept.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.rollup.EventDrillDown;

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
                .body(containsString("A contact, abandoned after 1\u202fmin\u00a030\u202fs"))
                .body(containsString("href=\"/kpis/sla?grain=week&amp;team=" + team));
    }

    @Test
    void theListSaysWhichEventsCountAndFiltersThem() {
        push(contact("quick", "answered", 12), contact("slow", "answered", 90), contact("gone", "abandoned", 90));
        var browser = signedIn();
        var all = browser.get("/events?kpi=sla&week=2026-W02&team=" + team).asString();
        assertThat(all).contains("Counted: contacts answered within", "counted=yes", "counted=no");
        assertThat(row(all, "quick")).contains("data-head=\"Counted\">Counted<");
        assertThat(row(all, "slow")).contains("data-head=\"Counted\">Not counted<");
        var bad = browser.get("/events?kpi=sla&week=2026-W02&counted=no&team=" + team)
                .asString();
        assertThat(bad).contains(">slow</a>", ">gone</a>").doesNotContain(">quick</a>");
        var good = browser.get("/events?kpi=sla&week=2026-W02&counted=yes&team=" + team)
                .asString();
        assertThat(good).contains(">quick</a>").doesNotContain(">slow</a>", ">gone</a>");
        browser.get("/events?kpi=sla&week=2026-W02&counted=maybe").then().statusCode(400);
    }

    @Test
    void aContactWithoutAWaitIsBehindAbandonmentAndNotBehindTheServiceLevel() {
        var mail = contact("mail", "answered", 0).replace(",\"waitSeconds\":0", "");
        var lost = contact("lost", "abandoned", 0).replace(",\"waitSeconds\":0", "");
        push(contact("known", "answered", 12), mail, lost);
        var browser = signedIn();
        assertThat(browser.get("/events?kpi=sla&week=2026-W02&team=" + team).asString())
                .contains("1 out of 1", ">known</a>")
                .doesNotContain(">mail</a>", ">lost</a>");
        var offered = browser.get("/events?kpi=abandonment-rate&week=2026-W02&team=" + team)
                .asString();
        assertThat(offered).contains("1 out of 3");
        assertThat(row(offered, "lost"))
                .contains(">Counted<", "A contact, abandoned")
                .doesNotContain("after 0");
        assertThat(row(offered, "mail"))
                .contains(">Not counted<", "A contact, answered")
                .doesNotContain("after 0");
    }

    @Test
    void anEmptyListNamesItsOwnPeriod() {
        var browser = signedIn();
        assertThat(browser.get("/events?kpi=sla&week=2026-01&team=" + team).asString())
                .contains("No events for this number: January\u00a02026, team " + team + ".");
        assertThat(browser.get("/events?kpi=sla&week=2026-01-07&team=" + team).asString())
                .contains("No events for this number: 7\u00a0Jan\u00a02026, team " + team + ".");
    }

    @Test
    void aDetractorIsSubtracted() {
        push(survey("fan", "nps", 10, "Splendid"), survey("foe", "nps", 2, "Never <again>"));
        var page = signedIn().get("/events?kpi=nps&week=2026-W02&team=" + team).asString();
        assertThat(row(page, "fan")).contains(">Counted<", "10 of 10", "“Splendid”");
        assertThat(row(page, "foe")).contains(">Subtracted<", "2 of 10", "“Never &lt;again&gt;”");
    }

    @Test
    void aMeanDoesNotSayWhichEventsCount() {
        push(contact("one", "answered", 12));
        assertThat(signedIn().get("/events?kpi=awt&week=2026-W02&team=" + team).asString())
                .contains(">one</a>")
                .doesNotContain("data-head=\"Counted\"");
    }

    @Test
    void theListAndTheEventLeadBackToWhereOneCameFrom() {
        push(survey("foe", "csat", 1, "Late"), survey("fan", "csat", 5, "Early"));
        var browser = signedIn();
        var why = "/why/csat?week=2026-W02&team=" + team;
        var list = browser.request()
                .header("Referer", RestAssured.baseURI + ":" + RestAssured.port + why)
                .get("/events?kpi=csat&week=2026-W02&team=" + team)
                .asString();
        var back = "href=\"" + why.replace("&", "&amp;") + "\">Why am I scored on this?</a>";
        assertThat(list).contains(back);
        var bad = Pattern.compile("href=\"([^\"]*counted=no[^\"]*)\"").matcher(list);
        assertThat(bad.find()).isTrue();
        var filtered = bad.group(1).replace("&amp;", "&");
        var page = browser.request().urlEncodingEnabled(false).get(filtered).asString();
        assertThat(page).contains(back, ">foe</a>", "“Late”").doesNotContain(">fan</a>");
        browser.request()
                .header("Referer", RestAssured.baseURI + ":" + RestAssured.port + filtered)
                .get("/events/{source}/{id}", source, "foe")
                .then()
                .body(containsString("href=\"" + filtered.replace("&", "&amp;") + "\">Events</a>"));
    }

    @Test
    void noLinkLeadsAway() {
        var otherwise = new ReturnLink("/data", "Data");
        for (var back : List.of("//evil.example/why/", "https://evil.example/", "javascript:x", "/\\evil", "/logout")) {
            assertThat(ReturnLink.of(back, null, otherwise)).isEqualTo(otherwise);
        }
        assertThat(ReturnLink.of(null, "https://kept.example/why/sla?week=2026-W02", otherwise)
                        .href())
                .isEqualTo("/why/sla?week=2026-W02");
    }

    @Test
    void hiddenEventsThatCannotBeCountedAreNotCalledZero() {
        assertThat(EventListPages.hiddenNote(new EventDrillDown.HiddenEvents(0, false), "Pier"))
                .isEqualTo("You see the events of your own teams: Pier. Events of other teams are not shown.");
        assertThat(EventListPages.hiddenNote(new EventDrillDown.HiddenEvents(0, true), "Pier"))
                .isNull();
        assertThat(EventListPages.hiddenNote(new EventDrillDown.HiddenEvents(5, false), "Pier"))
                .endsWith("More than 5\u00a0other events are not shown.");
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

    private static String row(String page, String id) {
        var rows = page.split("<tr>", -1);
        return Arrays.stream(rows)
                .filter(each -> each.contains(">" + id + "</a>"))
                .findFirst()
                .orElse("");
    }

    private String survey(String id, String question, int score, String comment) {
        return "{\"id\":\"" + id + "\",\"source\":\"" + source
                + "\",\"type\":\"survey\",\"time\":\"2026-01-05T09:30:00Z\"," + "\"team\":\"" + team
                + "\",\"data\":{\"question\":\"" + question + "\",\"score\":" + score + ",\"comment\":\"" + comment
                + "\"}}";
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
