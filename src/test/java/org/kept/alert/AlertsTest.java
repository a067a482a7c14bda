package org.kept.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.calendar.Period;

/** Alerts from opening to closing: one message for each, and none in between. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class AlertsTest {

    private static final String WATCHER = "/api/v1/webhooks/watcher";

    /** The Tuesday after {@link TestWeeks#LAST}. */
    private static final Instant NOW = Instant.parse("2024-05-28T12:00:00Z");

    private final AlertWatch watch;
    private final AlertService service;
    private final AlertStore store;
    private final AlertWatchStore watchStore;
    private final SilentSourceFinder silentSources;
    private final SourceSilenceStore silences;
    private final MovingClock clock = new MovingClock(NOW);

    @Inject
    AlertsTest(
            AlertWatch watch,
            AlertService service,
            AlertStore store,
            AlertWatchStore watchStore,
            SilentSourceFinder silentSources,
            SourceSilenceStore silences) {
        this.watch = watch;
        this.service = service;
        this.store = store;
        this.watchStore = watchStore;
        this.silentSources = silentSources;
        this.silences = silences;
    }

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(clock, Clock.class);
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"url\":\"http://127.0.0.1:1/\",\"types\":[\"kept.alert.opened\",\"kept.alert.closed\"]}")
                .put(WATCHER)
                .then()
                .statusCode(200);
    }

    private void lookAfter(Duration time) {
        clock.forward(time);
        watch.look();
    }

    private static ValidatableResponse alerts(String query) {
        return TestKeys.withKey().get("/api/v1/alerts" + query).then().statusCode(200);
    }

    /** Messages about alerts, oldest first. */
    private static List<String> told() {
        return TestKeys.withKey()
                .get(WATCHER + "/deliveries")
                .then()
                .extract()
                .<List<String>>path("items.type")
                .stream()
                .sorted()
                .toList();
    }

    private static void figure(Period week, int above) {
        var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':" + above + ",'denominator':100}";
        TestEvents.push(List.<JsonNode>of(
                        TestEvents.event("ferry", "sla" + week.code(), "figure", week.end() + "T00:00:00Z", data)))
                .statusCode(200);
    }

    @Test
    void aSignalOpensOneAlertAndClosesItOnceWhenItIsOver() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        alerts("?state=open")
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("signal"))
                .body("[0].kpi", equalTo("sla"))
                .body("[0].week", equalTo("2024-W21"))
                .body("[0].title", equalTo("Service level: worse than usual"))
                .body("[0].detail", containsString("60.0% in the week to 26\u00a0May\u00a02024, usual range "))
                .body("[0].detail", containsString(" Outside the limits: 60.0% is below the lower limit of "))
                .body("[0].page", containsString("/kpis/sla?to=2024-W21"));
        lookAfter(Duration.ofMinutes(15));
        lookAfter(Duration.ofHours(2));
        assertThat(told()).containsExactly("kept.alert.opened");

        clock.forward(Duration.ofDays(7));
        figure(Period.parse("2024-W22"), 85);
        watch.look();
        alerts("?state=open").body("$", hasSize(1));
        lookAfter(Duration.ofDays(1));
        alerts("?state=open").body("$", empty());
        alerts("?state=closed").body("$", hasSize(1)).body("[0].closedBecause", equalTo("No longer worse than usual."));
        assertThat(told()).containsExactly("kept.alert.closed", "kept.alert.opened");
    }

    @Test
    void aNumberThatWobblesSaysNothingMore() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        for (var i = 0; i < 3; i++) {
            correct(85);
            lookAfter(Duration.ofHours(1));
            correct(60);
            lookAfter(Duration.ofHours(1));
        }
        assertThat(told()).containsExactly("kept.alert.opened");
        correct(85);
        lookAfter(Duration.ofHours(1));
        lookAfter(Duration.ofHours(25));
        assertThat(told()).containsExactly("kept.alert.closed", "kept.alert.opened");
        correct(60);
        lookAfter(Duration.ofHours(1));
        assertThat(told()).hasSize(2);
    }

    private static void correct(int above) {
        var week = TestWeeks.LAST.code();
        var data = "{'kpi':'sla','week':'" + week + "','numerator':" + above + ",'denominator':100}";
        TestEvents.push(
                        TestEvents.event("ferry", "sla" + week, "figure", TestWeeks.LAST.end() + "T00:00:00Z", data),
                        "onconflict=correct")
                .statusCode(200);
    }

    @Test
    void theSignalsOfAWeekWaitUntilItHasSettled() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-05-27T06:00:00Z")), Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        alerts("").body("$", empty());
    }

    @Test
    void anAlertIsAcknowledgedOnce() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        String id = alerts("").extract().path("[0].id");
        acknowledge(id, "{\"note\":\"The provider is told.\"}")
                .statusCode(200)
                .body("state", equalTo("acknowledged"))
                .body("acknowledgedBy", equalTo("key:testkey"))
                .body("note", equalTo("The provider is told."));
        acknowledge(id, "{}").statusCode(409);
        acknowledge(UUID.randomUUID().toString(), "{}").statusCode(404);
        TestKeys.withKey()
                .get("/api/v1/alerts/" + id)
                .then()
                .statusCode(200)
                .body("acknowledged", notNullValue())
                .body("closed", nullValue());
        alerts("?state=open").body("$", empty());
        TestKeys.withKey().get("/api/v1/alerts?state=closd").then().statusCode(400);
        TestKeys.withKey()
                .get("/api/v1/alerts/" + id + "/told")
                .then()
                .statusCode(200)
                .body("items.target", contains("watcher"))
                .body("items.of", contains("kept.alert.opened"))
                .body("nextCursor", nullValue());
        TestKeys.withKey()
                .get("/api/v1/alerts/" + id + "/told?limit=0")
                .then()
                .statusCode(400)
                .body("detail", equalTo("limit must be from 1 to 1,000."));
        TestKeys.withKey()
                .get("/api/v1/audit?act=alert.acknowledged&limit=1")
                .then()
                .body("items[0].subject", equalTo("alert " + id));
    }

    private static ValidatableResponse acknowledge(String id, String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/alerts/" + id + "/acknowledge")
                .then();
    }

    @Test
    void aMissedPromiseOpensWithThePublicationAndClosesWithALaterOne() {
        TestWeeks.publishMission();
        TestWeeks.push();
        publish(TestWeeks.LAST);
        alerts("?state=open")
                .body("kind", hasItem("missed"))
                .body("find { it.kind == 'missed' }.title", equalTo("Promise missed: “answer within a minute”"))
                .body(
                        "find { it.kind == 'missed' }.detail",
                        equalTo("Missed in the week to 26\u00a0May\u00a02024: Service level. Owner: mia@example.org."));
        var next = Period.parse("2024-W22");
        clock.forward(Duration.ofDays(7));
        figure(next, 95);
        publish(next);
        alerts("?state=closed")
                .body("find { it.kind == 'missed' }.closedBecause", containsString("Kept in the week to "));
        assertThat(told()).containsExactly("kept.alert.closed", "kept.alert.opened");
    }

    private static void publish(Period week) {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/scorecards/" + week.code() + "/publication")
                .then()
                .statusCode(200);
    }

    @Test
    void aReasonForOtherWordsOpensAnAlertUntilItIsConfirmed() {
        publishMission("answer within a minute");
        publishMission("pick up within a minute");
        watch.look();
        alerts("?state=open")
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("suspect"))
                .body("[0].kpi", equalTo("sla"))
                .body("[0].detail", containsString("“… pick up within a minute …”"));
        publishMission("answer within a minute");
        lookAfter(Duration.ofMinutes(15));
        alerts("?state=open").body("$", empty());
        alerts("?state=closed")
                .body("[0].closedBecause", equalTo("The clause has the words again that the reason was given for."));
    }

    @Test
    void aReasonThatWasConfirmedAndAMeasureThatWasRemovedCloseTheirAlerts() {
        publishMission("answer within a minute");
        publishMission("pick up within a minute");
        watch.look();
        clock.forward(Duration.ofMinutes(15));
        publishMission("pick up within a minute", "Who was picked up in time.");
        watch.look();
        alerts("?state=closed").body("[0].closedBecause", equalTo("The reason was confirmed or rewritten."));
        publishMission("answer within a minute", "Who was picked up in time.");
        lookAfter(Duration.ofMinutes(15));
        alerts("?state=open").body("$", hasSize(1));
        withoutMeasures();
        lookAfter(Duration.ofMinutes(15));
        alerts("?state=closed").body("closedBecause", hasItem("The mission no longer has this measure."));
    }

    private static void withoutMeasures() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement":"We answer within a minute.","effectiveFrom":"2024-01-01","clauses":[
                         {"code":"minute","quote":"within a minute","measures":[]}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    @Test
    void aSignalOfAKpiThatIsNoLongerMeasuredSaysSoWhenItCloses() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        alerts("?state=open").body("$", hasSize(1));
        withoutMeasures();
        lookAfter(Duration.ofHours(1));
        lookAfter(Duration.ofHours(24));
        alerts("?state=closed").body("[0].closedBecause", equalTo("The mission no longer measures this KPI."));
    }

    @Test
    void aSignalOfATeamThatNoOneSubscribesToSaysSoWhenItCloses() {
        TestWeeks.publishMission();
        TestWeeks.push();
        var condition = new AlertCondition(
                AlertKind.SIGNAL, "sla", "minute", "sla", "north", "2024-W21", "Of a team", "Detail.", "/");
        service.evaluate(finding(AlertKind.SIGNAL, condition), false);
        watch.look();
        lookAfter(Duration.ofHours(24));
        alerts("?state=closed")
                .body(
                        "find { it.team == 'north' }.closedBecause",
                        equalTo("No one subscribes to the alerts of this team any more."));
    }

    private static void publishMission(String quote) {
        publishMission(quote, "It counts who was answered in time.");
    }

    private static void publishMission(String quote, String because) {
        TestKeys.withKey()
                .contentType("application/json")
                .body(TestEvents.json("{'statement':'We " + quote + ".','effectiveFrom':'2024-01-01','clauses':["
                                + "{'code':'minute','quote':'" + quote + "','measures':[{'kpi':'sla','role':'measures',"
                                + "'because':'" + because + "'}]}]}")
                        .toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    @Test
    void aBrokenGuaranteeOpensAnAlertUntilAWeekWithoutABreach() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement":"We answer within a minute.","effectiveFrom":"2024-01-01","clauses":[
                         {"code":"minute","quote":"within a minute","measures":[],"guarantee":
                          {"promise":"A minute","consequence":"a free stamp",
                           "breach":{"type":"contact","where":{"waitSeconds":{"over":60}}}}}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        call("late", "2024-05-28T09:00:00Z", 90);
        watch.look();
        alerts("?state=open")
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("guarantee"))
                .body("[0].title", equalTo("Guarantee broken: “A minute”"))
                .body(
                        "[0].detail",
                        equalTo(
                                "Broken once so far in the week to 2\u00a0Jun\u00a02024. Owed each time: a free stamp."));
        clock.forward(Duration.ofDays(14));
        call("good", "2024-06-05T09:00:00Z", 5);
        watch.look();
        alerts("?state=open").body("$", hasSize(1));
        lookAfter(Duration.ofDays(1));
        alerts("?state=closed")
                .body("$", hasSize(1))
                .body("[0].closedBecause", equalTo("Not broken in the last complete week, nor since."));
        assertThat(told()).containsExactly("kept.alert.closed", "kept.alert.opened");
    }

    private static void call(String id, String time, int wait) {
        var data = "{'outcome':'answered','waitSeconds':" + wait + "}";
        TestEvents.push(TestEvents.event("ferry", id, "contact", time, data)).statusCode(200);
    }

    @Test
    void aSourceThatIsSilentForLongerThanEverOpensAnAlert() {
        var source = "s" + UUID.randomUUID();
        for (var day = 0; day < 17; day++) {
            TestEvents.push(TestEvents.order(source, "order" + day)).statusCode(200);
            clock.forward(Duration.ofHours(12));
            service.evaluate(silentSources, false);
            clock.forward(Duration.ofHours(12));
        }
        service.evaluate(silentSources, false);
        alerts("").body("$", empty());
        clock.forward(Duration.ofHours(7));
        service.evaluate(silentSources, false);
        alerts("?state=open")
                .body("$", hasSize(1))
                .body("[0].kind", equalTo("silence"))
                .body("[0].title", equalTo("Source silent: " + source))
                .body("[0].detail", containsString("was 24\u00a0hours."));
        service.evaluate(silentSources, false);
        // A restart of Kept does not end an open alert about silence.
        service.evaluate(silentSources, true);
        alerts("?state=open").body("$", hasSize(1));
        // Nor do weeks of which nothing is kept any more.
        clock.forward(Duration.ofDays(120));
        service.evaluate(silentSources, false);
        alerts("?state=open").body("$", hasSize(1));
        TestEvents.push(TestEvents.order(source, "late")).statusCode(200);
        service.evaluate(silentSources, false);
        alerts("?state=open").body("$", empty());
        alerts("?state=closed").body("[0].closedBecause", equalTo("Events are arriving again."));
        // A silence with an alert does not count as usual afterwards.
        assertThat(silences.all()).singleElement().satisfies(each -> assertThat(each.longest())
                .isZero());
        assertThat(told()).containsExactly("kept.alert.closed", "kept.alert.opened");
    }

    @Test
    void timeInWhichKeptDidNotRunIsNoOnesSilence() {
        var source = "s" + UUID.randomUUID();
        for (var day = 0; day < 17; day++) {
            TestEvents.push(TestEvents.order(source, "order" + day)).statusCode(200);
            service.evaluate(silentSources, false);
            clock.forward(Duration.ofDays(1));
        }
        clock.forward(Duration.ofDays(10));
        service.evaluate(silentSources, true);
        alerts("").body("$", empty());
    }

    @Test
    void quietHoursDelayWhatPeopleAreToldAndNotPrograms() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"url\":\"http://127.0.0.1:1/\",\"format\":\"slack\"}")
                .put("/api/v1/webhooks/chat")
                .then()
                .statusCode(200);
        quietHours("{\"from\":\"11:00\",\"to\":\"18:00\"}").statusCode(200).body("to", equalTo("18:00"));
        quietHours("{\"from\":\"11:00\"}").statusCode(422).body("errors.pointer", contains("/to"));
        quietHours("{\"from\":\"11:00\",\"to\":\"11:00\"}").statusCode(422);
        // Later than the clock of the database, by which deliveries are due.
        clock.forward(Duration.between(NOW, Instant.parse("2099-05-28T12:00:00Z")));
        var condition = new AlertCondition(
                AlertKind.SIGNAL, "sla", "minute", "sla", null, "2099-W21", "Worse than usual", "Detail.", "/");
        service.evaluate(finding(AlertKind.SIGNAL, condition), false);
        // 18:00 in London, in summer.
        TestKeys.withKey()
                .get("/api/v1/webhooks/chat/deliveries")
                .then()
                .body("items.find { it.type == 'kept.alert.opened' }.due", equalTo("2099-05-28T17:00:00Z"));
        TestKeys.withKey()
                .get(WATCHER + "/deliveries")
                .then()
                .body("items.find { it.type == 'kept.alert.opened' }.due", not(startsWith("2099")));
        quietHours("{\"from\":null,\"to\":null}").statusCode(200).body("from", nullValue());
    }

    private static ValidatableResponse quietHours(String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body)
                .put("/api/v1/alerts/quiet-hours")
                .then();
    }

    @Test
    void thePagesShowAcknowledgeAndSetQuietHours() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        String id = alerts("").extract().path("[0].id");
        var browser = TestKeys.signedIn();
        browser.get("/alerts")
                .then()
                .statusCode(200)
                .body(containsString("Service level: worse than usual"))
                .body(containsString("There are no quiet hours"))
                .body(containsString("Kept sends no mail yet."));
        browser.get("/alerts/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Kept sends no mail yet."))
                .body(containsString("watcher"))
                .body(containsString("/actions/new?"), containsString("alert=" + id + "\">Raise action"));
        browser.post("/alerts/" + id + "/acknowledge", "note", "x".repeat(1_001))
                .then()
                .statusCode(422)
                .body(containsString("A note has at most 1,000 characters."));
        browser.post("/alerts/" + id + "/acknowledge", "note", "We look.")
                .then()
                .statusCode(303);
        browser.get("/alerts/" + id)
                .then()
                .body(containsString("We look."))
                .body(not(containsString("Acknowledge alert")));
        browser.post("/alerts", "from", "late", "to", "07:00")
                .then()
                .statusCode(422)
                .body(containsString("Give a time such as 22:00."));
        browser.post("/alerts", "from", "22:00", "to", "07:00").then().statusCode(303);
        browser.get("/alerts").then().body(containsString("No person is told from 22:00 to 07:00"));
        var viewer = TestPeople.signedIn(Role.VIEWER);
        viewer.get("/alerts").then().statusCode(200).body(not(containsString("Save quiet hours")));
        viewer.post("/alerts/" + id + "/acknowledge").then().statusCode(403);
    }

    @Test
    void oneNodeEvaluatesAtATime() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        watch.look();
        lookAfter(Duration.ofMinutes(14));
        assertThat(told()).containsExactly("kept.alert.opened");
    }

    @Test
    void aClockThatWasAheadStopsNoLaterEvaluation() {
        var ahead = Instant.parse("2099-01-01T00:00:00Z");
        assertThat(watchStore.take(ahead, ahead.plus(Duration.ofMinutes(15)))).isPresent();
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        assertThat(told()).containsExactly("kept.alert.opened");
    }

    @Test
    void aNodeWhoseClockIsBehindClosesNothing() {
        TestWeeks.publishMission();
        TestWeeks.push();
        watch.look();
        clock.forward(Duration.ofDays(-30));
        watch.look();
        lookAfter(Duration.ofDays(2));
        assertThat(store.unclosed()).singleElement().satisfies(each -> assertThat(each.quietSince())
                .isNull());
        assertThat(told()).containsExactly("kept.alert.opened");
    }

    @Test
    void theSignalOfATeamIsForThoseWhoSeeIt() {
        var condition = new AlertCondition(
                AlertKind.SIGNAL, "sla", "minute", "sla", "north", "2024-W21", "Of a team", "Detail.", "/");
        var finder = finding(AlertKind.SIGNAL, condition);
        service.evaluate(finder, false);
        alerts("").body("team", contains("north"));
        var key = teamKey("south");
        TestKeys.withKey(key).get("/api/v1/alerts").then().statusCode(200).body("$", empty());
        TestKeys.withKey(teamKey("north"))
                .get("/api/v1/alerts")
                .then()
                .statusCode(200)
                .body("$", hasSize(1));
        var undecided = Set.of(AlertCondition.key(AlertKind.SIGNAL, "sla", "north"));
        service.evaluate(
                (now, lapsed) ->
                        new AlertFinder.Findings(Set.of(AlertKind.SIGNAL), List.of(), undecided, alert -> "Over."),
                false);
        assertThat(store.unclosed()).singleElement().satisfies(each -> assertThat(each.quietSince())
                .isNull());
    }

    private static AlertFinder finding(AlertKind kind, AlertCondition condition) {
        return (now, lapsed) -> new AlertFinder.Findings(Set.of(kind), List.of(condition), Set.of(), alert -> "Over.");
    }

    private static String teamKey(String team) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body("{\"name\":\"team\",\"scopes\":[\"read\"],\"teams\":[\"" + team + "\"]}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
