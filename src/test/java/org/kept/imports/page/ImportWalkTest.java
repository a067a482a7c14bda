package org.kept.imports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.body;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.table.xlsx.XlsxFile;

/** Files of each kind are imported with the forms of the pages alone: no program, and no JavaScript. */
@QuarkusTest
@EmptyDatabase
@OnBothDatabases
class ImportWalkTest {

    private static final Path ROWS = Path.of("src/test/resources/mapping/rows");

    private final String source = "walk-" + UUID.randomUUID();

    private ImportWalk walk = new ImportWalk(new TestBrowser());

    @TempDir
    Path folder;

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2026-12-01T09:00:00Z")), Clock.class);
        walk = new ImportWalk(signedIn());
    }

    @Test
    void anExportWithARecipe() throws IOException {
        var page = walk.upload("orders.csv", Files.readAllBytes(ROWS.resolve("shopify-orders.csv")));
        assertThat(walk.show(page)).contains("<option value=\"shopify-orders\" selected>");
        walk.start(walk.choose(page, "mapping", "shopify-orders", "source", source));
        assertThat(walk.finished(page)).contains("2\u00a0events imported and counted.");
        event("9012").statusCode(200);
        event("9012-refund").statusCode(200);
        event("9011").statusCode(404);
    }

    @Test
    void aWorkbookWithWeeksOfAYearThatThePersonKnows() throws IOException {
        var rows = row(1, text("A1", "KPI") + text("B1", "Team") + text("C1", "KW 45") + text("D1", "KW 46"))
                + row(2, text("A2", "CSAT") + text("B2", "All") + number("C2", "0.88") + number("D2", "0.91"))
                + row(3, text("A3", "NPS") + text("B3", "North") + number("C3", "41") + text("D3", "n/a"));
        var page = walk.upload(
                "figures.xlsx", Files.readAllBytes(new XlsxFile().rows(rows).write(folder)));
        assertThat(walk.show(page))
                .contains("This is an Excel workbook", "<option value=\"kpi-table\" selected>")
                .contains("Year of the weeks or months in the file", "Time zone of the times in the file")
                .doesNotContain("/start\"");
        walk.start(
                walk.choose(page, "mapping", "kpi-table", "source", source, "zone", "Europe/London", "year", "2026"));
        assertThat(walk.finished(page)).contains("3\u00a0events imported and counted.");
        event("csat-all-2026-W45").statusCode(200);
        event("csat-all-2026-W46").statusCode(200);
        event("nps-North-2026-W45").statusCode(200);
    }

    @Test
    void aSheetOfAWorkbookIsChosen() throws IOException {
        var workbook = notesAndAnswers();
        var page = walk.upload("answers.xlsx", workbook);
        assertThat(walk.show(page))
                .contains("Sheet of the workbook")
                .contains("<option value=\"Notes\" selected>", "<option value=\"Answers\">");
        var chosen = walk.choose(page, "sheet", "Answers", "mapping", "delighted-responses", "source", source);
        assertThat(chosen)
                .contains("its sheet “Answers” has these columns")
                .contains("recipe: delighted-responses\nsource: " + source + "\nsheet: Answers\n");
        walk.start(chosen);
        assertThat(walk.finished(page)).contains("1\u00a0event imported and counted.");
        event("A1").statusCode(200);

        body("application/yaml", "recipe: delighted-responses\nsource: " + source + "\nsheet: Answers\n")
                .put("/api/v1/mappings/answers-of-a-sheet")
                .then()
                .statusCode(200);
        assertThat(walk.show(walk.upload("next.xlsx", workbook)))
                .contains("<option value=\"answers-of-a-sheet\" selected>")
                .contains("<option value=\"Answers\" selected>");
        body("application/octet-stream", workbook)
                .post("/api/v1/imports?mapping=answers-of-a-sheet")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1));
        withKey().delete("/api/v1/mappings/answers-of-a-sheet").then().statusCode(204);
    }

    @Test
    void aSheetIsNamedOverRest() throws IOException {
        var workbook = notesAndAnswers();
        body("application/octet-stream", workbook)
                .post("/api/v1/imports/inspect")
                .then()
                .statusCode(200)
                .body("sheets.name", contains("Notes", "Answers"))
                .body("fits", nullValue());
        body("application/octet-stream", workbook)
                .post("/api/v1/imports/inspect?sheet=Answers")
                .then()
                .statusCode(200)
                .body("fits", equalTo("delighted-responses"));
        body("application/octet-stream", workbook)
                .post("/api/v1/imports?mapping=delighted-responses&sheet=Answer")
                .then()
                .statusCode(400)
                .body("detail", equalTo("This workbook has no sheet 'Answer'. It has: Notes, Answers."));
        body("application/octet-stream", workbook)
                .post("/api/v1/imports?mapping=delighted-responses&sheet=Answers&dryrun=true&source=" + source)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        body("text/csv", "ID,Score\n1,5\n")
                .post("/api/v1/imports?mapping=delighted-responses&sheet=Answers")
                .then()
                .statusCode(400)
                .body("detail", containsString("this file is none"));
    }

    private byte[] notesAndAnswers() throws IOException {
        var notes =
                row(1, text("A1", "About") + text("B1", "By")) + row(2, text("A2", "this file") + text("B2", "Kim"));
        var answers = row(
                        1,
                        text("A1", "ID")
                                + text("B1", "Survey Type")
                                + text("C1", "Score")
                                + text("D1", "Created At")
                                + text("E1", "shop")
                                + text("F1", "Person Email"))
                + row(
                        2,
                        text("A2", "A1")
                                + text("B2", "nps")
                                + text("C2", "9")
                                + text("D2", "2026-09-28 10:14:02 UTC")
                                + text("E2", "online")
                                + text("F2", "kim@example.org"));
        return Files.readAllBytes(new XlsxFile()
                .rows(notes)
                .sheet("sheet2", answers, "")
                .workbook("<sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId1\"/>"
                        + "<sheet name=\"Answers\" sheetId=\"2\" r:id=\"rId2\"/></sheets>")
                .write(folder));
    }

    @Test
    void aListOfOnesOwnMappedByHand() throws IOException {
        var list =
                "Vorgang;Tag;Kunde;Betrag\nV-1001;16.11.2026 09:31;Kundin Eins;19,90\nV-1002;17.11.2026 10:00;Kunde Zwei;5,00\n";
        var page = walk.upload("liste.csv", list.getBytes(StandardCharsets.UTF_8));
        assertThat(walk.show(page)).contains("Each row is one");
        assertThat(walk.choose(page, "mapping", "by-hand", "type", "order", "source", source))
                .contains("<option value=\"Kunde\">", "name=\"of.customer\"");
        walk.start(walk.choose(
                page,
                "mapping",
                "by-hand",
                "type",
                "order",
                "of.id",
                "Vorgang",
                "of.time",
                "Tag",
                "of.customer",
                "Kunde",
                "of.value",
                "Betrag",
                "source",
                source,
                "zone",
                "Europe/Berlin"));
        assertThat(walk.finished(page)).contains("2\u00a0events imported and counted.");
        assertThat(event("V-1001").statusCode(200).extract().asString())
                .contains("2026-11-16T08:31", "\"customer\":\"", "19.9")
                .doesNotContain("Kundin Eins");
    }

    private ValidatableResponse event(String id) {
        return withKey().get("/api/v1/events/" + source + "/" + id).then();
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String number(String address, String number) {
        return "<c r=\"" + address + "\"><v>" + number + "</v></c>";
    }
}
