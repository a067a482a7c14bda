package org.kept.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.pushNdjson;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.InJerusalem;
import org.kept.OnBothDatabases;
import org.kept.rollup.SharedEvents;

/** A bank's real calls: each variant of each week matches a result computed independently. */
@QuarkusTest
@OnBothDatabases
@TestProfile(InJerusalem.class)
@EmptyDatabase
class WhyOfSharedCallsTest {

    @Test
    void everyVariantOfEveryWeekMatchesTheIndependentResult() throws IOException {
        var shared = SharedEvents.read("calls");
        pushNdjson(String.join("\n", shared.lines())).statusCode(200);
        body("application/yaml", Files.readString(Path.of("../shared/data/calls/mission.yaml")))
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        assertThat(shared.expected()).isNotEmpty().allSatisfy(WhyOfSharedCallsTest::assertMatches);
        var sentence = withKey().get("/api/v1/kpis/sla/why?week=1999-W08").<String>path("number.sentence");
        assertThat(sentence).isEqualTo("4,702 of 7,115 contacts were answered within 60 s: 66.1%.");
    }

    private static void assertMatches(SharedEvents.Expected expected) {
        var json = withKey()
                .get("/api/v1/kpis/" + expected.kpi() + "/why?week=" + expected.week())
                .jsonPath();
        var value = expected.variant().isEmpty()
                ? json.getDouble("number.value")
                : json.getDouble("variants.find { it.variant == '" + expected.variant() + "' }.value");
        assertThat(value)
                .as(expected.toString())
                .isCloseTo(expected.numerator() / expected.denominator(), within(1e-6 * Math.max(1, value)));
    }
}
