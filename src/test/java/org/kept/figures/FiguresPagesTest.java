package org.kept.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.signedIn;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestPeople;
import org.kept.access.Role;

/** The page of figures; every test uses its own team. */
@QuarkusTest
@OnBothDatabases
class FiguresPagesTest {

    private static final Pattern DIGEST = Pattern.compile("name=\"confirmed\" value=\"([^\"]+)\"");

    private final String team = "team-" + UUID.randomUUID();
    private final String path = "/figures?week=2024-W10&team=" + team;
    private TestBrowser browser = new TestBrowser();

    @BeforeEach
    void signIn() {
        browser = signedIn();
    }

    @Test
    void aRowSaysWhatThereIsAndWhereItIsFrom() {
        push(event("desk-" + team, "1", "survey", "{'question':'csat','score':5}")
                .put("team", team));
        var page =
                browser.get(path + "&kpi=csat").then().statusCode(200).extract().asString();
        assertThat(page)
                .contains("Week to 10\u00a0Mar\u00a02024, team " + team, "100.0%", "from 1\u00a0answer<")
                .contains("for=\"value-csat\"", "for=\"sample-csat\"", "href=\"/events?kpi=csat&amp;week=2024-W10");
    }

    @Test
    void valuesAreSavedAsTyped() {
        var page = save("csat", "92 %", "40", "awt", "1:05 min", "").asString();
        assertThat(page)
                .contains(
                        "Figures saved.",
                        "Customer satisfaction, team " + team + ", week 10: 92.0% from 40\u00a0answers")
                .contains("Average waiting time, team " + team + ", week 10: 1\u202fmin\u00a05\u202fs");
        assertThat(browser.get(path + "&kpi=csat").asString())
                .contains("92.0%", "typed by ada@example.org", "value=\"\"");
    }

    @Test
    void whatCannotBeReadIsSaidAtItsCellAndEverythingTypedIsKept() {
        var answer = save("csat", "1", "forty", "awt", "65 s", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("can be 1.0% or 100.0%", "id=\"value-csat-error\"", "id=\"sample-csat-error\"")
                .contains("value=\"forty\"", "value=\"65 s\"")
                .doesNotContain("Figures saved.");
        assertThat(browser.get(path + "&kpi=awt").asString()).doesNotContain("typed by");
    }

    @Test
    void whatTheDoorRefusesIsSaidAtItsCell() {
        var answer = save("csat", "90%", "", "awt", "10000 h", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("id=\"value-awt-error\"", "A mean is at most a year.");
    }

    @Test
    void whatWouldBeReplacedIsSaidBefore() {
        push(event("desk-" + team, "1", "survey", "{'question':'csat','score':5}")
                .put("team", team));
        push(event("desk-" + team, "2", "survey", "{'question':'csat','score':1}")
                .put("team", team));
        var sentence = "Customer satisfaction, team " + team + ", week 10: 50.0% from 2\u00a0answers → 90.0%";
        var asked = save("csat", "90%", "", "awt", "65", "").asString();
        assertThat(asked)
                .contains("Replace these numbers?", sentence, "Replace and save", "name=\"value-awt\" value=\"65\"")
                .doesNotContain("Figures saved.");
        assertThat(browser.get(path + "&kpi=csat").asString()).contains("50.0%").doesNotContain("typed by");
        var back = send("back", "", "csat", "90%", "", "awt", "65", "").asString();
        assertThat(back).contains("value=\"90%\"", "value=\"65\"", "Save figures");
        var stale = send("save", "something else", "csat", "90%", "", "awt", "65", "")
                .asString();
        assertThat(stale).contains("Replace these numbers?");
        var saved =
                send("save", digest(asked), "csat", "90%", "", "awt", "65", "").asString();
        assertThat(saved).contains("Figures saved.", sentence);
        assertThat(send("save", "", "csat", "90%", "", "awt", "65", "").asString())
                .contains("Nothing to save");
    }

    @Test
    void theListOfEventsSaysWhichFigureCounts() {
        var half = "{'kpi':'csat','week':'2024-W10','value':0.5}";
        push(event("report-" + team, "early", "figure", "2024-03-11T08:00:00Z", half)
                .put("team", team));
        var asked = save("csat", "90%", "", "awt", "", "").asString();
        send("save", digest(asked), "csat", "90%", "", "awt", "", "");
        assertThat(browser.get("/events?kpi=csat&week=2024-W10&team=" + team).asString())
                .contains("This figure counts.", "Superseded by <a href=\"/events/by-hand/csat%3A2024-W10%3A" + team);
    }

    @Test
    void aKpiIsAddedAndWhatWasTypedStays() {
        var page = browser.post(path, "act", "add", "add", "fcr", "kpi", "csat", "value-csat", "90%", "sample-csat", "")
                .asString();
        assertThat(page).contains("id=\"value-fcr\"", "value=\"90%\"").doesNotContain("option value=\"fcr\"");
    }

    @Test
    void nothingTypedIsNotSaved() {
        assertThat(browser.post(path, "act", "save").statusCode()).isEqualTo(422);
        assertThat(browser.get("/figures?week=2024-10").statusCode()).isEqualTo(400);
        assertThat(browser.get("/figures?week=2999-W01").statusCode()).isEqualTo(400);
    }

    @Test
    void aViewerSeesTheWeekAndCannotType() {
        var viewer = TestPeople.signedIn(Role.VIEWER);
        var page =
                viewer.get("/figures?kpi=csat").then().statusCode(200).extract().asString();
        assertThat(page).contains("Customer satisfaction").doesNotContain("value-csat", "Save figures");
        viewer.post(path, "act", "save").then().statusCode(403);
    }

    private Response save(String... cells) {
        return send("save", "", cells);
    }

    /** Sends cells, for each KPI its code, value and sample. */
    private Response send(String act, String confirmed, String... cells) {
        var fields = new String[4 + cells.length * 2];
        fields[0] = "act";
        fields[1] = act;
        fields[2] = "confirmed";
        fields[3] = confirmed;
        for (var i = 0; i < cells.length; i += 3) {
            var at = 4 + i * 2;
            fields[at] = "kpi";
            fields[at + 1] = cells[i];
            fields[at + 2] = "value-" + cells[i];
            fields[at + 3] = cells[i + 1];
            fields[at + 4] = "sample-" + cells[i];
            fields[at + 5] = cells[i + 2];
        }
        return browser.post(path, fields);
    }

    private static String digest(String page) {
        var matcher = DIGEST.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
