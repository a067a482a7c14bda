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

/** A British shop's orders and returns, in an installation of their own. */
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
