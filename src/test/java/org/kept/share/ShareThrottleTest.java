package org.kept.share;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kept.TestDatabase;
import org.kept.TestKeys;

/** Guessing links is throttled; has a service of its own, because all tests come from one address. */
@QuarkusTest
@TestProfile(ShareThrottleTest.FiveWrongLinks.class)
class ShareThrottleTest {

    /** Allows five wrong links a minute. */
    public static final class FiveWrongLinks implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(TestDatabase.empty());
            settings.put("kept.shares.wrong-per-minute", "5");
            return settings;
        }
    }

    private static final Pattern LINK = Pattern.compile("/share/[0-9A-Za-z]{43}");

    @Test
    void wrongLinksAreThrottledAndRightOnesAreNot() {
        String link = TestKeys.withKey()
                .contentType("application/json")
                .body("{\"page\":\"scorecard\",\"week\":\"2024-W21\"}")
                .post("/api/v1/shares")
                .then()
                .statusCode(201)
                .extract()
                .path("link");
        var path = LINK.matcher(link).results().findFirst().orElseThrow().group();
        for (var i = 0; i < 10; i++) {
            given().get(path).then().statusCode(200);
        }
        for (var i = 0; i < 5; i++) {
            given().get("/share/" + "x".repeat(43)).then().statusCode(404);
        }
        given().get("/share/" + "x".repeat(43)).then().statusCode(429);
    }
}
