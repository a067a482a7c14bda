package org.kept.rollup;

import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.pushNdjson;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.database.Database;

/** Orders and returns of a British shop; starts with an empty database. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class SharedRetailTest {

    private final Database database;

    @Inject
    SharedRetailTest(Database database) {
        this.database = database;
    }

    @Test
    void numbersEqualTheIndependentOnesInAnyOrderAndOnReplay() {
        var shared = SharedEvents.read("retail");
        var whole = String.join("\n", shared.lines());
        pushNdjson(whole)
                .statusCode(200)
                .body("accepted", equalTo(shared.lines().size()));
        SharedNumbers.assertEqualTo(shared.expected());

        pushNdjson(whole)
                .statusCode(200)
                .body("replayed", equalTo(shared.lines().size()));
        SharedNumbers.assertEqualTo(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();

        SharedNumbers.deleteAllData(database);
        var shuffled = new ArrayList<>(shared.lines());
        Collections.shuffle(shuffled, new Random(7));
        pushNdjson(String.join("\n", shuffled)).statusCode(200).body("accepted", equalTo(shuffled.size()));
        SharedNumbers.assertEqualTo(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();
    }
}
