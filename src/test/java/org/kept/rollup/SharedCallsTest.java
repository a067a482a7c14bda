package org.kept.rollup;

import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.pushNdjson;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kept.TestDatabase;
import org.kept.database.Database;

/** A bank's calls, whose week begins on a Sunday there and on a Monday here, in an installation of their own. */
@QuarkusTest
@TestProfile(SharedCallsTest.Jerusalem.class)
class SharedCallsTest {

    /** An empty installation in Jerusalem. */
    public static final class Jerusalem implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(TestDatabase.empty());
            overrides.put("kept.zone", "Asia/Jerusalem");
            return overrides;
        }
    }

    private final Database database;

    @Inject
    SharedCallsTest(Database database) {
        this.database = database;
    }

    @Test
    void theNumbersAreThoseComputedElsewhereByEveryVariantOfTheServiceLevel() {
        var shared = SharedEvents.read("calls");
        var whole = String.join("\n", shared.lines());
        pushNdjson(whole)
                .statusCode(200)
                .body("accepted", equalTo(shared.lines().size()));
        SharedNumbers.areAs(shared.expected());
        SharedNumbers.hoursComeTo(shared.expected());

        pushNdjson(whole)
                .statusCode(200)
                .body("replayed", equalTo(shared.lines().size()));
        SharedNumbers.areAs(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();

        SharedNumbers.forgetEverything(database);
        var shuffled = new ArrayList<>(shared.lines());
        Collections.shuffle(shuffled, new Random(7));
        set("{\"withinSeconds\":20,\"variant\":\"abandoned-in-time-counts\",\"allHistory\":true}");
        pushNdjson(String.join("\n", shuffled)).statusCode(200).body("accepted", equalTo(shuffled.size()));
        set("{\"withinSeconds\":60,\"variant\":\"answered-over-offered\",\"allHistory\":true}");
        SharedNumbers.areAs(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static void set(String settings) {
        body("application/json", settings)
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
    }
}
