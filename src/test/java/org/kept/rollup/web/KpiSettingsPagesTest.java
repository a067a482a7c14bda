package org.kept.rollup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.PlainSpaces.spaced;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.rollup.SharedNumbers;

/** Settings of KPIs on their page: a preview of their effect, and who set them, when and why. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class KpiSettingsPagesTest {

    private static final String TARGET = ",\"target\":{\"atLeast\":0.5,\"from\":\"2023-W01\"}";

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void signInAndCall() {
        ada = TestKeys.signedIn();
        for (var wait : new int[] {10, 30, 50, 70}) {
            call("20-" + wait, "2023-05-15T10:00:00Z", wait);
            call("21-" + wait, "2023-05-22T10:00:00Z", wait);
        }
    }

    @Test
    void anotherTimeTellsWhichWeeksMoveAndIsSavedWithItsReason() {
        assertThat(page()).contains("Time limit T, in seconds", "Nothing was changed yet");
        var preview = post("preview", "within", "20", "since", "2023-W21", "because", "We promise more.");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(spaced(preview.asString()))
                .contains("1 week moves: 2023-W21.", "75.0%", "25.0%", "We promise more.");
        level("2023-W21", 0.75f);
        assertThat(save("within", "20", "since", "2023-W21", "because", "We promise more.")
                        .statusCode())
                .isEqualTo(303);
        level("2023-W20", 0.75f);
        level("2023-W21", 0.25f);
        assertThat(page()).contains("We promise more.", TestKeys.EMAIL, "contacts answered within 20 s");
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void settingsThatMoveWeeksAreShownBeforeTheyAreSaved() {
        var first = post("save", "within", "20", "since", "2023-W21", "because", "We promise more.");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(spaced(first.asString())).contains("1 week moves: 2023-W21.", "Nothing is saved yet.", "save again");
        level("2023-W21", 0.75f);
        var mark = mark(first);
        var other = post("save", "within", "10", "since", "2023-W21", "because", "Even more.", "shown", mark);
        assertThat(other.statusCode()).as("what was shown was another time").isEqualTo(200);
        level("2023-W21", 0.75f);
        var again = post("save", "within", "20", "since", "2023-W21", "because", "Told otherwise.", "shown", mark);
        assertThat(again.statusCode()).isEqualTo(303);
        level("2023-W21", 0.25f);
    }

    @Test
    void aCalendarThatAPromiseOfAllHoursContradictsIsToldBeforeAndAfter() {
        phonesAreOpen("09:00-17:00");
        promise("always", "answer at all hours of the day", TARGET);
        assertThat(page()).doesNotContain("All hours are promised");
        assertThat(spaced(post("preview", "within", "60", "hours", "phones", "weeks", "all", "because", "A try.")
                        .asString()))
                .contains("All hours are promised in “answer at all hours of the day”", "“phones” contradicts that");
        body("application/json", "{\"hours\":\"phones\"}")
                .post("/api/v1/kpis/sla/settings/try")
                .then()
                .body("contradicts", contains("always"));
        withKey().get("/api/v1/kpis/sla").then().body("contradicts", nullValue());
        saveOverRest("{\"hours\":\"phones\"}").body("contradicts", contains("always"));
        assertThat(page()).contains("“phones” contradicts that");
    }

    @Test
    void aChangedCalendarTellsWhichWeeksItMovesBeforeItIsSaved() {
        phonesAreOpen("09:00-17:00");
        saveOverRest("{\"hours\":\"phones\",\"allHistory\":true}");
        var change = "{\"zone\":\"Europe/London\",\"week\":{\"mon\":[\"12:00-17:00\"]},\"from\":\"2023-W21\"}";
        body("application/json", change)
                .post("/api/v1/calendars/phones/try")
                .then()
                .statusCode(200)
                .body("kpi", contains("sla"))
                .body("[0].moved", equalTo(1))
                .body("[0].weeks.find {it.week == '2023-W21'}.before.value", equalTo(0.75f))
                .body("[0].weeks.find {it.week == '2023-W21'}.after.value", nullValue());
        var later = calendar("12:00-17:00", "preview", "");
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(spaced(later.asString()))
                .contains("Numbers that move", "<h3>Service level</h3>", "1 week moves: 2023-W21.", "75.0%")
                .doesNotContain("<h3>Average waiting time</h3>", "2023-W20", "save again");
        level("2023-W21", 0.75f);
    }

    @Test
    void aCalendarThatMovesWeeksIsShownBeforeItIsSaved() {
        phonesAreOpen("09:00-17:00");
        saveOverRest("{\"hours\":\"phones\",\"allHistory\":true}");
        var first = calendar("12:00-17:00", "save", "");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(spaced(first.asString())).contains("1 week moves: 2023-W21.", "Nothing is saved yet.", "save again");
        var mark = mark(first);
        assertThat(calendar("11:30-17:00", "save", mark).statusCode())
                .as("what was shown were other hours")
                .isEqualTo(200);
        level("2023-W21", 0.75f);
        assertThat(calendar("12:00-17:00", "save", mark).statusCode()).isEqualTo(303);
        level("2023-W20", 0.75f);
        withKey()
                .get("/api/v1/kpis/sla/series?from=2023-W21&to=2023-W21")
                .then()
                .body("points[0].value", nullValue());
        // Saved again, nothing moves.
        assertThat(calendar("12:00-17:00", "save", "", "2").statusCode()).isEqualTo(303);
    }

    @Test
    void anotherVariantForAllWeeksIsPreviewedFromTheStoredSums() {
        push(event("gone", "1", "contact", "2023-05-22T10:00:00Z", "{'outcome':'abandoned','waitSeconds':90}"));
        var preview = post(
                "preview", "within", "60", "variant", "answered-over-answered", "weeks", "all", "because", "Simpler.");
        assertThat(spaced(preview.asString())).contains("1 week moves: 2023-W21.", "60.0%", "75.0%");
    }

    @Test
    void aSmallestSampleIsSetFromAWeekOnAndJudgesIt() {
        var preview = post("preview", "within", "60", "minimumSample", "4", "weeks", "all", "because", "Small teams.");
        assertThat(spaced(preview.asString()))
                .contains("No week moves.", "0 weeks would have too few to judge; now it is 2.");
        assertThat(save("within", "60", "minimumSample", "4", "since", "2023-W21", "because", "Small teams.")
                        .statusCode())
                .isEqualTo(303);
        withKey()
                .get("/api/v1/kpis/sla")
                .then()
                .body("minimumSamples.minimum", contains(4))
                .body("minimumSamples.from", contains("2023-W21"))
                .body("minimumSamples.because", contains("Small teams."));
        assertThat(page()).contains("Smallest sample 4", "Small teams.");
        promise("answer", "answer", TARGET);
        verdict("2023-W20", "too-few");
        verdict("2023-W21", "met");
    }

    @Test
    void whatIsNotChangedLeavesLaterSettingsAlone() {
        saveOverRest("{\"withinSeconds\":20,\"minimumSample\":3,\"from\":\"2023-W21\"}");
        // The same time as in that week: only the sample is another one.
        var shown = post("save", "within", "60", "minimumSample", "2", "since", "2023-W20", "because", "Small teams.");
        assertThat(spaced(shown.asString())).contains("The settings saved from 2023-W21 on will no longer apply");
        assertThat(save("within", "60", "minimumSample", "2", "since", "2023-W20", "because", "Small teams.")
                        .statusCode())
                .isEqualTo(303);
        withKey()
                .get("/api/v1/kpis/sla")
                .then()
                .body("history.size()", equalTo(1))
                .body("minimumSamples.from", contains("2023-W21", "2023-W20"));
        level("2023-W21", 0.25f);
        body("application/json", "{\"withinSeconds\":40,\"from\":\"2023-W20\"}")
                .post("/api/v1/kpis/sla/settings/try")
                .then()
                .body("replaces", contains("2023-W21"));
        assertThat(save("within", "40", "minimumSample", "2", "since", "2023-W20", "because", "We promise more.")
                        .statusCode())
                .isEqualTo(303);
        withKey().get("/api/v1/kpis/sla").then().body("minimumSamples.size()", equalTo(2));
        level("2023-W21", 0.5f);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            within | 0       | within-error
            within | fast    | within-error
            sample | many    | sample-error
            sample | 999999  | sample-error
            since  | 2023-05 | since-error
            because |        | because-error
            """)
    void whatIsWrongIsSaidAtItsField(String field, String value, String error) {
        var answer = ada.post(
                "/kpis/sla/settings",
                "action",
                "save",
                "within",
                field.equals("within") ? value : "60",
                "minimumSample",
                field.equals("sample") ? value : "",
                "since",
                field.equals("since") ? value : "2023-W21",
                "because",
                field.equals("because") ? "" : "Why not.");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("id=\"" + error + "\"");
    }

    @Test
    void aTimeThatWasEmptiedIsStillAskedFor() {
        var answer = post("save", "within", "", "since", "2023-W21", "because", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("name=\"within\"", "id=\"because-error\"");
    }

    @Test
    void aCalendarIsChosenAndTellsWhichWeeksItMoves() {
        phonesAreOpen("12:00-17:00");
        assertThat(page()).contains("Every moment counts", "Only while phones is open");
        var preview = post(
                "preview",
                "within",
                "60",
                "hours",
                "phones",
                "outside",
                "leave-out",
                "since",
                "2023-W21",
                "because",
                "We open at noon.");
        assertThat(spaced(preview.asString()))
                .contains(
                        "1 week moves: 2023-W21.",
                        "counted while phones is open",
                        "<option value=\"phones\" selected>");
        var unknown =
                post("save", "within", "60", "hours", "phnoes", "since", "2023-W21", "because", "We open at noon.");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.asString()).contains("id=\"hours-error\"", "Did you mean");
        level("2023-W21", 0.75f);
        withKey().delete("/api/v1/calendars/phones").then().statusCode(204);
    }

    @Test
    void theScorecardSaysWhatOpeningHoursLeaveOut() {
        call("noon", "2023-05-15T12:30:00Z", 10);
        phonesAreOpen("12:00-17:00");
        saveOverRest("{\"hours\":\"phones\",\"allHistory\":true}");
        promise("answer", "answer", "");
        withKey()
                .get("/api/v1/scorecards/2023-W20")
                .then()
                .body("clauses[0].rows[0].hours", equalTo("phones"))
                .body("clauses[0].rows[0].outside", equalTo("leave-out"))
                .body("clauses[0].rows[0].leftOut", equalTo(4));
        assertThat(spaced(ada.get("/scorecards/2023-W20").asString()))
                .contains("Counted while phones is open; 4 contacts arrived outside and are left out.");
    }

    @Test
    void theSameIsSentOverRest() {
        body("application/json", "{\"withinSeconds\":20,\"from\":\"2023-W21\",\"because\":\"We promise more.\"}")
                .post("/api/v1/kpis/sla/settings/try")
                .then()
                .statusCode(200)
                .body("moved", equalTo(1))
                .body("weeks.find {it.week == '2023-W21'}.before.value", equalTo(0.75f))
                .body("weeks.find {it.week == '2023-W21'}.after.value", equalTo(0.25f));
        saveOverRest("{\"withinSeconds\":20,\"from\":\"2023-W21\",\"because\":\"We promise more.\"}")
                .body("history.because", contains("We promise more."));
        body("application/json", "{\"minimumSample\":-1}")
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("minimumSample.range"));
    }

    /** Publishes a mission with one clause, which the service level measures. */
    private static void promise(String code, String quote, String target) {
        body(
                        "application/json",
                        "{\"statement\":\"We " + quote + ".\",\"effectiveFrom\":\"2023-01-01\",\"clauses\":[{"
                                + "\"code\":\"" + code + "\",\"quote\":\"" + quote
                                + "\",\"measures\":[{\"kpi\":\"sla\",\"because\":"
                                + "\"It counts them.\"" + target + "}]}]}")
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    /** Phones are open on Mondays only, the day of all calls, which came at 11:00 in London. */
    private static void phonesAreOpen(String monday) {
        body("application/json", "{\"zone\":\"Europe/London\",\"week\":{\"mon\":[\"" + monday + "\"]}}")
                .put("/api/v1/calendars/phones")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse saveOverRest(String settings) {
        return body("application/json", settings)
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
    }

    /** What tells a change apart whose effect the page shows. */
    private static String mark(Response page) {
        return page.asString().replaceAll("(?s).*name=\"shown\" value=\"(\\w+)\".*", "$1");
    }

    /** Sends the calendar of phones that are open on Mondays, from the second week of calls on. */
    private Response calendar(String monday, String action, String shown) {
        return calendar(monday, action, shown, "1");
    }

    private Response calendar(String monday, String action, String shown, String version) {
        ada.get("/calendars/phones");
        return ada.request()
                .multiPart("csrf-token", String.valueOf(ada.cookie("csrf-token")))
                .multiPart("version", version)
                .multiPart("zone", "Europe/London")
                .multiPart("mon", monday)
                .multiPart("from", "2023-W21")
                .multiPart("shown", shown)
                .multiPart("action", action)
                .post("/calendars/phones");
    }

    private void verdict(String week, String verdict) {
        withKey()
                .get("/api/v1/scorecards/" + week)
                .then()
                .statusCode(200)
                .body("clauses[0].rows[0].verdict", equalTo(verdict));
    }

    private static void level(String week, float value) {
        withKey()
                .get("/api/v1/kpis/sla/series?from=" + week + "&to=" + week)
                .then()
                .body("points[0].value", equalTo(value));
    }

    private String page() {
        var answer = ada.get("/kpis/sla/settings");
        assertThat(answer.statusCode()).isEqualTo(200);
        return spaced(answer.asString());
    }

    private Response post(String action, String... fields) {
        return ada.post("/kpis/sla/settings", with(action, fields));
    }

    /** Saves what is shown first if it moves weeks. */
    private Response save(String... fields) {
        return ada.postTwice("/kpis/sla/settings", with("save", fields));
    }

    private static String[] with(String action, String... fields) {
        return Stream.concat(Stream.of("action", action), Stream.of(fields)).toArray(String[]::new);
    }

    private static void call(String id, String time, int wait) {
        push(event("calls", id, "contact", time, "{'outcome':'answered','waitSeconds':" + wait + "}"))
                .statusCode(200);
    }
}
