package org.kept.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.hook.TestHooks.SECRET;
import static org.kept.hook.TestHooks.deliveries;
import static org.kept.hook.TestHooks.delivery;
import static org.kept.hook.TestHooks.name;
import static org.kept.hook.TestHooks.put;
import static org.kept.hook.TestHooks.shopify;
import static org.kept.hook.TestHooks.shopifyOrder;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;

/** What comes of a delivery: stored once, ignored, or kept as failed until it is replayed. */
@QuarkusTest
@OnBothDatabases
class HookDeliveriesTest {

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
    void theSameEventInAnotherBodyIsReplayed() {
        var name = name();
        put(name, "shopify-order", "shopify");
        var order = shopifyOrder(name, "ann@example.org", "12.50");
        shopify(name, order);
        shopify(name, order + " ").statusCode(200).body("state", equalTo("replayed"));
        deliveries(name, "?state=replayed").body("items", hasSize(1));
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

    private static void mapping(String name, String document) {
        TestKeys.withKey()
                .contentType("application/json")
                .body(TestEvents.json(document).toString())
                .put("/api/v1/mappings/" + name)
                .then()
                .statusCode(lessThan(300));
    }
}
