package org.kept.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.problem.Problem;
import org.kept.table.FileInspection.SheetTab;
import org.kept.table.xlsx.XlsxFile;

/** Findings of inspections for all kinds of files. */
class FileInspectorTest {

    @TempDir
    Path folder;

    private Path file(String text, Charset charset) throws IOException {
        var file = Files.createTempFile(folder, "file", "");
        Files.write(file, text.getBytes(charset));
        return file;
    }

    private FileInspection inspect(String text) throws IOException {
        return FileInspector.inspect(file(text, StandardCharsets.UTF_8), null);
    }

    private static List<ColumnType> types(FileInspection inspection) {
        return inspection.columns().stream().map(ColumnInspection::type).toList();
    }

    private static List<String> names(FileInspection inspection) {
        return inspection.columns().stream().map(ColumnInspection::name).toList();
    }

    @Test
    void aCsvFileIsToldWithItsRulesAndColumns() throws IOException {
        var inspection = inspect("""
                sep=;
                Nummer;Datum;Betrag;Team
                A-1;05.10.2026 09:14;1.234,50 €;Süd
                A-2;06.10.2026 10:00;39,90 €;Nord
                A-3;07.10.2026 11:30;12,00 €;Nord
                A-4;08.10.2026 12:00;7,25 €;Süd

                ;;;
                """);
        assertThat(inspection.kind()).isEqualTo(FileKind.CSV);
        assertThat(inspection.dialect())
                .isEqualTo(new FileInspection.FileDialect(
                        CsvEncoding.UTF_8, CsvSeparator.SEMICOLON, DecimalMark.COMMA, null, null, null, true));
        assertThat(inspection.headingRow()).isEqualTo(2);
        assertThat(names(inspection)).containsExactly("Nummer", "Datum", "Betrag", "Team");
        assertThat(types(inspection))
                .containsExactly(ColumnType.ID, ColumnType.DATE, ColumnType.NUMBER, ColumnType.CHOICE);
        assertThat(inspection.columns().get(3).samples()).containsExactly("Süd", "Nord");
        assertThat(inspection.rows())
                .hasSize(4)
                .first()
                .isEqualTo(List.of("A-1", "05.10.2026 09:14", "1.234,50 €", "Süd"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Score | 9 | 10 | 0 | NUMBER",
                "Return rate | 5.3% | 4 % | -1,5% | SHARE",
                "Handle time | 1:05:00 | 0:04:35 | 26:17:10 | DURATION",
                "Wait (s) | 12 | 30 | 4 | DURATION",
                "Reply time in minutes | 57 | 297 | 308 | DURATION",
                "Talked | 1h 5m | 3 min | PT65S | DURATION",
                "Uhrzeit | 14:12 | 9:05 | 23:59 | TIME_OF_DAY",
                "Created | 2026-10-05 09:14:02 | 2026-10-06T10:00Z | 2026-10-07 | DATE",
                "Created | 10/05/2026 09:14:02 PM | 10/15/2026 1:00 AM | 1/2/2026 | DATE",
                "Start | Mon, 05 Oct 2026 08:14:02 +0000 | 5 Oct 2026 | 17 November 2026 | DATE",
                "Week | 2026-W45 | 2026-W46 | 2026-W47 | DATE",
                "Week | KW 45 | KW 46 | KW 47 | DATE",
                "created | 1790781948 | 1790781958 | 1790781968 | DATE",
                "Answer | Strongly agree | Neither agree nor disagree | Disagree | SCORE_WORDS",
                "Antwort | zufrieden | sehr unzufrieden | sehr zufrieden | SCORE_WORDS",
                "Resolved | WAHR | FALSCH | WAHR | YES_NO",
                "Ticket ID | 7301 | 7302 | 7303 | ID",
                "Kundennr. | 00471 | 00358 | 00401 | ID",
                "Reference | W-3100 | W-3102 | W-3104 | ID",
                "From | +12125550140 | +12125550177 | (212) 555-0140 | ID",
                "Customer | a.onyx@example.org | b@example.org | c@mail.example.org | EMAIL",
                "Team | North | North | North | CHOICE",
                "Comment | Quick and friendly. | Too late, twice | Thanks! | TEXT",
                "Score | n/a | - | #DIV/0! | EMPTY"
            })
    void valuesAndHeadingTellWhatAColumnHolds(String heading, String one, String two, String three, ColumnType type) {
        var evidence = new ColumnEvidence();
        for (var value : List.of(one, two, three)) {
            evidence.add(value);
        }
        assertThat(evidence.guess(heading)).isEqualTo(type);
    }

    @Test
    void oneOddCellAmongManyDoesNotChangeAColumn() {
        var evidence = new ColumnEvidence();
        for (var i = 0; i < 20; i++) {
            evidence.add("" + i);
        }
        evidence.add("Total:");
        assertThat(evidence.guess("Orders")).isEqualTo(ColumnType.NUMBER);
    }

    @Test
    void aFileWithoutHeadingsHasNumberedColumns() throws IOException {
        var inspection = inspect("100,north,2026-10-05\n101,south,2026-10-06\n");
        assertThat(inspection.headingRow()).isZero();
        assertThat(names(inspection)).containsExactly("Column 1", "Column 2", "Column 3");
        assertThat(inspection.rows()).hasSize(2);
        assertThat(inspect("north,2026-10-05\nsouth,2026-10-06\n").headingRow()).isZero();
    }

    @Test
    void headingsAreMadeUnique() throws IOException {
        assertThat(names(inspect("Name,Name,,Name\na,b,c,d\n")))
                .containsExactly("Name", "Name (2)", "Column 3", "Name (3)");
    }

    @Test
    void rowsMayHaveDifferentLengths() throws IOException {
        var inspection = inspect("a,b\n1\n1,2,3\n1,2\n");
        assertThat(names(inspection)).containsExactly("a", "b", "Column 3");
        assertThat(inspection.rows())
                .containsExactly(List.of("1", "", ""), List.of("1", "2", "3"), List.of("1", "2", ""));
    }

    @Test
    void whatTheFileDoesNotTellIsKeptToAsk() throws IOException {
        var dialect = inspect("Day;Wait\n10/5/2026;1.205\n11/4/2026;12\n").dialect();
        assertThat(dialect.decimal()).isNull();
        assertThat(dialect.ambiguousNumber()).isEqualTo("1.205");
        assertThat(dialect.dates()).isNull();
        assertThat(dialect.ambiguousDate()).isEqualTo("10/5/2026");
        var told = inspect("Day;Wait\n10/5/2026;1.205\n11/14/2026;0.5\n").dialect();
        assertThat(told.decimal()).isEqualTo(DecimalMark.POINT);
        assertThat(told.ambiguousNumber()).isNull();
        assertThat(told.dates()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(told.ambiguousDate()).isNull();
    }

    @Test
    void theEncodingIsFoundWhereverTheFirstLetterComes() throws IOException {
        var text = "id;name\n" + "1;x\n".repeat(30_000) + "2;Größe\n";
        assertThat(FileInspector.inspect(file(text, Charset.forName("windows-1252")), null)
                        .dialect()
                        .encoding())
                .isEqualTo(CsvEncoding.WINDOWS_1252);
        assertThat(inspect(text).dialect().encoding()).isEqualTo(CsvEncoding.UTF_8);
        var wide = FileInspector.inspect(file("\uFEFF\"id\"\t\"name\"\n1\tGröße\n", StandardCharsets.UTF_16LE), null);
        assertThat(wide.dialect().encoding()).isEqualTo(CsvEncoding.UTF_16LE);
        assertThat(wide.dialect().separator()).isEqualTo(CsvSeparator.TAB);
        assertThat(names(wide)).containsExactly("id", "name");
    }

    @Test
    void membersOfJsonAreColumnsByTheirPointers() throws IOException {
        var inspection = inspect("""
                {"id": 17, "customer": {"e/mail": "a@example.org"}, "lines": [{"price": "9.50"}, {"price": "1"}]}
                {"id": 18, "paid": true, "customer": null, "lines": []}
                """);
        assertThat(inspection.kind()).isEqualTo(FileKind.NDJSON);
        assertThat(names(inspection))
                .containsExactly("/id", "/customer/e~1mail", "/lines/0/price", "/paid", "/customer");
        assertThat(types(inspection))
                .containsExactly(
                        ColumnType.ID, ColumnType.EMAIL, ColumnType.NUMBER, ColumnType.YES_NO, ColumnType.EMPTY);
        assertThat(inspection.rows().get(1)).containsExactly("18", "", "", "true", "");
        assertThat(names(inspect("[{\"a\": 1}, {\"b\": 2}]"))).containsExactly("/a", "/b");
        assertThatThrownBy(() -> inspect("[{\"a\": 1}, {\"b\": ]"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("after record 1");
    }

    @Test
    void aWorkbookIsToldWithItsSheetsAndHeadingsBelowATitle() throws IOException {
        var file = new XlsxFile("0.0%")
                .rows("<row r=\"1\">" + cell("A1", "Monthly figures") + "</row>"
                        + "<row r=\"3\">" + cell("A3", "KPI") + cell("B3", "Team") + cell("C3", "2026-09") + "</row>"
                        + "<row r=\"4\">" + cell("A4", "CSAT") + cell("B4", "North")
                        + "<c r=\"C4\" s=\"1\"><v>0.88</v></c></row>")
                .sheet("sheet2", "", "")
                .workbook("<sheets><sheet name=\"KPIs\" sheetId=\"1\" r:id=\"rId1\"/>"
                        + "<sheet name=\"Old\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId2\"/></sheets>")
                .write(folder);
        var inspection = FileInspector.inspect(file, null);
        assertThat(inspection.kind()).isEqualTo(FileKind.XLSX);
        assertThat(inspection.sheets())
                .containsExactly(new SheetTab("KPIs", false, true), new SheetTab("Old", true, false));
        assertThat(inspection.headingRow()).isEqualTo(3);
        assertThat(names(inspection)).containsExactly("KPI", "Team", "2026-09");
        assertThat(inspection.rows()).containsExactly(List.of("CSAT", "North", "88%"));
        assertThat(FileInspector.inspect(file, "Old").columns()).isEmpty();
        assertThatThrownBy(() -> FileInspector.inspect(file, "None"))
                .isInstanceOf(Problem.class)
                .hasMessage("This workbook has no sheet 'None'. It has: KPIs, Old.");
    }

    private static String cell(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    @Test
    void aKindThatCannotBeReadHasNoColumns() throws IOException {
        var inspection = inspect("%PDF-1.7\n");
        assertThat(inspection.kind()).isEqualTo(FileKind.PDF);
        assertThat(inspection.columns()).isEmpty();
    }

    @Test
    void tooManyColumnsAreRefused() {
        assertThatThrownBy(() -> inspect("a,".repeat(1_500) + "\n"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }

    @Test
    void anInspectedTableIsReadFromItsFirstRow() throws IOException {
        var file = file("\uFEFF\"id\",\"comment\"\n1,\"two\nlines\"\n\n2, plain \n", StandardCharsets.UTF_8);
        var inspection = FileInspector.inspect(file, null);
        var rows = new ArrayList<TableRow>();
        try (var reader = FileInspector.open(file, inspection)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        assertThat(rows)
                .containsExactly(
                        new TableRow(1, List.of("id", "comment")),
                        new TableRow(2, List.of("1", "two\nlines")),
                        new TableRow(5, List.of("2", "plain")));
        var json = file("{\"a\": 1}", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FileInspector.open(json, FileInspector.inspect(json, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
