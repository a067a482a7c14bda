package org.kept.imports.page;

import static org.assertj.core.api.Assertions.assertThat;
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

/** Files of each kind are imported by the forms of the pages alone: no program, and no JavaScript. */
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
    void aListOfOnesOwnMappedByHand() throws IOException {
        var list = "Vorgang;Tag;Kunde;Betrag\nV-1001;16.11.2026 09:31;k-1;19,90\nV-1002;17.11.2026 10:00;k-2;5,00\n";
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
                .doesNotContain("k-1");
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
