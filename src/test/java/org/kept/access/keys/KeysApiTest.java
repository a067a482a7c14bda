package org.kept.access.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;

@QuarkusTest
@OnBothDatabases
class KeysApiTest {

    private static final String KEYS = "/api/v1/keys";

    @Test
    void aKeyIsReturnedOnceAndGrantsItsScopes() {
        var made =
                make("{\"name\":\"shop\",\"scopes\":[\"read\",\"admin\",\"read\"],\"expires\":\"2099-01-01T00:00:00+01:00\"}")
                        .statusCode(201)
                        .body("name", equalTo("shop"))
                        .body("scopes", equalTo(java.util.List.of("read", "admin")))
                        .body("expires", equalTo("2098-12-31T23:00:00Z"))
                        .body("createdBy", equalTo("key:testkey"))
                        .body("created", notNullValue())
                        .extract();
        String key = made.path("key");
        String prefix = made.path("prefix");

        assertThat(key).matches("kept_" + prefix + "_[0-9A-Za-z]{43}");
        var all =
                TestKeys.withKey(key).get(KEYS).then().statusCode(200).extract().asString();
        assertThat(all).contains(prefix).doesNotContain(key.substring(key.lastIndexOf('_')));
        assertThat(all).doesNotContain("hash");
    }

    @Test
    void aRevokedKeyIsInvalidAtOnce() {
        var key = TestKeys.keyWith("admin");
        var prefix = key.split("_", -1)[1];
        TestKeys.withKey(key).get(KEYS).then().statusCode(200);

        TestKeys.withKey().delete(KEYS + "/" + prefix).then().statusCode(204);

        TestKeys.withKey(key).get(KEYS).then().statusCode(401);
        TestKeys.withKey().delete(KEYS + "/" + prefix).then().statusCode(204);
        TestKeys.withKey().delete(KEYS + "/nosuchkey").then().statusCode(404);
    }

    @Test
    void theFirstUseOfAKeyIsStored() {
        var key = TestKeys.keyWith("admin");
        var find = "find { it.prefix == '" + key.split("_", -1)[1] + "' }.lastUsed";
        TestKeys.withKey().get(KEYS).then().body(find, nullValue());

        TestKeys.withKey(key).get(KEYS).then().body(find, notNullValue());
    }

    @Test
    void aMissingScopeIsNamedInTheProblem() {
        TestKeys.withKey(TestKeys.keyWith("read", "ingest"))
                .get(KEYS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("This key needs the scope admin."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kept_testkey_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "kept_nosuchkey_0123456789abcdefghijklmnopqrstuvwxyz",
                "kept_testkey_short",
                "something else"
            })
    void everyInvalidKeyGetsTheSameResponse(String key) {
        TestKeys.withKey(key)
                .get(KEYS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:kept:problem:unknown-caller"))
                .body("instance", equalTo(KEYS))
                .body(
                        "detail",
                        equalTo(
                                "Invalid API key: it may be mistyped, expired or revoked. Send it as Authorization: Bearer"
                                        + " kept_<prefix>_<secret>."));
    }

    @Test
    void aMissingKeyIsRequestedWithItsFormat() {
        RestAssured.get(KEYS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString("Authorization: Bearer kept_<prefix>_<secret>"));
    }

    @Test
    void limitsAreSpeltAsTheNamesOfEventsAre() {
        make("{\"name\":\"x\",\"scopes\":[\"read\"],\"teams\":[\"Zu\u0308rich\",\"phone  desk\"]}")
                .statusCode(201)
                .body("teams", equalTo(java.util.List.of("Z\u00fcrich", "phone desk")));
        make("{\"name\":\"x\",\"scopes\":[\"read\"],\"sources\":[\"pbx\",\"p\u200bbx\"]}")
                .statusCode(422)
                .body("errors.pointer", equalTo(java.util.List.of("/sources/1")))
                .body("errors.code", equalTo(java.util.List.of("limits.characters")));
    }

    @Test
    void everyErrorIsReportedWithItsPointer() {
        make("{\"name\":\" \",\"scopes\":[\"read\",\"write\"],\"expires\":\"tomorrow\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(java.util.List.of("/name", "/scopes/1", "/expires")))
                .body("errors.code", equalTo(java.util.List.of("name.missing", "scopes.unknown", "expires.form")));
        make("{\"name\":\"x\",\"expires\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("errors.code", hasItem("scopes.missing"))
                .body("errors.code", hasItem("expires.past"));
    }

    @Test
    void apiResponsesSetNoCookie() {
        TestKeys.withKey().get(KEYS).then().statusCode(200).header("Set-Cookie", nullValue());
    }

    @Test
    void theBearerSchemeIsCaseInsensitive() {
        RestAssured.given()
                .header("Authorization", "bearer " + TestKeys.ALL)
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("prefix", not(equalTo("")));
    }

    private static ValidatableResponse make(String wanted) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(wanted)
                .post(KEYS)
                .then();
    }
}
