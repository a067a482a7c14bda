package org.kept.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.TestDatabase;
import org.kept.TestKeys;
import org.kept.ui.TestVisitor;

@QuarkusTest
@TestProfile(InvalidKeyLimiterTest.Few.class)
public class InvalidKeyLimiterTest {

    /**
     * Ten unknown keys per minute, a proxy elsewhere for {@code OtherProxyTest}, and a visitor for {@code LookTest}:
     * each profile needs its own build and start.
     */
    public static final class Few implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TestVisitor.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(TestDatabase.empty());
            overrides.put("kept.keys.wrong-per-minute", "10");
            overrides.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            overrides.put("quarkus.http.proxy.trusted-proxies", "198.51.100.1");
            return overrides;
        }
    }

    @Test
    void guessingKeysIsThrottledButKnownKeysAreNot() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2026-11-16T09:00:00Z")), Clock.class);
        var unseen = TestKeys.keyWith("read");
        var statuses = new HashMap<Integer, Integer>();
        for (var i = 0; i < 30; i++) {
            var status = TestKeys.withKey("kept_guess" + i + "_0123456789abcdefghijklmnopqrstuvwxyz")
                    .get("/api/v1/kpis")
                    .statusCode();
            statuses.merge(status, 1, Integer::sum);
        }
        assertThat(statuses).isEqualTo(Map.of(401, 10, 429, 20));
        TestKeys.withKey("no key at all").get("/api/v1/kpis").then().statusCode(429);

        // This key has already been authenticated.
        TestKeys.withKey().get("/api/v1/kpis").then().statusCode(200);
        // A key not seen before is throttled with the attacker.
        TestKeys.withKey(unseen).get("/api/v1/kpis").then().statusCode(429).header("Retry-After", "6");
    }
}
