package org.kept.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.hook.TestHooks.SECRET;
import static org.kept.hook.TestHooks.base64;
import static org.kept.hook.TestHooks.deliveries;
import static org.kept.hook.TestHooks.delivery;
import static org.kept.hook.TestHooks.hex;
import static org.kept.hook.TestHooks.put;
import static org.kept.hook.TestHooks.shopify;
import static org.kept.hook.TestHooks.shopifyOrder;
import static org.kept.hook.TestHooks.standard;
import static org.kept.hook.TestHooks.wooCommerce;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.database.Database;
import org.kept.hook.refusal.RefusalCounter;
import org.kept.hook.refusal.RefusalReason;
import org.kept.ingest.store.EventVersionStore;

/** Hooks over REST, and the results of their deliveries. */
@QuarkusTest
@OnBothDatabases
class HooksTest {

    @Inject
    Database database;

    @Inject
    RefusalCounter refusals;

    @Inject
    EventVersionStore versions;

    private static String name() {
        return "h" + UUID.randomUUID().toString().substring(0, 18);
    }

    @Test
    void theSecretOfAHookIsNeitherShownNorStoredInClear() {
        var name = name();
        put(name, "shopify-order", "shopify")
                .statusCode(200)
                .body("signature.scheme", equalTo("shopify"))
                .body("address", endsWith("/hooks/" + name))
                .body("lastDelivery", nullValue());
        TestKeys.withKey().get("/api/v1/hooks/" + name).then().statusCode(200).body(not(containsString(SECRET)));
        var stored = database.with(connection -> {
            try (var select = connection.prepareStatement("select secret from hook where name = ?")) {
                select.setString(1, name);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            }
        });
        assertThat(stored).startsWith("1:").doesNotContain(SECRET);
        TestKeys.withKey()
                .get("/api/v1/audit?act=hook.saved&limit=1")
                .then()
                .body(not(containsString(SECRET)))
                .body("items[0].subject", equalTo("hook " + name));
    }

    @Test
    void aHookWithErrorsIsRefusedWithAllOfThem() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"mapping\":\"shopify-ordr\",\"signature\":{\"scheme\":\"shopfy\"}}")
                .put("/api/v1/hooks/" + name())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/signature/scheme", "/mapping"))
                .body("errors[0].detail", containsString("Did you mean 'shopify'?"));
        put("No_Name", "shopify-order", "shopify").statusCode(422).body("errors.pointer", contains("/name"));
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"maping\":\"shopify-order\"}")
                .put("/api/v1/hooks/" + name())
                .then()
                .statusCode(422)
                .body(containsString("mapping"));
    }

    @Test
    void theMappingIsChangedWithoutTheSecret() {
        var name = name();
        put(name, "shopify-order", "shopify");
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"mapping\":\"shopify-refund\",\"signature\":{\"scheme\":\"shopify\"}}")
                .put("/api/v1/hooks/" + name)
                .then()
                .statusCode(200)
                .body("mapping", equalTo("shopify-refund"));
        shopify(name, "{}").statusCode(200);
    }

    @Test
    void aGenuineDeliveryIsStoredOnce() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        shopify(name, order).statusCode(200).body("state", equalTo("stored")).body("accepted", equalTo(1));
        TestEvents.get("shopify", name).then().statusCode(200).body("recordedBy", equalTo("hook:" + name));
        shopify(name, order).statusCode(200).body("state", equalTo("replayed"));
        deliveries(name, "")
                .body("items", hasSize(1))
                .body("items[0].topic", equalTo("orders/create"))
                .body("items[0].state", equalTo("stored"));
        TestKeys.withKey().get("/api/v1/hooks/" + name).then().body("deliveries", equalTo(1));
    }

    @Test
    void deliveriesAreListedPageByPage() {
        var name = name();
        put(name, "shopify-order", "shopify");
        for (var order : List.of("a", "b", "c")) {
            shopify(name, shopifyOrder(name + order, "ann@example.org", "12.50"))
                    .statusCode(200);
        }
        var ids = new ArrayList<String>();
        var cursor = "";
        for (var size : List.of(2, 1)) {
            var page = deliveries(name, "?state=stored&limit=2&cursor=" + cursor)
                    .body("items", hasSize(size))
                    .extract();
            ids.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        }
        assertThat(cursor).isNull();
        assertThat(ids).doesNotHaveDuplicates().hasSize(3);
        TestKeys.withKey()
                .get("/api/v1/hooks/" + name + "/deliveries?cursor=x")
                .then()
                .statusCode(400);
        TestKeys.signedIn()
                .get("/hooks/" + name + "/deliveries?cursor=x")
                .then()
                .statusCode(400);
    }

    @Test
    void theSameEventInAnotherBodyIsReplayed() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        shopify(name, order);
        shopify(name, order + " ").statusCode(200).body("state", equalTo("replayed"));
        deliveries(name, "?state=replayed").body("items", hasSize(1));
    }

    @Test
    void aWrongSignatureKeepsNothing() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        delivery(order + " ")
                .header("X-Shopify-Hmac-Sha256", base64(order))
                .post("/hooks/" + name)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        delivery(order).post("/hooks/" + name).then().statusCode(401);
        deliveries(name, "").body("items", empty());
        TestEvents.get("shopify", name).then().statusCode(404);
    }

    @Test
    void refusedDeliveriesAreCountedByDayAndReason() {
        var name = name();
        var unknown = name();
        put(name, "shopify-order", "shopify").body("refused", equalTo(0));
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-04-01T10:00:00Z")), Clock.class);
        refuse(name, "{\"secret\":1}", 401);
        refuse(name, "{}", 401);
        delivery("{}").post("/hooks/" + name).then().statusCode(401);
        delivery("{}")
                .put("/hooks/" + name)
                .then()
                .statusCode(405)
                .header("Allow", "POST, GET, HEAD")
                .contentType("application/problem+json");
        refuse(name, "x".repeat(5 * 1024 * 1024 + 1), 413);
        refuse(unknown, "{}", 404);
        delivery("{}").put("/hooks/" + unknown).then().statusCode(405);
        refusals.save();
        refusals(name)
                .body("reason", containsInAnyOrder("wrong", "missing", "method", "too-large"))
                .body("day", everyItem(equalTo("2024-04-01")))
                .body("find { it.reason == 'wrong' }.refused", equalTo(2))
                .body("find { it.reason == 'wrong' }.last", equalTo("2024-04-01T10:00:00Z"))
                .body("find { it.reason == 'wrong' }.detail", startsWith("The signature is wrong: "));
        TestKeys.withKey().get("/api/v1/hooks/" + name).then().body("refused", equalTo(5));
        deliveries(name, "").body("items", empty());

        var browser = TestKeys.signedIn();
        browser.get("/hooks").then().body(containsString("/hooks/" + name + "/deliveries#refused"));
        browser.get("/hooks/" + name + "/deliveries")
                .then()
                .body(containsString("The signature is wrong: "))
                .body(containsString("Choose the method POST in the other system."))
                .body(not(containsString("No delivery was refused lately.")));

        refuse(name, "{}", 401);
        refusals.save();
        refusals(name).body("find { it.reason == 'wrong' }.refused", equalTo(3));
        TestKeys.withKey().delete("/api/v1/hooks/" + name).then().statusCode(204);
        assertThat(refused(name)).isZero();
        assertThat(refused(unknown)).isZero();
    }

    /** However many names a stranger makes up, and however often they call. */
    @Test
    void refusalsAreBounded() {
        var name = name();
        put(name, "shopify-order", "shopify");
        refusals.count(name, RefusalReason.WRONG);
        for (var i = 0; i < 2000; i++) {
            refusals.count("unknown-" + i, RefusalReason.METHOD);
            refusals.count(name, RefusalReason.WRONG);
        }
        refusals.count(name, RefusalReason.METHOD);
        refusals.save();
        refusals(name).body("reason", contains("wrong")).body("refused", contains(2001));
        assertThat(refused("unknown-1")).isZero();
        refusals.count(name, RefusalReason.METHOD);
        refusals.save();
        refusals(name).body("reason", containsInAnyOrder("wrong", "method"));
    }

    private static void refuse(String name, String body, int status) {
        delivery(body)
                .header("X-Shopify-Hmac-Sha256", "wrong")
                .post("/hooks/" + name)
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse refusals(String name) {
        return TestKeys.withKey()
                .get("/api/v1/hooks/" + name + "/refusals")
                .then()
                .statusCode(200);
    }

    private long refused(String name) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from hook_refusal where hook = ?")) {
                select.setString(1, name);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Test
    void wrongSecretsFromOneAddressAreLimited() {
        var name = name();
        put(name, "shopify-order", "shopify");
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-04-01T10:00:00Z")), Clock.class);
        for (var i = 0; i < 60; i++) {
            delivery("{}")
                    .header("X-Shopify-Hmac-Sha256", "wrong")
                    .post("/hooks/" + name)
                    .then()
                    .statusCode(401);
        }
        delivery("{}")
                .header("X-Shopify-Hmac-Sha256", "wrong")
                .post("/hooks/" + name)
                .then()
                .statusCode(429)
                .header("Retry-After", not(nullValue()));
        refusals.save();
        refusals(name).body("find { it.reason == 'too-many' }.refused", equalTo(1));
    }

    @Test
    void wrongSecretsOfAChallengeAreLimitedToo() {
        var name = name();
        put(name, "shopify-order", "github");
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-04-01T10:00:00Z")), Clock.class);
        for (var i = 0; i < 60; i++) {
            challenge(name, "wrong" + i).statusCode(200).body(equalTo(""));
        }
        challenge(name, "another").statusCode(429);
        challenge(name, SECRET).statusCode(429);
    }

    private static ValidatableResponse challenge(String name, String token) {
        return given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", token)
                .queryParam("hub.challenge", "abc123")
                .get("/hooks/" + name)
                .then();
    }

    @Test
    void anUnknownHookIsNotFound() {
        shopify(name(), "{}").statusCode(404).contentType("application/problem+json");
        given().head("/hooks/" + name()).then().statusCode(404);
    }

    /** No query is made for a name that cannot be stored. */
    @Test
    void aTextThatIsNoNameIsNotFound() {
        for (var text : List.of("a%00b", "A", "a".repeat(41))) {
            given().urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body("{}")
                    .post("/hooks/" + text)
                    .then()
                    .statusCode(404);
            given().urlEncodingEnabled(false)
                    .head("/hooks/" + text + "?x=1")
                    .then()
                    .statusCode(404);
            TestKeys.withKey()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/hooks/" + text)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void aBodyOfNoEncodingIsKeptAsFailed() {
        var name = name();
        put(name, "shopify-order", "token");
        delivery("")
                .header("Authorization", "Bearer " + SECRET)
                .body(new byte[] {0, 0, 0, '{', 1, 2, 3, 4})
                .post("/hooks/" + name)
                .then()
                .statusCode(202)
                .body("reason", equalTo("The body is not JSON."));
        deliveries(name, "?state=failed").body("items", hasSize(1));
    }

    /** For example half of a character: no database can store it, and no event has it. */
    @Test
    void anIdThatCannotBeStoredFails() {
        var name = name();
        put(name, "shopify-order", "shopify");
        shopify(name, shopifyOrder("half", "ann@example.org", "12.50").replace("half", "\\ud800"))
                .statusCode(202)
                .body("state", equalTo("failed"));
    }

    @Test
    void theDataPageTellsOfFailedDeliveries() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var browser = TestKeys.signedIn();
        browser.get("/data").then().body(not(containsString(name)));
        shopify(name, "[1,").statusCode(202);
        browser.get("/data")
                .then()
                .statusCode(200)
                .body(containsString("The hook “" + name + "” has 1\u00a0failed delivery, received on "))
                .body(containsString("The body is not JSON. It can be replayed once the mapping is corrected."));
        TestKeys.withKey().delete("/api/v1/hooks/" + name).then().statusCode(204);
    }

    @Test
    void aPayloadWithNothingForKeptIsIgnored() {
        var name = name();
        put(name, "shopify-order", "shopify");
        shopify(name, "{\"id\":1,\"test\":true}").statusCode(200).body("state", equalTo("ignored"));
        deliveries(name, "?state=ignored")
                .body("items[0].reason", containsString("no order, such as a cart or a draft."));
    }

    @Test
    void aPayloadThatIsNoObjectIsNamed() {
        var name = name();
        put(name, "shopify-order", "shopify");
        for (var body : new String[] {"[1,2]", "null"}) {
            shopify(name, body).statusCode(202).body("reason", startsWith("The body is JSON, but no object"));
        }
    }

    @Test
    void whatTheMappingCannotReadWaitsUntilItIsMended() {
        var name = name();
        mapping(name, "{'recipe':'shopify-order','source':'" + name + "'}");
        put(name, name, "shopify");
        shopify(name, shopifyOrder("1", "ann@example.org", "twelve"))
                .statusCode(202)
                .body("state", equalTo("failed"));
        shopify(name, "[1,").statusCode(202).body("reason", equalTo("The body is not JSON."));
        deliveries(name, "?state=failed").body("items", hasSize(2));
        TestEvents.get(name, "1").then().statusCode(404);

        mapping(name, "{'recipe':'shopify-order','source':'" + name + "','fields':{'order':{'data':{'value':null}}}}");
        TestKeys.withKey()
                .contentType("application/json")
                .post("/api/v1/hooks/" + name + "/replay")
                .then()
                .statusCode(200)
                .body("tried", equalTo(2))
                .body("failed", equalTo(1))
                .body("left", equalTo(0));
        TestEvents.get(name, "1").then().statusCode(200);
        deliveries(name, "?state=stored").body("items", hasSize(1)).body("items[0].reason", nullValue());
        TestKeys.withKey()
                .get("/api/v1/audit?act=deliveries.replayed&limit=1")
                .then()
                .body("items[0].subject", equalTo("hook " + name));
    }

    @Test
    void anOrderThatIsCancelledLaterIsVoided() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        var cancelled = order.substring(0, order.length() - 1) + ",\"cancelled_at\":\"2024-03-04T11:00:00Z\"}";
        var other = cancelled.replace(name, "never-" + name);
        shopify(name, other).statusCode(200).body("state", equalTo("ignored"));
        shopify(name, order).statusCode(200).body("state", equalTo("stored"));
        shopify(name, cancelled)
                .statusCode(200)
                .body("state", equalTo("stored"))
                .body("reason", containsString("The order was cancelled. This voids what was stored of it."));
        TestEvents.get("shopify", name).then().statusCode(200).body("voided", equalTo(true));
        shopify(name, cancelled + " ").statusCode(200).body("state", equalTo("ignored"));
        shopify(name, order + " ").statusCode(200);
        TestEvents.get("shopify", name).then().body("voided", equalTo(true));
        TestKeys.withKey()
                .get("/api/v1/audit?act=event.voided&limit=1")
                .then()
                .body("items[0].actor", equalTo("hook:" + name));
    }

    @Test
    void anEventThatIsRejectedIsNamedAndTheOthersCount() {
        var name = name();
        mapping(
                name,
                "{'source':'" + name + "','events':["
                        + "{'type':'contact','id':{'pointer':'/id'},'time':{'pointer':'/at'},"
                        + "'data':{'outcome':{'value':'answered'}}},"
                        + "{'type':'survey','id':{'pointer':'/rating/id'},'time':{'pointer':'/at'},"
                        + "'data':{'question':{'value':'csat'},'score':{'pointer':'/rating/score'}}}]}");
        put(name, name, "shopify");
        shopify(name, "{\"id\":\"7\",\"at\":\"2024-03-04T10:00:00Z\",\"rating\":{\"id\":\"7-csat\",\"score\":9}}")
                .statusCode(202)
                .body("accepted", equalTo(1));
        TestEvents.get(name, "7").then().statusCode(200);
        TestEvents.get(name, "7-csat").then().statusCode(404);
        deliveries(name, "?state=failed")
                .body("items[0].reason", startsWith("events[1].data.score (survey): "))
                .body("items[0].rejected", equalTo(1));
        TestKeys.signedIn()
                .get("/hooks/" + name + "/deliveries")
                .then()
                .body(containsString("events[1].data.score (survey): "));

        shopify(name, "{\"id\":\"8\",\"at\":\"soon\",\"rating\":{\"id\":\"8-csat\",\"score\":\"x\"}}")
                .statusCode(202)
                .body("reason", startsWith("events[0].time (contact): "))
                .body("reason", containsString(" events[1].time (survey): "))
                .body("reason", containsString(" events[1].data.score (survey): "));
        TestKeys.withKey().delete("/api/v1/hooks/" + name).then().statusCode(204);
    }

    private static void mapping(String name, String document) {
        TestKeys.withKey()
                .contentType("application/json")
                .body(TestEvents.json(document).toString())
                .put("/api/v1/mappings/" + name)
                .then()
                .statusCode(lessThan(300));
    }

    @Test
    void aDeliveryIsShownWithItsPayloadAndReplayed() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        String id = shopify(name, order).extract().path("delivery");
        var address = "/api/v1/hooks/" + name + "/deliveries/" + id;
        TestKeys.withKey().get(address).then().statusCode(200).body("payload", equalTo(order));
        TestKeys.withKey()
                .contentType("application/json")
                .post(address + "/replay")
                .then()
                .statusCode(200)
                .body("state", equalTo("replayed"))
                .body("replayed", equalTo(1));
        TestKeys.withKey()
                .contentType("application/json")
                .post("/api/v1/hooks/" + name + "/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void anOlderStateNeverOverwritesANewerOne() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "2024-03-05T10:00:00", "20.00")).body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "2024-03-04T12:00:00", "10.00"))
                .statusCode(200)
                .body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("revision", equalTo(1));
        wooCommerce(name, wooOrder(name, "2024-03-06T10:00:00", "30.00"))
                .statusCode(200)
                .body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("revision", equalTo(2));
    }

    @Test
    void aNewerStateMayBeAsOneBeforeUnlessAPersonCorrectedIt() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "2024-03-04T10:00:00", "10.50")).body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "2024-03-05T10:00:00", "20.50")).body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "2024-03-06T10:00:00", "10.50")).body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("data.value", equalTo(10.5f));
        var corrected = "{'id':'" + name + "','source':'woocommerce','type':'order','time':'2024-03-04T10:00:00Z',"
                + "'data':{'value':15.25}}";
        TestEvents.put(TestEvents.json(corrected), "miscounted").statusCode(200);
        wooCommerce(name, wooOrder(name, "2024-03-07T10:00:00", "10.50")).body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("data.value", equalTo(15.25f));
    }

    @Test
    void anOlderCancellationVoidsNothing() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "processing", "2024-03-04T10:05:00", "10.00"))
                .body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:01:00", "10.00"))
                .statusCode(200)
                .body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(false));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:06:00", "10.00"))
                .body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(true));
    }

    @Test
    void aNewerStateRestoresWhatACancellationVoidedButNotWhatAPersonVoided() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        wooCommerce(name, wooOrder(name, "on-hold", "2024-03-04T10:00:00", "10.00"))
                .body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:01:00", "10.00"))
                .body("state", equalTo("stored"));
        wooCommerce(name, wooOrder(name, "on-hold", "2024-03-04T10:00:30", "10.00"))
                .body("state", equalTo("replayed"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(true));
        wooCommerce(name, wooOrder(name, "processing", "2024-03-04T10:02:00", "10.00"))
                .body("state", equalTo("stored"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(false));

        TestEvents.delete("woocommerce", name, "mistaken").statusCode(lessThan(300));
        wooCommerce(name, wooOrder(name, "failed", "2024-03-04T10:03:00", "10.00"))
                .body("state", equalTo("ignored"));
        wooCommerce(name, wooOrder(name, "completed", "2024-03-04T10:04:00", "10.00"))
                .body("state", equalTo("replayed"));
        wooCommerce(name, wooOrder(name, "completed", "2024-03-04T10:05:00", "12.00"))
                .body("state", equalTo("ignored"));
        TestEvents.get("woocommerce", name).then().body("voided", equalTo(true));
    }

    @Test
    void anOrderWhoseCancellationCameFirstDoesNotCount() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        var begin = order.substring(0, order.length() - 1) + ",\"updated_at\":";
        shopify(name, begin + "\"2024-03-04T12:00:00+01:00\",\"cancelled_at\":\"2024-03-04T11:00:00Z\"}")
                .body("state", equalTo("ignored"));
        deleteUnusedVersions();
        shopify(name, begin + "\"2024-03-04T10:00:01Z\"}").body("state", equalTo("replayed"));
        TestEvents.get("shopify", name).then().statusCode(404);

        TestKeys.withKey().delete("/api/v1/hooks/" + name).then().statusCode(204);
        deleteUnusedVersions();
        put(name, "shopify-order", "shopify");
        shopify(name, begin + "\"2024-03-04T10:00:02Z\"}").body("state", equalTo("stored"));
    }

    /** The daily clean-up. */
    private void deleteUnusedVersions() {
        QuarkusTransaction.requiringNew().run(versions::deleteUnused);
    }

    @Test
    void aSecondStateOfATicketCorrectsTheFirst() {
        var name = name();
        put(name, "zendesk-ticket", "shopify");
        shopify(name, solved(name, "2024-03-04T11:00:00Z")).body("state", equalTo("stored"));
        shopify(name, solved(name, "2024-03-05T11:00:00Z")).body("state", equalTo("stored"));
        shopify(name, solved(name, "2024-03-04T12:00:00Z")).body("state", equalTo("replayed"));
        TestEvents.get("zendesk", name).then().body("data.handleSeconds", equalTo(90000));

        shopify(name, rated(name, "good", "", "2024-03-06T10:00:00Z")).body("state", equalTo("stored"));
        shopify(name, rated(name, "bad", "", "2024-03-06T11:00:00Z")).body("state", equalTo("stored"));
        shopify(name, rated(name, "bad", "Late", "2024-03-06T12:00:00Z")).body("state", equalTo("stored"));
        TestEvents.get("zendesk", name + "-csat")
                .then()
                .body("data.score", equalTo(1))
                .body("data.comment", equalTo("Late"));
    }

    private static String solved(String ticket, String updated) {
        return TestEvents.json("{'type':'zen:event-type:ticket.status_changed','event':{'current':'SOLVED'},"
                        + "'detail':{'id':'" + ticket + "','created_at':'2024-03-04T10:00:00Z','updated_at':'" + updated
                        + "','requester_id':'36','tags':[],'via':{'channel':'email'}}}")
                .toString();
    }

    private static String rated(String ticket, String rating, String comment, String updated) {
        return TestEvents.json("{'ticket':'" + ticket + "','rating':'" + rating + "','comment':'" + comment
                        + "','requester':'kim@example.org','group':'Support','via':'Mail','updated':'" + updated + "'}")
                .toString();
    }

    @Test
    void aSecondStateOfAConversationCorrectsTheFirst() {
        var name = name();
        put(name, "intercom-conversation", "shopify");
        shopify(name, conversation(name, "conversation.admin.closed", 0, 5)).body("state", equalTo("stored"));
        shopify(name, conversation(name, "conversation.admin.closed", 1, 5)).body("state", equalTo("stored"));
        TestEvents.get("intercom", name).then().body("data.resolved", equalTo(false));
        shopify(name, conversation(name, "conversation.rating.added", 1, 5)).body("state", equalTo("stored"));
        shopify(name, conversation(name, "conversation.rating.added", 2, 1)).body("state", equalTo("stored"));
        shopify(name, conversation(name, "conversation.rating.added", 0, 4)).body("state", equalTo("replayed"));
        TestEvents.get("intercom", name + "-csat").then().body("data.score", equalTo(1));
    }

    private static String conversation(String id, String topic, int reopens, int rating) {
        var updated = 1_709_550_000 + reopens;
        return TestEvents.json("{'topic':'" + topic + "','data':{'item':{'id':'" + id + "','created_at':1709546400,"
                        + "'updated_at':" + updated + ",'source':{'type':'conversation'},'statistics':{"
                        + "'time_to_admin_reply':42,'time_to_last_close':" + (3600 + reopens) + ",'last_close_at':"
                        + updated + ",'count_reopens':" + reopens + "},'conversation_rating':{'rating':" + rating
                        + ",'created_at':1709550000}}}}")
                .toString();
    }

    private static String wooOrder(String number, String modified, String total) {
        return wooOrder(number, "completed", modified, total);
    }

    private static String wooOrder(String number, String status, String modified, String total) {
        return TestEvents.json("{'number':'" + number + "','status':'" + status + "',"
                        + "'date_created_gmt':'2024-03-04T10:00:00','date_modified_gmt':'" + modified + "','total':'"
                        + total
                        + "','billing':{'email':'ann@example.org'},'refunds':[]}")
                .toString();
    }

    @Test
    void whatASystemSendsToTryTheAddressIsAnsweredAndNotStored() {
        var name = name();
        put(name, "woocommerce-order", "woocommerce");
        given().contentType("application/x-www-form-urlencoded")
                .body("webhook_id=12")
                .post("/hooks/" + name)
                .then()
                .statusCode(200)
                .body("state", equalTo("tried"));
        given().head("/hooks/" + name).then().statusCode(200);
        deliveries(name, "").body("items", empty());
        put(name, "shopify-order", "github");
        challenge(name, SECRET).statusCode(200).body(equalTo("abc123"));
        var body = "{\"zen\":\"x\"}";
        delivery(body)
                .header("X-Hub-Signature-256", "sha256=" + hex(body))
                .header("X-GitHub-Event", "ping")
                .post("/hooks/" + name)
                .then()
                .statusCode(200)
                .body("state", equalTo("tried"));
    }

    @Test
    void aTokenIsNotTakenForAKeyOfKept() {
        var name = name();
        put(name, "shopify-order", "token");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        delivery(order)
                .header("Authorization", "Bearer " + SECRET)
                .post("/hooks/" + name)
                .then()
                .statusCode(200)
                .body("state", equalTo("stored"));
        delivery(order)
                .header("Authorization", "Bearer another")
                .post("/hooks/" + name)
                .then()
                .statusCode(401);
        delivery(order)
                .header("Authorization", "Bearer " + TestKeys.ALL)
                .post("/hooks/" + name)
                .then()
                .statusCode(401);
    }

    @Test
    void aSignedIdIsTakenOnce() {
        var name = name();
        var at = Instant.parse("2024-04-01T10:00:00Z");
        put(name, "shopify-order", "standard-webhooks", TestHooks.STANDARD_SECRET)
                .statusCode(200);
        QuarkusMock.installMockForType(new MovingClock(at), Clock.class);
        standard(name, "msg_1", at, shopifyOrder(name, "ann@example.org", "12.50"))
                .body("state", equalTo("stored"));
        standard(name, "msg_1", at, shopifyOrder(name + "b", "ann@example.org", "12.50"))
                .statusCode(200)
                .body("state", equalTo("replayed"));
        TestEvents.get("shopify", name + "b").then().statusCode(404);
        standard(name, "msg_2", at.minusSeconds(301), shopifyOrder(name + "c", "ann@example.org", "12.50"))
                .statusCode(401);
        deliveries(name, "").body("items", hasSize(1)).body("items[0].senderId", equalTo("msg_1"));
    }

    @Test
    void aNameAndPasswordAreCompared() {
        var name = name();
        put(name, "shopify-order", "basic", "shop:passphrase").statusCode(200);
        var right = Base64.getEncoder().encodeToString("shop:passphrase".getBytes(StandardCharsets.UTF_8));
        delivery("{}")
                .header("Authorization", "Basic " + right)
                .post("/hooks/" + name)
                .then()
                .statusCode(200);
        delivery("{}")
                .header("Authorization", "Basic " + right.substring(4))
                .post("/hooks/" + name)
                .then()
                .statusCode(401);
    }

    @Test
    void aDeliveryThatIsTooLargeIsRefused() {
        var name = name();
        put(name, "shopify-order", "shopify");
        shopify(name, "\"" + "x".repeat(5 * 1024 * 1024) + "\"").statusCode(413);
        deliveries(name, "").body("items", empty());
    }

    @Test
    void deliveriesThatRaceCountOnce() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        var answers = IntStream.range(0, 6)
                .mapToObj(each -> CompletableFuture.supplyAsync(
                        () -> shopify(name, order).extract().statusCode()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
        deliveries(name, "").body("items", hasSize(1));
        TestEvents.get("shopify", name).then().body("revision", equalTo(1));
    }

    @Test
    void deliveriesAreErasedWithTheirCustomer() {
        var name = name();
        var customer = name + "@example.org";
        put(name, "shopify-order", "shopify");
        shopify(name, shopifyOrder(name, customer, "12.50")).body("state", equalTo("stored"));
        shopify(name, shopifyOrder(name + "b", customer, "twelve")).body("state", equalTo("failed"));
        shopify(name, shopifyOrder(name + "c", "other@example.org", "1")).body("state", equalTo("stored"));
        TestKeys.withKey().delete("/api/v1/customers/" + customer).then().statusCode(200);
        deliveries(name, "").body("items", hasSize(1));
        TestKeys.withKey().get("/api/v1/hooks/" + name).then().body("failed", equalTo(0));
    }

    @Test
    void aRemovedHookTakesNothingAndItsEventsStay() {
        var name = name();
        put(name, "shopify-order", "shopify");
        shopify(name, shopifyOrder(name, "ann@example.org", "12.50"));
        TestKeys.withKey().delete("/api/v1/hooks/" + name).then().statusCode(204);
        shopify(name, "{}").statusCode(404);
        TestKeys.withKey().get("/api/v1/hooks/" + name).then().statusCode(404);
        TestEvents.get("shopify", name).then().statusCode(200);
    }

    @Test
    void anUnknownStateIsRefused() {
        var name = name();
        put(name, "shopify-order", "shopify");
        TestKeys.withKey()
                .get("/api/v1/hooks/" + name + "/deliveries?state=broken")
                .then()
                .statusCode(400)
                .body(containsString("stored, ignored, failed, replayed"));
    }

    @Test
    void anAdministratorMakesAHookOnThePage() {
        var name = name();
        var browser = TestKeys.signedIn();
        browser.post("/hooks", "name", name, "mapping", "shopify-order", "scheme", "shopify", "secret", "short")
                .then()
                .statusCode(422)
                .body(containsString("The secret must have 8 to 1000 characters."));
        browser.post("/hooks", "name", name, "mapping", "shopify-order", "scheme", "shopify", "secret", SECRET)
                .then()
                .statusCode(200)
                .body(containsString("/hooks/" + name))
                .body(not(containsString(SECRET)));
        String id = shopify(name, shopifyOrder("<b>", "ann@example.org", "twelve"))
                .extract()
                .path("delivery");
        browser.get("/hooks").then().body(containsString("/hooks/" + name + "/deliveries?state=failed"));
        browser.get("/hooks/" + name + "/deliveries?state=failed")
                .then()
                .statusCode(200)
                .body(containsString(id));
        browser.get("/hooks/" + name + "/deliveries/" + id)
                .then()
                .statusCode(200)
                .body(containsString("&lt;b&gt;"));
        browser.post("/hooks/" + name + "/deliveries/" + id + "/replay").then().statusCode(303);
        browser.post("/hooks/" + name + "/replay")
                .then()
                .statusCode(200)
                .body(containsString("Replayed: 1. Failed again: 1. Not tried yet: 0."));
        browser.post("/hooks/" + name + "/remove").then().statusCode(303);
        browser.get("/hooks/" + name + "/deliveries").then().statusCode(404);
    }
}
