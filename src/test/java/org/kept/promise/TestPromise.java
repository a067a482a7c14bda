package org.kept.promise;

import io.quarkus.test.junit.QuarkusMock;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.kept.MovingClock;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** The ferry company before its promise page is on, and the addresses of that page. */
final class TestPromise {

    static final Instant NOW = Instant.parse("2024-05-29T08:31:00Z");

    static final List<String> ADDRESSES = List.of(
            "/promise",
            "/promise.json",
            "/promise/feed.xml",
            "/promise/badge.svg",
            "/promise/badge/minute.svg",
            "/promise/frame",
            "/promise/poster",
            "/promise/poster?size=a3");

    private TestPromise() {}

    /** Publishes its mission and some weeks of calls; the clock stands for that of the service. */
    static void publishMission(MovingClock clock) {
        QuarkusMock.installMockForType(clock, Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
    }

    /** Changes the settings of the page. */
    static ValidatableResponse put(String singleQuoted) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(TestEvents.json(singleQuoted).toString())
                .put("/api/v1/promise")
                .then();
    }
}
