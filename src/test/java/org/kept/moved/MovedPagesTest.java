package org.kept.moved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestTeams;

@QuarkusTest
@OnBothDatabases
class MovedPagesTest {

    private static final String IN = "channel=compared-desk";

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void teams() {
        TestTeams.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void theChangeIsSplitAndThePartsSumToIt() {
        var answer = moved("to=2024-W20&" + IN)
                .statusCode(200)
                .body("by", equalTo("team"))
                .body("from.period", equalTo("2024-W19"))
                .body("to.numerator", equalTo(132))
                .body("to.denominator", equalTo(202))
                .body("noise", equalTo(false))
                .body("mark", equalTo("concern"))
                .body("signals", contains("outside"))
                .body("groups.name", contains("<odd>", "accounts", "loans", null))
                .body("groups[3].rateBefore", equalTo(1f))
                .body("sentence", startsWith("First-contact resolution fell by "))
                .extract();
        List<Float> effects = answer.path("groups.effect");
        var sum = effects.stream().mapToDouble(Float::doubleValue).sum();
        var change = answer.<Float>path("change").doubleValue();
        assertThat(sum).isCloseTo(change, within(1e-6));
        assertThat(answer.<Float>path("rateEffect") + answer.<Float>path("mixEffect"))
                .isCloseTo((float) change, within(1e-6f));
    }

    @Test
    void anOrdinaryChangeIsNoise() {
        moved("to=2024-W18&from=2024-W14&" + IN)
                .body("noise", equalTo(true))
                .body("sentence", containsString("within normal variation"));
        assertThat(page("to=2024-W18&" + IN)).contains("For the arithmetic only, not a cause: ");
    }

    @Test
    void thePageHasASentenceATableAndAChart() {
        assertThat(page("to=2024-W20&" + IN))
                .contains("First-contact resolution fell by", "accounts resolved less at first contact")
                .contains("The later week is a signal (outside the limits)")
                .contains("&lt;odd&gt;", "no team named", "All together", "rate −", "lowered it")
                .contains("For example accounts: its own result went from ", "4 weeks before")
                .contains("href=\"/kpis/fcr?team=accounts&amp;channel=compared-desk")
                .contains("aria-current=\"page\">What moved it", "Week to 26 May →");
    }

    @Test
    void aMissingSplitIsExplained() {
        assertThat(page("to=2024-W20&by=channel&team=accounts")).contains("from one channel, compared-desk");
        assertThat(page("to=2023-W20&" + IN)).contains("No split of this change", "No answered contacts");
        withKey()
                .get("/api/v1/kpis/repeat-customer-rate/moved?to=2024-W20")
                .then()
                .statusCode(200)
                .body("change", nullValue())
                .body("why", containsString("."));
    }

    @Test
    void aWrongParameterIsExplained() {
        moved("to=2024-05").statusCode(400).body("detail", containsString("is not a week. Use the form 2026-W46"));
        moved("to=2090-W01").statusCode(400).body("detail", containsString("is not complete yet"));
        moved("to=2024-W20&from=2024-W20").statusCode(400).body("detail", containsString("before 2024-W20"));
        moved("by=chanel").statusCode(400).body("detail", containsString("Did you mean 'channel'?"));
        ada.get("/kpis/no-such/moved").then().statusCode(404);
        ada.get("/kpis/sla/moved?to=soon").then().statusCode(400);
    }

    private static ValidatableResponse moved(String query) {
        return withKey()
                .urlEncodingEnabled(false)
                .get("/api/v1/kpis/fcr/moved?" + query)
                .then();
    }

    private String page(String query) {
        var answer = ada.get("/kpis/fcr/moved?" + query);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
