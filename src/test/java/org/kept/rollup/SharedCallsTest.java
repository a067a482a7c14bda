package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.pushNdjson;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.InJerusalem;
import org.kept.OnBothDatabases;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Quotient;

/** Calls of a bank whose week begins on a Sunday, counted here in weeks from Monday; starts with an empty database. */
@QuarkusTest
@OnBothDatabases
@TestProfile(InJerusalem.class)
@EmptyDatabase
class SharedCallsTest {

    private final Database database;

    private final KpiSplitter kpiSplitter;

    @Inject
    SharedCallsTest(Database database, KpiSplitter kpiSplitter) {
        this.database = database;
        this.kpiSplitter = kpiSplitter;
    }

    @Test
    void numbersEqualTheIndependentOnesForEveryServiceLevelVariant() {
        var shared = SharedEvents.read("calls");
        var whole = String.join("\n", shared.lines());
        pushNdjson(whole)
                .statusCode(200)
                .body("accepted", equalTo(shared.lines().size()));
        SharedNumbers.assertEqualTo(shared.expected());
        assertCallTypesSumToTheNumbers(shared.expected());
        SharedNumbers.assertHoursAddUp(shared.expected());

        pushNdjson(whole)
                .statusCode(200)
                .body("replayed", equalTo(shared.lines().size()));
        SharedNumbers.assertEqualTo(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();

        SharedNumbers.deleteAllData(database);
        var shuffled = new ArrayList<>(shared.lines());
        Collections.shuffle(shuffled, new Random(7));
        set("{\"withinSeconds\":20,\"variant\":\"abandoned-in-time-counts\",\"allHistory\":true}");
        pushNdjson(String.join("\n", shuffled)).statusCode(200).body("accepted", equalTo(shuffled.size()));
        set("{\"withinSeconds\":60,\"variant\":\"answered-over-offered\",\"allHistory\":true}");
        SharedNumbers.assertEqualTo(shared.expected());
        SharedNumbers.rebuildFindsNoDifference();
    }

    private void assertCallTypesSumToTheNumbers(List<SharedEvents.Expected> expected) {
        for (var each : expected) {
            var week = Period.parse(each.week());
            var kpi = Catalogue.find(each.kpi()).orElseThrow();
            if (each.variant().isEmpty() || each.variant().equals(kpi.standard().variant())) {
                var parts = kpiSplitter
                        .split(kpi, week, week, Slice.ALL, Dimension.TEAM, DataScope.EVERYTHING)
                        .fold(Split.SplitParts::parts, refused -> List.<Split.SplitPart>of());
                var sum = parts.stream().map(Split.SplitPart::quotient).reduce(Quotient.NOTHING, Quotient::plus);
                assertThat(sum.numerator()).as(each.toString()).isEqualTo(each.numerator());
                assertThat(sum.denominator()).as(each.toString()).isEqualTo(each.denominator());
                assertThat(parts).hasSizeBetween(4, 6);
            }
        }
    }

    private static void set(String settings) {
        body("application/json", settings)
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
    }
}
