package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.TestKeys;
import org.kept.access.http.CallerIdentity;
import org.kept.access.keys.ApiKeyService;
import org.kept.access.keys.ApiKeyToken;

@QuarkusTest
class KeyLimitsTest {

    private static final String KEYS = "/api/v1/keys";

    @Inject
    ApiKeyService keys;

    @Test
    void limitsAreStoredReturnedAndApplied() {
        var made =
                make("\"scopes\":[\"read\"],\"sources\":[\"shop\",\" till \",\"shop\"],\"kpis\":[\"sla\"],\"teams\":[\"north\"]")
                        .statusCode(201)
                        .body("sources", equalTo(List.of("shop", "till")))
                        .extract();
        String prefix = made.path("prefix");
        var keyPath = "find { it.prefix == '" + prefix + "' }.";
        TestKeys.withKey()
                .get(KEYS)
                .then()
                .body(keyPath + "sources", equalTo(List.of("shop", "till")))
                .body(keyPath + "kpis", equalTo(List.of("sla")))
                .body(keyPath + "teams", equalTo(List.of("north")))
                .body(keyPath + "requestsPerMinute", nullValue());

        String key = made.path("key");
        var opened = keys.authenticate(ApiKeyToken.parse(key).orElseThrow()).orElseThrow();
        assertThat(DataScope.of(CallerIdentity.of(opened)))
                .isEqualTo(new DataScope(Set.of("shop", "till"), Set.of("sla"), Set.of("north")));
    }

    @Test
    void everyInvalidLimitIsReportedWithItsPointer() {
        make("\"scopes\":[\"read\"],\"sources\":[\"ok\",\" \"],\"kpis\":[\"sla\",\"speed\"],\"requestsPerMinute\":0")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/sources/1", "/kpis", "/requestsPerMinute")))
                .body("errors.code", equalTo(List.of("limits.name", "kpis.unknown", "requestsPerMinute.range")));
    }

    @Test
    void anAdminKeyCannotHaveALimitedDataScope() {
        make("\"scopes\":[\"admin\",\"read\"],\"teams\":[\"north\"]")
                .statusCode(422)
                .body("errors.code", equalTo(List.of("scopes.limited")))
                .body("errors[0].detail", containsString("cannot be limited"));
        make("\"scopes\":[\"admin\"],\"teams\":[],\"requestsPerMinute\":60").statusCode(201);
    }

    @Test
    void everyResponseReportsTheQuotaAndExcessIsRejected() {
        var clock = new MovingClock(Instant.parse("2026-11-16T09:00:00Z"));
        QuarkusMock.installMockForType(clock, Clock.class);
        String key = make("\"scopes\":[\"ingest\"],\"requestsPerMinute\":3")
                .statusCode(201)
                .extract()
                .path("key");

        push(key, "a")
                .statusCode(200)
                .header("RateLimit-Policy", "\"key\";q=3;w=60")
                .header("RateLimit", "\"key\";r=2;t=20");
        // Error responses report the quota too.
        TestKeys.withKey(key).get(KEYS).then().statusCode(403).header("RateLimit", "\"key\";r=1;t=40");
        push(key, "b").statusCode(200).header("RateLimit", "\"key\";r=0;t=60");
        push(key, "c")
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "20")
                .header("RateLimit", "\"key\";r=0;t=60")
                .header("RateLimit-Policy", "\"key\";q=3;w=60")
                .body("type", equalTo("urn:kept:problem:too-often"));
        TestKeys.withKey().get("/api/v1/events/limited/c").then().statusCode(404);

        clock.forward(Duration.ofSeconds(20));
        push(key, "c").statusCode(200);
        push(key, "d").statusCode(429);
        // Other keys are not affected.
        TestKeys.withKey().get(KEYS).then().statusCode(200);
    }

    @Test
    void theDefaultRateLimitAppliesToKeysButNotToSessions() {
        TestKeys.withKey().get(KEYS).then().header("RateLimit-Policy", "\"key\";q=600000;w=60");
        TestKeys.signedIn().get("/api/v1/kpis").then().statusCode(200).header("RateLimit", nullValue());
    }

    private static ValidatableResponse push(String key, String id) {
        return TestKeys.withKey(key)
                .contentType(ContentType.JSON)
                .body("{\"id\":\"" + id
                        + "\",\"source\":\"limited\",\"type\":\"order\",\"time\":\"2026-11-16T08:00:00Z\"}")
                .post("/api/v1/events")
                .then();
    }

    private static ValidatableResponse make(String members) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"limited\"," + members + "}")
                .post(KEYS)
                .then();
    }
}
