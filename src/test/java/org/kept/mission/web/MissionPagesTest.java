package org.kept.mission.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.document.DocumentFormat;
import org.kept.mission.Examples;
import org.kept.mission.Missions;

@QuarkusTest
@OnBothDatabases
class MissionPagesTest {

    private static final String FILE = "/mission/file";

    @Inject
    Missions missions;

    private TestBrowser ada = new TestBrowser();
    private int version;

    @BeforeEach
    void publishFerryMission() {
        ada = TestKeys.signedIn();
        version = missions.publish(missions.parse(Examples.FERRY, DocumentFormat.YAML), "mia@example.org")
                .number();
    }

    @Test
    void missionPageMarksClausesAndShowsTheirMeasuresWithReasons() {
        assertThat(page("/mission"))
                .contains("<a class=\"clause\" href=\"#clause-once\">nobody has to ask twice</a>.")
                .contains("<a class=\"clause unmeasured\" href=\"#clause-day-and-night\">day and night</a>, and ")
                .contains("id=\"clause-two-minutes\"")
                .contains("href=\"/kpis/complaint-rate\"")
                .contains("It counts the calls that were answered in time.")
                .contains("agreed by mia@example.org")
                .contains("counterweight</span>")
                .contains("A free crossing: any day")
                .contains("1\u00a0Jan\u00a02027");
    }

    @Test
    void pagesListGapsInCoverageAndKpisThatAreNotScored() {
        assertThat(page("/mission/coverage"))
                .containsSubsequence("Promises without a measure", "“day and night”", "KPIs without a promise");
        assertThat(page("/mission"))
                .contains("href=\"/mission/coverage\"", "Not scored, and why")
                .contains("Nobody promised that passengers would praise us.");
    }

    @Test
    void aReasonGivenForOtherWordsIsReported() {
        publish(Examples.FERRY.replace("nobody has to ask twice", "nobody asks twice"));
        assertThat(page("/mission")).contains("when the clause read “nobody has to ask twice”");
    }

    @Test
    void everyVersionIsListedAndShown() {
        publish(Examples.FERRY.replace("owner: mia", "owner: ada"));
        assertThat(page("/mission/versions")).contains("/mission/versions/" + version, "mia@example.org");
        assertThat(page("/mission/versions/" + version))
                .contains("Mission, version " + version)
                .doesNotContain("to fix: see coverage");
        assertThat(ada.get("/mission/versions/99999").statusCode()).isEqualTo(404);
    }

    @Test
    void formShowsTheCanonicalDocumentAndPublishesIt() {
        assertThat(page(FILE)).contains("statement: We answer within two minutes", "value=\"" + version + "\"");
        var answer = send(Examples.FERRY.replace("owner: mia", "owner: eve"), version, "publish");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/mission?published=" + (version + 1));
        assertThat(missions.current().orElseThrow().author()).isEqualTo(TestKeys.EMAIL);
    }

    @Test
    void faultsShowTheirLinesAndTheFormKeepsItsText() {
        var answer = send(Examples.FERRY.replace("kpi: sla", "kpi: <slaa>"), version, "publish");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("Line 14", "There is no KPI &#39;&lt;slaa&gt;&#39;", "kpi: &lt;slaa&gt;")
                .doesNotContain("<slaa>");
        assertThat(send("a: [", version, "publish").asString()).contains("This is not YAML", "a: [</textarea>");
    }

    @Test
    void checkShowsChangesAndPublishesNothing() {
        var answer = send(Examples.FERRY.replace("owner: mia", "owner: eve"), version, "check");
        assertThat(answer.asString())
                .contains("Owner of “answer within two minutes”: mia@example.org → eve@example.org.");
        assertThat(missions.current().orElseThrow().number()).isEqualTo(version);
    }

    @Test
    void formBasedOnAnOlderVersionIsNotPublished() {
        publish(Examples.FERRY.replace("owner: mia", "owner: ada"));
        var answer = send(Examples.FERRY.replace("owner: mia", "owner: eve"), version, "publish");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("The mission has changed", "owner: eve@example.org");
    }

    private void publish(String yaml) {
        missions.publish(missions.parse(yaml, DocumentFormat.YAML), "mia@example.org");
    }

    private io.restassured.response.Response send(String document, int from, String action) {
        return ada.post(FILE, "document", document, "version", Integer.toString(from), "action", action);
    }

    private String page(String path) {
        var answer = ada.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }
}
