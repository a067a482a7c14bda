package org.kept.hook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.hook.TestHooks.SECRET;
import static org.kept.hook.TestHooks.deliveries;
import static org.kept.hook.TestHooks.name;
import static org.kept.hook.TestHooks.put;
import static org.kept.hook.TestHooks.shopify;
import static org.kept.hook.TestHooks.shopifyOrder;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.database.Database;

/** Hooks over REST and on their pages: made, changed, listed with their deliveries, and removed. */
@QuarkusTest
@OnBothDatabases
class HooksTest {

    @Inject
    Database database;

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
