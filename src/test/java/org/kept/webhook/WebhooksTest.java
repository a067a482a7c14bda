package org.kept.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.alert.Alert;
import org.kept.alert.AlertChanged;
import org.kept.alert.AlertCondition;
import org.kept.alert.AlertKind;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.outbox.NewDelivery;
import org.kept.outbox.Outbox;
import org.kept.outbox.OutboxSchedule;
import org.kept.signal.SignalRun;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;

/** Webhooks over REST and on their pages, and the messages that their receivers get. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class WebhooksTest {

    private static final String WEBHOOKS = "/api/v1/webhooks/";

    private static TestReceiver receiver;

    @Inject
    OutboxSchedule outbox;

    @Inject
    Outbox rows;

    @Inject
    Database database;

    @Inject
    Event<AlertChanged> alerts;

    private final String name = "w" + UUID.randomUUID().toString().substring(0, 18);

    @BeforeAll
    static void start() throws Exception {
        receiver = new TestReceiver();
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    @AfterEach
    void remove() {
        TestKeys.withKey().delete(WEBHOOKS + name);
    }

    private ValidatableResponse put(String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put(WEBHOOKS + name)
                .then();
    }

    private String create(String path, String types) {
        return put("{'url':'" + receiver.uri(path) + "','types':[" + types + "]}")
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private ValidatableResponse post(String action) {
        return TestKeys.withKey()
                .contentType("application/json")
                .post(WEBHOOKS + name + action)
                .then();
    }

    private ValidatableResponse deliveries() {
        return deliveries("");
    }

    private ValidatableResponse deliveries(String query) {
        return TestKeys.withKey()
                .get(WEBHOOKS + name + "/deliveries" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void theSecretIsShownOnceAndNeitherItNorTheAddressIsStoredInClear() {
        var secret = create("/secret/T0?token=x", "'kept.alert.opened'");
        assertThat(secret).startsWith("whsec_");
        TestKeys.withKey()
                .get(WEBHOOKS + name)
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("url", startsWith("http://127.0.0.1:"))
                .body("url", not(containsString("token")))
                .body("types", contains("kept.alert.opened"))
                .body("failures", equalTo(0));
        TestKeys.withKey().get("/api/v1/webhooks").then().body("name", hasItems(name));
        var stored = database.with(connection -> {
            try (var select = connection.prepareStatement("select url, secret from webhook where name = ?")) {
                select.setString(1, name);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getString(1) + row.getString(2);
                }
            }
        });
        assertThat(stored).startsWith("1:").doesNotContain("token", secret);
        TestKeys.withKey()
                .get("/api/v1/audit?act=webhook.saved&limit=1")
                .then()
                .body("items[0].subject", equalTo("webhook " + name))
                .body(not(containsString(secret)));
        put("{'types':['kept.week.published']}").statusCode(200).body("secret", nullValue());
    }

    @Test
    void allErrorsAreToldAtOnce() {
        put("{'url':'ftp://x','format':'slak','types':['kept.alert.open']}")
                .statusCode(422)
                .body("errors.code", hasItems("url.form", "format.unknown", "type.unknown"))
                .body(
                        "errors.find { it.code == 'type.unknown' }.detail",
                        containsString("Did you mean 'kept.alert.opened'?"));
        put("{'url':'" + receiver.uri("/x") + "','secret':'short','types':[]}")
                .statusCode(422)
                .body("errors.code", hasItems("secret.form", "types.missing"));
        put("{'ulr':'x'}").statusCode(422).body(containsString("'url'"));
        put("{}").statusCode(422);
        TestKeys.withKey().get(WEBHOOKS + "No_Name").then().statusCode(404);
        TestKeys.withKey().get(WEBHOOKS + name).then().statusCode(404);
    }

    @Test
    void aTrialArrivesSignedAsTheLibraryWantsIt() throws Exception {
        var secret = create("/trial", "'kept.alert.opened'");
        String id = post("/try").statusCode(202).extract().path("id");
        deliveries().body("items[0].state", equalTo("waiting")).body("items[0].due", notNullValue());
        outbox.look();
        var request = receiver.requests("/trial").get(0);
        assertThatCode(() -> new Webhook(secret).verify(request.body(), request.headers()))
                .doesNotThrowAnyException();
        assertThat(request.headers().get("webhook-id")).containsExactly(id);
        var event = new ObjectMapper().readTree(request.body());
        assertThat(event.path("id").asText()).isEqualTo(id);
        assertThat(event.path("type").asText()).isEqualTo("kept.trial");
        assertThat(request.headers().get("content-type")).containsExactly("application/cloudevents+json");
        deliveries()
                .body("items[0].id", equalTo(id))
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].status", equalTo(204));
    }

    @Test
    void manyDeliveriesAreListedPageByPage() {
        create("/many", "'kept.alert.opened'");
        var trial = new NewDelivery(WebhookChannel.CODE, name, NewDelivery.TRIAL, name, "A trial", "{}", null);
        var ids = rows.add(Collections.nCopies(102, trial)).stream()
                .map(UUID::toString)
                .toList();
        var first = deliveries("?limit=100&state=waiting").body("items", hasSize(100));
        String cursor = first.extract().path("nextCursor");
        var last = deliveries("?limit=100&state=waiting&cursor=" + cursor).body("nextCursor", nullValue());
        assertThat(Stream.of(first, last).flatMap(page -> page.extract().<List<String>>path("items.id").stream()))
                .containsExactlyInAnyOrderElementsOf(ids);
        for (var wrong : List.of("limit=0", "limit=1001", "cursor=x")) {
            TestKeys.withKey()
                    .get(WEBHOOKS + name + "/deliveries?" + wrong)
                    .then()
                    .statusCode(400);
        }
        var browser = TestKeys.signedIn();
        var page =
                browser.get("/webhooks/" + name + "/deliveries?state=waiting").asString();
        var older = page.replaceAll("(?s).*href=\"([^\"]*)\" rel=\"next\">Older deliveries.*", "$1")
                .replace("&amp;", "&");
        assertThat(older).startsWith("/webhooks/" + name + "/deliveries?state=waiting&cursor=");
        var end = browser.get(older).asString();
        assertThat(end).contains("Newest deliveries").doesNotContain("Older deliveries");
        assertThat(end.split("A trial</span>", -1)).hasSize(3);
    }

    @Test
    void aDeliveryIsRepeatedWithItsId() {
        create("/repeated", "'kept.alert.opened'");
        var browser = TestKeys.signedIn();
        assertThat(browser.get("/webhooks").asString()).contains("\">Nothing sent yet</span>");
        String id = post("/try").extract().path("id");
        post("/deliveries/" + id + "/repeat").statusCode(409);
        outbox.look();
        assertThat(browser.get("/webhooks").asString()).contains("\">Working</span>");
        post("/deliveries/" + id + "/repeat").statusCode(202);
        assertThat(browser.get("/webhooks/" + name + "/deliveries").asString()).contains(" Sent again: ");
        outbox.look();
        assertThat(receiver.requests("/repeated")).hasSize(2).allMatch(each -> List.of(id)
                .equals(each.headers().get("webhook-id")));
        post("/deliveries/" + UUID.randomUUID() + "/repeat").statusCode(404);
    }

    @Test
    void aSignalIsToldWithTheRulesThatFired() {
        create("/signal", "'kept.alert.opened'");
        var run = new SignalRun(
                Signal.SHIFT,
                Period.parse("2024-W14"),
                Period.parse("2024-W21"),
                VariationType.CONCERN,
                "8 weeks in a row below the average of 85.0%");
        var condition = new AlertCondition(
                AlertKind.SIGNAL, "sla", null, "sla", null, "2024-W21", "Worse", "Detail.", "/", List.of(run));
        var alert = new Alert(UUID.randomUUID(), condition, Instant.EPOCH, null, null, null, null, null, null);
        QuarkusTransaction.requiringNew().run(() -> alerts.fire(new AlertChanged(alert, true, null)));
        outbox.look();
        assertThat(receiver.requests("/signal")).singleElement().satisfies(request -> assertThat(request.body())
                .contains("\"signals\":[{\"rule\":\"shift\",\"from\":\"2024-W14\","
                        + "\"words\":\"8 weeks in a row below the average of 85.0%\"}]"));
    }

    @Test
    void aPublishedMissionIsToldToThoseWhoWantIt() {
        create("/mission", "'kept.mission.published'");
        TestWeeks.publishMission();
        outbox.look();
        assertThat(receiver.requests("/mission")).singleElement().satisfies(request -> assertThat(request.body())
                .contains("kept.mission.published", "We answer within a minute"));
        TestKeys.withKey()
                .get(WEBHOOKS + name + "/deliveries?state=delivered")
                .then()
                .body("items", hasSize(1));
        TestKeys.withKey()
                .get(WEBHOOKS + name + "/deliveries?state=failed")
                .then()
                .body("items", empty());
        TestKeys.withKey()
                .get(WEBHOOKS + name + "/deliveries?state=lost")
                .then()
                .statusCode(400);
    }

    @Test
    void aDroppedActionIsToldWithoutItsWords() {
        create("/action", "'kept.action.closed'");
        var action = "{'title':'Call back','because':'They hang up','state':'%s'%s}";
        String id = TestKeys.withKey()
                .contentType("application/json")
                .body(action.formatted("raised", "").replace('\'', '"'))
                .post("/api/v1/actions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        outbox.look();
        assertThat(receiver.requests("/action")).isEmpty();
        TestKeys.withKey()
                .contentType("application/json")
                .body(action.formatted("dropped", ",'outcome':'Too dear'").replace('\'', '"'))
                .put("/api/v1/actions/" + id)
                .then()
                .statusCode(200);
        outbox.look();
        assertThat(receiver.requests("/action")).singleElement().satisfies(request -> assertThat(request.body())
                .contains("kept.action.closed", "Action dropped", id)
                .doesNotContain("Call back", "They hang up", "Too dear"));
    }

    @Test
    void aWebhookIsPausedAndResumed() {
        create("/paused", "'kept.alert.opened'");
        post("/pause").statusCode(200).body("paused", equalTo("Paused by key:testkey."));
        post("/try").statusCode(202);
        outbox.look();
        assertThat(receiver.requests("/paused")).isEmpty();
        assertThat(TestKeys.signedIn().get("/data").asString())
                .contains("The webhook “" + name + "” has been paused since ");
        post("/resume").statusCode(200).body("paused", nullValue());
        outbox.look();
        assertThat(receiver.requests("/paused")).hasSize(1);
    }

    @Test
    void aReceiverThatIsGonePausesItsWebhook() {
        receiver.status("/gone", 410, "");
        create("/gone", "'kept.alert.opened'");
        post("/try");
        outbox.look();
        TestKeys.withKey()
                .get(WEBHOOKS + name)
                .then()
                .body("paused", containsString("The receiver answered 410"))
                .body("pausedAt", notNullValue());
        deliveries().body("items[0].state", equalTo("failed"));
    }

    @Test
    void aChatGetsAMessageWithoutASignature() {
        put("{'url':'" + receiver.uri("/chat") + "','format':'slack'}")
                .statusCode(200)
                .body("secret", nullValue())
                .body("url", startsWith("http://127.0.0.1:"))
                .body("url", not(containsString("chat")));
        put("{'format':'teams'}").statusCode(422).body("errors.pointer", contains("/url"));
        put("{'secret':'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'}")
                .statusCode(422)
                .body("errors.code", contains("secret.unused"));
        post("/try");
        outbox.look();
        assertThat(receiver.requests("/chat")).singleElement().satisfies(request -> {
            assertThat(request.body()).startsWith("{\"text\":\"*A trial from Kept*");
            assertThat(request.headers()).doesNotContainKey("webhook-signature");
        });
    }

    @Test
    void thePagesSaveTryPauseAndRemove() {
        var browser = TestKeys.signedIn();
        browser.get("/webhooks").then().statusCode(200).body(containsString("Create or change a webhook"));
        browser.post(
                        "/webhooks",
                        "name",
                        name,
                        "url",
                        receiver.uri("/page"),
                        "format",
                        "cloudevents",
                        "type",
                        "kept.alert.opened",
                        "type",
                        "kept.alert.closed")
                .then()
                .statusCode(200)
                .body(containsString("whsec_"));
        browser.get("/webhooks").then().body(containsString(name)).body(not(containsString("whsec_")));
        browser.post("/webhooks/" + name + "/try").then().statusCode(303);
        outbox.look();
        browser.get("/webhooks/" + name + "/deliveries")
                .then()
                .statusCode(200)
                .body(containsString("A trial from Kept"))
                .body(containsString("Delivered"));
        browser.post("/webhooks/" + name + "/pause").then().statusCode(303);
        browser.get("/webhooks/" + name + "/deliveries").then().body(containsString("Resume webhook"));
        browser.post("/webhooks/" + name + "/resume").then().statusCode(303);
        browser.post("/webhooks", "name", "", "url", "x", "format", "cloudevents")
                .then()
                .statusCode(422)
                .body(containsString("A name has up to 40"))
                .body(containsString("Choose at least one type."));
        browser.post("/webhooks/" + name + "/remove").then().statusCode(303);
        TestKeys.withKey().get(WEBHOOKS + name).then().statusCode(404);
    }
}
