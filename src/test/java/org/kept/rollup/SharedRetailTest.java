package org.kept.rollup;

import static org.hamcrest.Matchers.equalTo;
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

/** A British shop's orders and returns, in an installation of their own. */
@QuarkusTest
@TestProfile(SharedRetailTest.London.class)
class SharedRetailTest {

    /** An empty installation in London. */
    public static final class London implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(TestDatabase.empty());
            overrides.put("kept.zone", "Europe/London");
            return overrides;
        }
    }

    private final Database database;

    @Inject
    SharedRetailTest(Database database) {
        this.database = database;
    }

    @Test
    void theNumbersAreThoseComputedElsewhereInAnyOrderAndHoweverOftenSent() {
        var shared = SharedEvents.read("retail");
        var whole = String.join("\n", shared.lines());
        pushNdjson(whole)
                .statusCode(200)
                .body("accepted", equalTo(shared.lines().size()));
        SharedNumbers.areAs(shared.expected());

        pushNdjson(whole)
                .statusCode(200)
                .body("replayed", equalTo(shared.lines().size()));
        SharedNumbers.areAs(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();

        SharedNumbers.forgetEverything(database);
        var shuffled = new ArrayList<>(shared.lines());
        Collections.shuffle(shuffled, new Random(7));
        pushNdjson(String.join("\n", shuffled)).statusCode(200).body("accepted", equalTo(shuffled.size()));
        SharedNumbers.areAs(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();
    }
}
