package org.kept.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.TestEvents.address;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;

/** One event by its URL: read with its earlier revisions, corrected, voided, restored. */
@QuarkusTest
@OnBothDatabases
class RevisionsTest {

    @Test
    void aCorrectionKeepsTheEarlierRevisionTheReasonAndTheAuthor() {
        push(order("put", "1").put("team", "a"));
        put(order("put", "1").put("team", "b"), "typed wrong")
                .statusCode(200)
                .body("team", equalTo("b"))
                .body("revision", equalTo(2))
                .body("reason", equalTo("typed wrong"))
                .body("recordedBy", startsWith("key:"));
        get("put", "1")
                .then()
                .body("revisions.team", contains("a"))
                .body("revisions.revision", contains(1))
                .body("revisions[0].reason", nullValue());
    }

    @Test
    void theBodyMayOmitSourceAndId() {
        push(order("put", "short"));
        var event = order("put", "short").put("team", "b");
        event.remove(List.of("source", "id"));
        body("application/json", event.toString())
                .put(address("put", "short") + "?reason=x")
                .then()
                .statusCode(200)
                .body("team", equalTo("b"));
    }

    @Test
    void theBodyMayNotBeAnotherEvent() {
        push(order("put", "mine"));
        body("application/json", order("put", "other").toString())
                .put(address("put", "mine") + "?reason=x")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/id"))
                .body("errors[0].code", equalTo("id.address"));
    }

    @Test
    void aCorrectionThatIsWrongChangesNothing() {
        push(order("put", "kept"));
        put(order("put", "kept").put("type", "x"), "x").statusCode(422).body("errors.code", contains("type.unknown"));
        get("put", "kept").then().body("revision", equalTo(1));
    }

    @Test
    void aCorrectionToTheSameContentMakesNoRevision() {
        push(order("put", "same"));
        put(order("put", "same"), "nothing").statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void anUnknownEventIsNotFound() {
        get("put", "nowhere").then().statusCode(404).contentType("application/problem+json");
        put(order("put", "nowhere"), "x").statusCode(404);
        delete("put", "nowhere", "x").statusCode(404);
        get("put", "nowhere").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?reason=", "?reason=%20"})
    void withoutAReasonNothingIsCorrectedOrVoided(String query) {
        push(order("reason", "1"));
        withKey()
                .urlEncodingEnabled(false)
                .delete(address("reason", "1") + query)
                .then()
                .statusCode(400)
                .body("detail", containsString("reason"));
        body("application/json", order("reason", "1").put("team", "x").toString())
                .put(address("reason", "1") + query)
                .then()
                .statusCode(400);
        get("reason", "1").then().body("revision", equalTo(1)).body("voided", equalTo(false));
    }

    @Test
    void aVoidedEventStaysReadableAndIsInNoList() {
        push(order("void", "1").put("team", "voided team"));
        delete("void", "1", "a test order").statusCode(204);
        get("void", "1")
                .then()
                .statusCode(200)
                .body("voided", equalTo(true))
                .body("reason", equalTo("a test order"))
                .body("revisions[0].voided", equalTo(false));
        withKey().get("/api/v1/events?team=voided team").then().statusCode(200).body("items", empty());
        delete("void", "1", "again").statusCode(204);
        get("void", "1").then().body("revision", equalTo(2)).body("reason", equalTo("a test order"));
    }

    @Test
    void aReplayDoesNotReviveAVoidedEvent() {
        push(order("void", "replay"));
        delete("void", "replay", "x");
        push(order("void", "replay")).statusCode(200).body("replayed", equalTo(1));
        push(order("void", "replay").put("team", "b"), "onconflict=correct")
                .statusCode(422)
                .body("errors[0].code", equalTo("event.voided"));
        get("void", "replay").then().body("voided", equalTo(true));
    }

    @Test
    void aCorrectionWithAReasonRestoresAVoidedEvent() {
        push(order("void", "restore"));
        delete("void", "restore", "x");
        put(order("void", "restore"), "it was real")
                .statusCode(200)
                .body("voided", equalTo(false))
                .body("revision", equalTo(3))
                .body("revisions.voided", contains(true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/orders?floor=2&x=ä#top",
                "a/b//c/",
                "/",
                "100%",
                "%2F",
                "a+b c",
                "日本語 🙂",
                "semi;colon=1",
                "quote\"'<>\\"
            })
    void anySourceAndIdHaveAnAddress(String name) {
        push(order(name, "id of " + name)).statusCode(200);
        push(order("source of it", name)).statusCode(200);
        get(name, "id of " + name).then().statusCode(200).body("source", equalTo(name));
        put(order(name, "id of " + name).put("team", "b"), "ä & ö")
                .statusCode(200)
                .body("reason", equalTo("ä & ö"));
        delete(name, "id of " + name, "x").statusCode(204);
        get(name, "id of " + name).then().body("revision", equalTo(3)).body("voided", equalTo(true));
        get("source of it", name).then().statusCode(200).body("id", equalTo(name));
    }

    @Test
    void requestsWithoutAKeyAreRejected() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/events")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().get(address("put", "1")).then().statusCode(401);
    }

    @Test
    void aKeyIsLimitedToItsScopes() {
        push(order("scopes", "1"));
        var reader = keyWith("read");
        var sender = keyWith("ingest");
        withKey(reader)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/events")
                .then()
                .statusCode(403);
        withKey(reader).delete(address("scopes", "1") + "?reason=x").then().statusCode(403);
        withKey(sender).get(address("scopes", "1")).then().statusCode(403).contentType("application/problem+json");
        withKey(sender).get("/api/v1/events").then().statusCode(403);
        withKey(sender)
                .contentType("application/json")
                .body(order("scopes", "2").toString())
                .post("/api/v1/events")
                .then()
                .statusCode(200);
        withKey(reader).get(address("scopes", "2")).then().statusCode(200);
    }
}
