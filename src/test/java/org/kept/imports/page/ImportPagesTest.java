package org.kept.imports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.kept.TestEvents.body;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.DataScope;
import org.kept.access.Role;
import org.kept.audit.Actor;
import org.kept.imports.run.ImportService;
import org.kept.rollup.ImpactPreview;

@QuarkusTest
@EmptyDatabase
class ImportPagesTest {

    private static final Actor ADA = new Actor(TestKeys.EMAIL, null, null);

    private static final String ANSWERS = """
            ID,Person Email,Survey Type,Score,Comment,Created At,Delighted Source,shop
            A1,kim@example.org,nps,9,,2026-09-28 10:14:02 UTC,email,online
            A2,,nps,3,,2026-09-28 10:15:02 UTC,email,harbour
            A3,,smileys,1,,2026-09-28 10:16:00 UTC,web,online
            """;

    private final String source = "answers-" + UUID.randomUUID();

    @Inject
    ImportService imports;

    @TempDir
    Path folder;

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2026-12-01T09:00:00Z")), Clock.class);
    }

    @Test
    void aRecipeIsProposedAndItsFirstEventsAreShownInWords() throws IOException {
        var page = open(ANSWERS);
        var browser = signedIn();
        shown(browser, page)
                .body(containsString("This is a CSV file with these columns: ID, Person Email"))
                .body(containsString("<option value=\"delighted-responses\" selected>"))
                .body(containsString("2\u00a0events, 0 rejected. Nothing is stored yet."))
                .body(containsString("<code>A1</code>"))
                .body(containsString("Import file</button>"))
                .body(containsString("<h3>Numbers that change</h3>"))
                .body(containsString("There is no score, or the survey is none of NPS, CSAT and CES."))
                .body(not(containsString("Time zone of the times")));
        browser.get("/data/imports").then().statusCode(200).body(containsString(page));

        browser.post(page + "/start", "mapping", "delighted-responses", "source", source)
                .then()
                .statusCode(303);
        await(page);
        browser.get(page)
                .then()
                .body(containsString("<h1>File imported</h1>"))
                .body(containsString("2\u00a0events imported and counted."));
        withKey().get("/api/v1/events/" + source + "/A1").then().statusCode(200);
    }

    @Test
    void whatTheFileDoesNotTellIsAskedFor() throws IOException {
        var page = open(Files.readString(Path.of("src/test/resources/mapping/rows/surveymonkey-responses.csv")));
        var browser = signedIn();
        shown(browser, page)
                .body(containsString("The file does not tell everything. Choose the time zone."))
                .body(containsString("Time zone of the times in the file"))
                .body(not(containsString("/start\"")));
        browser.post(page + "/start", "mapping", "surveymonkey-responses")
                .then()
                .statusCode(422)
                .body(containsString("Choose the time zone."));
        shown(browser, page + "?mapping=surveymonkey-responses&zone=America/Chicago")
                .body(containsString("/start\""))
                .body(containsString("<input type=\"hidden\" name=\"zone\" value=\"America/Chicago\">"));
    }

    @Test
    void durationsOfTwoPartsAreAskedForByASelectBox() throws IOException {
        var page = open("Ticket ID,Created at,Status,Group,First response time,Resolution time,Channel\n" + source
                + ",2026-10-05T09:14:02Z,closed,North,4:30,1:20,mail\n");
        var browser = signedIn();
        browser.get(page)
                .then()
                .statusCode(200)
                .body(containsString("Choose what durations such as 4:30 are."))
                .body(containsString("<select id=\"clock\" name=\"clock\">"))
                .body(not(containsString("/start\"")));
        browser.get(page + "?clock=mm:ss&source=" + source)
                .then()
                .statusCode(200)
                .body(containsString("/start\""))
                .body(containsString("clock: "));
    }

    /** Only administrators save mappings; a manager imports with choices for one file. */
    @Test
    void aManagerImportsWithoutSavingAMapping() throws IOException {
        var manager = TestPeople.signedIn(Role.MANAGER);
        var page = new ImportWalk(manager).upload("answers.csv", ANSWERS.getBytes(StandardCharsets.UTF_8));
        var choices = "?mapping=by-hand&type=survey&of.id=ID&of.time=Created+At&of.question=%3Dnps&of.score=Score"
                + "&cel.when=row%5B%27Score%27%5D+%3D%3D+%279%27&source=" + source;
        manager.request()
                .urlEncodingEnabled(false)
                .get(page + choices)
                .then()
                .statusCode(200)
                .body(containsString("You can import this file without saving it."))
                .body(containsString("ask an administrator to save the mapping"))
                .body(containsString("1\u00a0event, 0 rejected."))
                .body(not(containsString("action=\"/mappings/new\"")));
        manager.post(
                        page + "/start",
                        "mapping",
                        "by-hand",
                        "type",
                        "survey",
                        "of.id",
                        "ID",
                        "of.time",
                        "Created At",
                        "of.question",
                        "=nps",
                        "of.score",
                        "Score",
                        "cel.when",
                        "row['Score'] == '9'",
                        "source",
                        source)
                .then()
                .statusCode(303);
        await(page);
        withKey().get("/api/v1/events/" + source + "/A1-nps").then().statusCode(200);
        manager.post("/mappings/new", "document", "x", "action", "edit").then().statusCode(403);
    }

    @Test
    void whatWasSaidIsSavedWithItsRecipeAndNotAskedAgain() throws IOException {
        var answers = Files.readString(Path.of("src/test/resources/mapping/rows/surveymonkey-responses.csv"));
        var browser = signedIn();
        shown(browser, open(answers) + "?mapping=surveymonkey-responses&zone=America/Chicago&source=" + source)
                .body(containsString("This is the recipe with what you chose."))
                .body(containsString("recipe: surveymonkey-responses\nsource: " + source + "\nzone: America/Chicago\n"))
                .body(containsString("action=\"/mappings/new\""));
        body("application/yaml", "recipe: surveymonkey-responses\nsource: " + source + "\nzone: America/Chicago\n")
                .put("/api/v1/mappings/yearly-answers")
                .then()
                .statusCode(200);
        try {
            browser.get(open(answers))
                    .then()
                    .statusCode(200)
                    .body(containsString("<option value=\"yearly-answers\" selected>"))
                    .body(containsString("/start\""))
                    .body(not(containsString("This is the recipe with what you chose.")));
        } finally {
            withKey().delete("/api/v1/mappings/yearly-answers");
        }
    }

    @Test
    void aMappingIsMadeOfChosenColumns() throws IOException {
        var page =
                open("Vorgang;Tag;Kunde;Betrag\nV-1001;16.11.2026 09:31;k-1;19,90\nV-1002;17.11.2026 10:00;k-2;5,00\n");
        var browser = signedIn();
        browser.get(page).then().statusCode(200).body(containsString("No saved mapping or recipe is chosen."));
        var choices = "mapping=by-hand&type=order&of.id=Vorgang&of.time=Tag&of.customer=Kunde&of.value=Betrag&source="
                + source;
        browser.get(page + "?" + choices).then().statusCode(200).body(containsString("Choose the time zone."));
        shown(browser, page + "?" + choices + "&zone=Europe/Berlin")
                .body(containsString("2\u00a0events, 0 rejected."))
                .body(containsString("column: Vorgang"))
                .body(containsString("action=\"/mappings/new\""))
                .body(containsString("Value (optional)"));
        browser.post(
                        page + "/start",
                        "mapping",
                        "by-hand",
                        "type",
                        "order",
                        "of.id",
                        "Vorgang",
                        "of.time",
                        "Tag",
                        "of.value",
                        "Betrag",
                        "source",
                        source,
                        "zone",
                        "Europe/Berlin")
                .then()
                .statusCode(303);
        await(page);
        withKey()
                .get("/api/v1/events/" + source + "/V-1001")
                .then()
                .statusCode(200)
                .body(containsString("2026-11-16T08:31"));
    }

    @Test
    void rowsAreEventsOfACustomTypeAndMoveTheKpiThatCountsIt() throws IOException {
        body("application/json", """
                {"name":"Visits","sentence":"Visit {id} of {guests} guests","fields":{"guests":{"kind":"number","min":1}}}""").put("/api/v1/event-types/visit").then().statusCode(200);
        body("application/json", """
                {"name":"Guests each","betterWhen":"higher","unit":"number",
                 "numerator":{"type":"visit","sum":"guests"},"denominator":{"type":"visit","count":"guests"}}""").put("/api/v1/kpis/guests-each").then().statusCode(200);
        try {
            var page = open("No,When,Guests\nB-1,2026-11-16T09:31:00Z,3\nB-2,2026-11-17T10:31:00Z,5\n");
            signedIn()
                    .get(page + "?mapping=by-hand&type=visit&of.id=No&of.time=When&of.guests=Guests&source=" + source)
                    .then()
                    .statusCode(200)
                    .body(containsString("<option value=\"visit\" selected>"))
                    .body(containsString("2\u00a0events, 0 rejected."))
                    .body(containsString("Visit B-1-visit of 3 guests"))
                    .body(containsString("Guests each, week 47: no data → 4.0"));
        } finally {
            withKey().delete("/api/v1/kpis/guests-each").then().statusCode(204);
            withKey().delete("/api/v1/event-types/visit").then().statusCode(204);
        }
    }

    @Test
    void aPreviewOfALargeFileSaysThatItIsOfItsBeginning() throws IOException {
        var rows = IntStream.rangeClosed(0, ImpactPreview.MAX_RECORDS)
                .mapToObj(nr -> "L" + nr + ",,nps,9,,2026-09-28 10:14:02 UTC,email,online\n")
                .collect(Collectors.joining());
        var page = open(ANSWERS.lines().findFirst().orElseThrow() + "\n" + rows);
        signedIn()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("The file is too large to preview in full. These are the changes by its first"
                        + " 5,000\u00a0records."));
    }

    @Test
    void aMappingThatDoesNotFitIsSaidWithoutTheRestApi() throws IOException {
        signedIn()
                .get(open("Vorgang;Farbe\n1;rot\n2;blau\n") + "?mapping=zendesk-tickets")
                .then()
                .statusCode(200)
                .body(containsString("The mapping &#39;zendesk-tickets&#39; reads columns that are not there:"))
                .body(containsString("Choose a mapping that fits, or write one."))
                .body(not(containsString("/api/v1/imports/inspect")));
        signedIn()
                .get(open("Vorgang;Farbe\n1;rot\n2;blau\n") + "?mapping=shopify-order")
                .then()
                .statusCode(200)
                .body(containsString(
                        "The mapping &#39;shopify-order&#39; reads JSON, such as the payloads of a webhook."));
    }

    @Test
    void anExpressionIsGivenWhereAColumnIsNotEnough() throws IOException {
        var page = open("Vorgang;Datum;Uhrzeit;Art\nV-1;16.11.2026;09:31;Kauf\nV-2;17.11.2026;10:00;Storno\n");
        var browser = signedIn();
        var choices = "?mapping=by-hand&type=order&of.time=Datum&zone=Europe/Berlin&source=" + source;
        shown(browser, page + choices + "&cel.id=lower(row.Vorgang)&cel.when=row.Art.startsWith('K')")
                .body(containsString("1\u00a0event, 0 rejected."))
                .body(containsString("<code>v-1</code>"))
                .body(containsString("It does not count: row.Art.startsWith("));
        shown(browser, page + choices + "&cel.id=nothing")
                .body(containsString("This expression is wrong at line 1, column 1"))
                .body(containsString("(/events/0/id/cel)"));
        browser.post(
                        page + "/start",
                        "mapping",
                        "by-hand",
                        "type",
                        "order",
                        "of.id",
                        "Vorgang",
                        "cel.time",
                        "row['Datum'] + ' ' + row['Uhrzeit']",
                        "cel.when",
                        "row['Art'] == 'Kauf'",
                        "source",
                        source,
                        "zone",
                        "Europe/Berlin")
                .then()
                .statusCode(303);
        await(page);
        withKey()
                .get("/api/v1/events/" + source + "/V-1")
                .then()
                .statusCode(200)
                .body(containsString("2026-11-16T08:31"));
        withKey().get("/api/v1/events/" + source + "/V-2").then().statusCode(404);
    }

    @Test
    void aFigureThatDoesNotCountIsToldAsSuperseded() throws IOException {
        body("application/json", "{\"figures\":[{\"kpi\":\"csat\",\"team\":\"" + source + "\",\"value\":0.9}]}")
                .put("/api/v1/figures/2026-W47")
                .then()
                .statusCode(200);
        var page = open("Week,Team,CSAT\n2026-W47," + source + ",88%\n");
        var browser = signedIn();
        browser.post(page + "/start", "mapping", "kpi-table", "source", source, "zone", "Europe/London")
                .then()
                .statusCode(303);
        await(page);
        shown(browser, page)
                .body(containsString("<dt>Superseded</dt><dd class=\"tabular\">1</dd>"))
                .body(containsString("because a later figure of the same KPI, week and team does"));
    }

    @Test
    void columnsWithoutOrWithTheSameHeadingAreChosenByTheNamesThatThePageShows() throws IOException {
        var browser = signedIn();
        var choices = "?mapping=by-hand&type=order&zone=Europe/Berlin&source=" + source;
        var twice = open("Vorgang;Tag;Tag\nV-1;irgendwann;16.11.2026 09:31\nV-2;bald;17.11.2026 10:00\n");
        shown(browser, twice + choices + "&of.id=Vorgang&of.time=Tag (2)")
                .body(containsString("2\u00a0events, 0 rejected."));
        var question = "Tag der Bestellung im Laden ".repeat(8).strip();
        var lengthy = open("Vorgang;" + question + "\nV-1;16.11.2026 09:31\nV-2;17.11.2026 10:00\n");
        shown(browser, lengthy + choices + "&of.id=Vorgang&of.time=" + question.substring(0, 101))
                .body(containsString("2\u00a0events, 0 rejected."));
        var bare = open("V-1;16.11.2026 09:31;19,90\nV-2;17.11.2026 10:00;5,00\n");
        shown(browser, bare + choices + "&of.id=Column 1&of.time=Column 2")
                .body(containsString("2\u00a0events, 0 rejected."));
    }

    @Test
    void theTimeIsWrittenAsThePersonSays() throws IOException {
        var browser = signedIn();
        var page = open("Vorgang;Tag\nV-1;2026_11_16 09:31\nV-2;2026_11_17 10:00\n");
        var choices = "?mapping=by-hand&type=order&of.id=Vorgang&of.time=Tag&zone=Europe/Berlin&source=" + source;
        shown(browser, page + choices)
                .body(containsString("0\u00a0events, 2 rejected."))
                .body(containsString("<label for=\"format\">Time, written as"));
        shown(browser, page + choices + "&format=yyyy_MM_dd HH:mm")
                .body(containsString("2\u00a0events, 0 rejected."))
                .body(containsString("value=\"yyyy_MM_dd HH:mm\""));
    }

    @Test
    void theLinesOfAnOrderAndTheElementsOfAListAreRead() throws IOException {
        var browser = signedIn();
        var choices = "?mapping=by-hand&type=order&zone=Europe/Berlin&source=" + source;
        var lines = open("Vorgang;Tag;Artikel\nV-1;16.11.26 09:31;A\nV-1;16.11.26 09:31;B\nV-2;17.11.26 10:00;A\n");
        shown(browser, lines + choices + "&of.id=Vorgang&of.time=Tag")
                .body(containsString("<option value=\"one\" selected>"))
                .body(containsString("fold: Vorgang"))
                .body(containsString("2\u00a0events, 0 rejected."));
        shown(browser, lines + choices + "&of.id=Vorgang&of.time=Tag&fold=each")
                .body(containsString("3\u00a0events, 0 rejected."));
        var list = open(
                "{\"orders\":[{\"id\":1,\"at\":\"2026-11-16T09:31:00Z\"},{\"id\":2,\"at\":\"2026-11-17T10:00:00Z\"}]}");
        shown(browser, list + choices + "&of.id=/orders/0/id&of.time=/orders/0/at")
                .body(containsString("2\u00a0events, 0 rejected."));
    }

    @Test
    void aDeletedFileIsNotImported() throws IOException {
        var page = open(ANSWERS);
        var browser = signedIn();
        browser.post(page + "/cancel").then().statusCode(303);
        browser.get(page).then().body(containsString("<h1>Cancelled</h1>")).body(containsString("Nothing was stored."));
        browser.post(page + "/start", "mapping", "delighted-responses", "source", source)
                .then()
                .statusCode(303);
        withKey().get("/api/v1/events/" + source + "/A1").then().statusCode(404);
    }

    private static ValidatableResponse shown(TestBrowser browser, String address) {
        return browser.get(address).then().statusCode(200);
    }

    private String open(String text) throws IOException {
        var file = Files.writeString(folder.resolve("file.csv"), text);
        return ImportPages.page(imports.open(file, "file.csv", ADA, DataScope.EVERYTHING));
    }

    private void await(String page) {
        var id = page.substring(page.lastIndexOf('/') + 1);
        while (!imports.require(id, null).state().isFinished()) {
            Thread.onSpinWait();
        }
        assertThat(imports.require(id, null).failure()).isNull();
    }
}
