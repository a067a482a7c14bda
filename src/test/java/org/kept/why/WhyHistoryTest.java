package org.kept.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** The wording, target and settings change; each week keeps what was in effect then. */
@QuarkusTest
@EmptyDatabase
class WhyHistoryTest {

    private static final String LATER = """
            {"statement": "We answer within two minutes.", "effectiveFrom": "2024-04-01",
             "clauses": [{"code": "minute", "quote": "answer within two minutes", "behaviours": ["Pick up at the first ring"],
               "guarantee": {"promise": "Answered within two minutes", "consequence": "A free crossing"}, "measures": [
               {"kpi": "sla", "because": "It counts who was answered in time.",
                "target": {"atLeast": 0.9, "from": "2024-W16", "agreedBy": "ines@example.org"}}]}]}
            """;

    @Test
    void eachWeekShowsWhatWasInEffectAndWhetherItsReasonPredatesTheWording() {
        TestWeeks.publishMission();
        TestWeeks.push();
        withKey()
                .contentType("application/json")
                .body(LATER)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        withKey()
                .contentType("application/json")
                .body("{\"withinSeconds\":120,\"from\":\"2024-W20\"}")
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
        var ada = TestKeys.signedIn();
        assertThat(page(ada, "2024-W21"))
                .contains("Service level, within 120 s", "<mark>answer within two minutes</mark>")
                .contains("This reason was written when the clause read “answer within a minute”.")
                .contains("≥ 90.0% since the week to 21 Apr 2024, agreed by ines@example.org")
                .contains("≥ 80.0% from the week to 7 Jan 2024 to the week to 14 Apr 2024")
                .contains("Applies from the week to 19 May 2024 on. Set by key:testkey on ")
                .contains("Pick up at the first ring", "Answered within two minutes", "A free crossing");
        assertThat(page(ada, "2024-W10"))
                .contains("Service level, within 60 s", "<mark>answer within a minute</mark>")
                .contains("≥ 80.0% since the week to 7 Jan 2024, agreed by mia@example.org")
                .doesNotContain("This reason was written when", "Earlier targets", "Applies from", "free crossing");
        withKey()
                .get("/api/v1/kpis/sla/why?week=2024-W21")
                .then()
                .body("clauses[0].arguedFor", equalTo("answer within a minute"))
                .body("clauses[0].given.version", equalTo(1))
                .body("clauses[0].guarantee.consequence", equalTo("A free crossing"))
                .body("targets[0].to", equalTo("2024-W15"))
                .body("settings.from", equalTo("2024-W20"))
                .body("settings.author", equalTo("key:testkey"));
        withKey()
                .get("/api/v1/kpis/sla/why?week=2024-W10")
                .then()
                .body("clauses[0].arguedFor", nullValue())
                .body("mission.version", equalTo(1));
    }

    private static String page(TestBrowser browser, String week) {
        var answer = browser.get("/why/sla?week=" + week);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
