package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;
import org.kept.access.keys.KeyFormTest;

@QuarkusTest
@OnBothDatabases
class KeyRotationTest {

    private static final String KEYS = "/api/v1/keys";
    private static final Instant NOW = Instant.parse("2026-11-16T09:00:00Z");

    @Test
    void bothKeysAreValidUntilTheOverlapEnds() {
        var clock = clock();
        var old = make("\"expires\":\"2027-01-15T09:00:00Z\",\"sources\":[\"shop\"],\"requestsPerMinute\":5000");
        clock.forward(Duration.ofDays(10));

        var answer = rotate(prefix(old), "{\"overlap\":\"PT2H\"}")
                .statusCode(201)
                .body("name", equalTo("till"))
                .body("scopes", equalTo(List.of("read")))
                .body("sources", equalTo(List.of("shop")))
                .body("requestsPerMinute", equalTo(5000))
                .body("replaces", equalTo(prefix(old)))
                // Sixty days, the lifetime of the first.
                .body("expires", equalTo("2027-01-25T09:00:00Z"))
                .extract();
        String next = answer.path("key");

        read(old).statusCode(200);
        read(next).statusCode(200);
        assertMember(prefix(old), "expires", equalTo("2026-11-26T11:00:00Z"));
        assertMember(prefix(old), "replacedBy", equalTo(prefix(next)));
        clock.forward(Duration.ofHours(2));
        read(old).statusCode(401);
        read(next).statusCode(200);
    }

    @Test
    void theDefaultOverlapIsADayAndNoExpiryIsInherited() {
        clock();
        var old = make("\"teams\":[\"north\"]");
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .post(KEYS + "/" + prefix(old) + "/rotate")
                .then()
                .statusCode(201)
                .body("expires", nullValue())
                .body("teams", equalTo(List.of("north")));
        assertMember(prefix(old), "expires", equalTo("2026-11-17T09:00:00Z"));
    }

    @Test
    void withoutAnOverlapTheOldKeyIsInvalidAtOnce() {
        var old = make("\"kpis\":[\"sla\"]");
        read(old).statusCode(200);
        rotate(prefix(old), "{\"overlap\":\"PT0S\"}").statusCode(201);
        read(old).statusCode(401);
    }

    @Test
    void anOverlapNeverExtendsTheOldKeysLifetime() {
        clock();
        var old = make("\"expires\":\"2026-11-16T10:00:00Z\"");
        rotate(prefix(old), "{\"overlap\":\"P30D\"}").statusCode(201);
        assertMember(prefix(old), "expires", equalTo("2026-11-16T10:00:00Z"));
    }

    @Test
    void inactiveOrReplacedKeysCannotBeRotated() {
        var clock = clock();
        var expired = make("\"expires\":\"2026-11-16T10:00:00Z\"");
        var revoked = make("\"teams\":[]");
        TestKeys.withKey().delete(KEYS + "/" + prefix(revoked)).then().statusCode(204);
        var replaced = make("\"teams\":[]");
        rotate(prefix(replaced), "{}").statusCode(201);
        clock.forward(Duration.ofHours(2));

        rotate(prefix(expired), "{}").statusCode(409);
        rotate(prefix(revoked), "{}").statusCode(409);
        rotate(prefix(replaced), "{}").statusCode(409).body("detail", containsString("Rotate that one instead"));
        rotate("nosuchkey", "{}").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a day", "-PT1H", "P31D", "24"})
    void aMalformedOrTooLongOverlapIsRejected(String overlap) {
        rotate(TestKeys.PREFIX, "{\"overlap\":\"" + overlap + "\"}")
                .statusCode(422)
                .body("errors.code", equalTo(List.of("overlap.range")));
    }

    @Test
    void thePageShowsTheNewKeyOnceAndLinksBothKeys() {
        var old = make("\"teams\":[\"north\",\"south\"]");
        var browser = TestKeys.signedIn();
        browser.get("/keys")
                .then()
                .body(containsString("/keys/" + prefix(old) + "/rotate"))
                .body(containsString("only teams north and south"));

        var page = browser.post("/keys/" + prefix(old) + "/rotate", "overlap", "P7D")
                .then()
                .statusCode(200)
                .body(containsString("kept_" + prefix(old) + "_, works until"))
                .body(containsString("Replaces kept_" + prefix(old) + "_"))
                .extract()
                .asString();

        var shown = KeyFormTest.SCANNED.matcher(page);
        assertThat(shown.find()).isTrue();
        read(shown.group()).statusCode(200);
        assertThat(browser.get("/keys").asString())
                .doesNotContain(shown.group())
                .contains("Replaced by kept_" + prefix(shown.group()) + "_")
                .contains("Expires in");
    }

    private static MovingClock clock() {
        var clock = new MovingClock(NOW);
        QuarkusMock.installMockForType(clock, Clock.class);
        return clock;
    }

    private static String make(String more) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"till\",\"scopes\":[\"read\"]," + more + "}")
                .post(KEYS)
                .then()
                .statusCode(201)
                .body("key", notNullValue())
                .extract()
                .path("key");
    }

    private static ValidatableResponse rotate(String prefix, String body) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(body)
                .post(KEYS + "/" + prefix + "/rotate")
                .then();
    }

    private static ValidatableResponse read(String key) {
        return TestKeys.withKey(key).get("/api/v1/kpis").then();
    }

    private static void assertMember(String prefix, String member, Matcher<?> matcher) {
        TestKeys.withKey().get(KEYS).then().body("find { it.prefix == '" + prefix + "' }." + member, matcher);
    }

    private static String prefix(String key) {
        return key.split("_", -1)[1];
    }
}
