package org.kept.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.hook.TestHooks.SECRET;
import static org.kept.hook.TestHooks.base64;
import static org.kept.hook.TestHooks.deliveries;
import static org.kept.hook.TestHooks.delivery;
import static org.kept.hook.TestHooks.hex;
import static org.kept.hook.TestHooks.name;
import static org.kept.hook.TestHooks.put;
import static org.kept.hook.TestHooks.shopify;
import static org.kept.hook.TestHooks.shopifyOrder;
import static org.kept.hook.TestHooks.standard;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.database.Database;
import org.kept.hook.refusal.RefusalCounter;
import org.kept.hook.refusal.RefusalReason;

/** Whose deliveries are taken: signatures, tokens and passwords. Refused deliveries are counted, and limited. */
@QuarkusTest
@OnBothDatabases
class HookAuthenticationTest {

    @Inject
    Database database;

    @Inject
    RefusalCounter refusals;

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
    void aDeliveryThatIsTooLargeIsRefused() {
        var name = name();
        put(name, "shopify-order", "shopify");
        shopify(name, "\"" + "x".repeat(5 * 1024 * 1024) + "\"").statusCode(413);
        deliveries(name, "").body("items", empty());
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
}
