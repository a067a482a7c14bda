package org.kept.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.InZone;

/** The exports of other products also have their totals in the weeks of UTC: events around midnight move. */
@QuarkusTest
@TestProfile(InZone.Utc.class)
@EmptyDatabase(beforeEach = true)
class SharedTotalsInUtcTest {

    @BeforeEach
    void setUp() {
        SharedTotals.setClock();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = SharedTotals.FILES)
    void aFileOfARecipeGivesItsTotals(String file, String recipe, @Nullable String zone) throws IOException {
        SharedTotals.assertImported(file, recipe, zone, "UTC");
    }
}
