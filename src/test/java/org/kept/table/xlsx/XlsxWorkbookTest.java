package org.kept.table.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.Problem;

/** Workbooks as rows of texts, and malicious workbooks. */
class XlsxWorkbookTest {

    private static final XlsxLimits SMALL = new XlsxLimits(100_000, 10_000, 20, 10, 100, 5);

    @TempDir
    Path folder;

    private List<XlsxRow> read(XlsxFile file, XlsxLimits limits) throws IOException {
        var read = new ArrayList<XlsxRow>();
        try (var workbook = XlsxWorkbook.open(file.write(folder), limits);
                var rows = workbook.rows(workbook.firstSheet()).orElseThrow()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
        }
        return read;
    }

    private List<XlsxRow> read(XlsxFile file) throws IOException {
        return read(file, XlsxLimits.DEFAULT);
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String text(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private void assertRefused(XlsxFile file, int status, String detail) {
        assertThatThrownBy(() -> read(file, SMALL)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.detail()).contains(detail);
        });
    }

    @Test
    void cellsOfEveryTypeAreTexts() throws IOException {
        var file = new XlsxFile()
                .rows(row(
                                1,
                                "<c r=\"A1\" t=\"s\"><v>0</v></c>" + text("B1", " written ")
                                        + "<c r=\"C1\"><v>1205.5</v></c><c r=\"E1\" t=\"b\"><v>1</v></c>"
                                        + "<c r=\"F1\" t=\"e\"><v>#DIV/0!</v></c>")
                        + row(3, "<c r=\"A3\"><v>1E3</v></c>"));
        assertThat(read(file))
                .containsExactly(
                        new XlsxRow(1, List.of("shared", "written", "1205.5", "", "true", "#DIV/0!")),
                        new XlsxRow(3, List.of("1000")));
    }

    @Test
    void aFormulaHasItsStoredResult() throws IOException {
        var file = new XlsxFile("0.0%")
                .rows(row(
                        1,
                        "<c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>\"a\"</f><v>a</v></c>"
                                + "<c r=\"C1\" s=\"1\"><f>A1/10</f><v>0.2</v></c><c r=\"D1\"><f>NOW()</f></c>"));
        assertThat(read(file)).containsExactly(new XlsxRow(1, List.of("2", "a", "20%", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46266 | d mmm yyyy | 2026-09-01",
                "46266 | mmm\\ yyyy | 2026-09-01",
                "46300.384745370371 | m/d/yy h:mm | 2026-10-05T09:14:02",
                "46300 | [$-409]d/m/yyyy;@ | 2026-10-05",
                "60 | yyyy-mm-dd | 1900-03-01",
                "1 | yyyy-mm-dd | 1900-01-01",
                "0.0031828703703703702 | [m]:ss | 0:04:35",
                "1.0952546296296297 | [h]:mm:ss | 26:17:10",
                "0.0031828703703703702 | mm:ss | 0:04:35",
                "0.59166666666666667 | h:mm | 14:12:00",
                "0.99999999999 | h:mm | 23:59:59",
                "1.5 | h:mm | 36:00:00",
                "0.042 | 0.0% | 4.2%",
                "0.30000000000000004 | General | 0.3",
                "1234.5 | #,##0.00\\ \"kr\" | 1234.5",
                "39.9 | [Red]#,##0.00 | 39.9",
                "-1 | d mmm yyyy | -1",
                "1E+9999999 | General | 1E+9999999"
            })
    void formatsSayWhatANumberIs(String number, String format, String text) throws IOException {
        var file = new XlsxFile(format).rows(row(1, "<c r=\"A1\" s=\"1\"><v>" + number + "</v></c>"));
        assertThat(read(file)).containsExactly(new XlsxRow(1, List.of(text)));
    }

    @Test
    void daysMayCountFrom1904() throws IOException {
        var file = new XlsxFile("yyyy-mm-dd").rows(row(1, "<c r=\"A1\" s=\"1\"><v>44804</v></c>"));
        file.workbook(
                "<workbookPr date1904=\"1\"/>" + "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>");
        assertThat(read(file)).containsExactly(new XlsxRow(1, List.of("2026-09-01")));
    }

    @Test
    void aValueMergedOverRowsIsInEachOfThem() throws IOException {
        var rows = row(1, text("A1", "Title"))
                + row(2, text("A2", "North") + text("B2", "a"))
                + row(3, text("B3", "b"))
                + row(4, text("B4", "c"));
        var file = new XlsxFile()
                .sheet(
                        "sheet1",
                        rows,
                        "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>");
        assertThat(read(file).stream().map(XlsxRow::cells))
                .containsExactly(List.of("Title"), List.of("North", "a"), List.of("North", "b"), List.of("", "c"));
        try (var workbook = XlsxWorkbook.open(file.write(folder), XlsxLimits.DEFAULT)) {
            assertThat(workbook.sheets()).containsExactly(new XlsxSheet("Data", false, true));
        }
    }

    @Test
    void hiddenSheetsAreToldAndNotReadFirst() throws IOException {
        var file = new XlsxFile()
                .rows(row(1, text("A1", "secret")))
                .sheet("sheet2", row(1, text("A1", "shown")), "")
                .workbook("<sheets><sheet name=\"Old\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
                        + "<sheet name=\"New\" sheetId=\"2\" r:id=\"rId2\"/></sheets>");
        assertThat(read(file)).containsExactly(new XlsxRow(1, List.of("shown")));
        try (var workbook = XlsxWorkbook.open(file.write(folder), XlsxLimits.DEFAULT)) {
            assertThat(workbook.sheets())
                    .containsExactly(new XlsxSheet("Old", true, false), new XlsxSheet("New", false, false));
            assertThat(workbook.rows("None")).isEmpty();
        }
    }

    @Test
    void whatUnpacksTooFarIsRefused() {
        assertRefused(new XlsxFile().part("xl/media/big.bin", "x".repeat(200_000)), 413, "too large when unpacked");
        assertRefused(
                new XlsxFile()
                        .part("xl/sharedStrings.xml", "<sst>" + "<si><t>abcdefgh</t></si>".repeat(1_000) + "</sst>"),
                413,
                "too large when unpacked");
    }

    @Test
    void rowsColumnsAndLengthsAreLimited() {
        var rows = new StringBuilder();
        for (var i = 1; i <= 21; i++) {
            rows.append(row(i, ""));
        }
        assertRefused(new XlsxFile().rows(rows.toString()), 413, "more than 20 rows");
        assertRefused(new XlsxFile().rows(row(1, text("K1", "x"))), 413, "more than 10 columns");
        assertRefused(new XlsxFile().rows(row(1, text("ZZZ1", "x"))), 413, "more than 10 columns");
        assertRefused(new XlsxFile().rows(row(1, "<c><v>1</v></c>".repeat(11))), 413, "more than 10 columns");
        assertRefused(new XlsxFile().rows(row(1, text("A1", "x".repeat(101)))), 400, "more than 100 characters");
        assertRefused(new XlsxFile().sheet("sheet1", "", "<mergeCell ref=\"A1:A2\"/>".repeat(6)), 413, "merged ranges");
    }

    @Test
    void limitsHoldForPartsUnderOtherNames() {
        var sheet = "<foo><sheetData>" + row(1, "<c r=\"K1\"><v>1</v></c>") + "</sheetData></foo>";
        assertRefused(new XlsxFile().part("xl/worksheets/sheet1.xml", sheet), 413, "more than 10 columns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"1\"><c r=\"1\"><v>1</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"x\"><v>1</v></c></row></sheetData></worksheet>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>&b;</v></c></row>"
                        + "</sheetData></worksheet>"
            })
    void damagedSheetsAreToldAsSuch(String sheet) {
        assertRefused(new XlsxFile().part("xl/worksheets/sheet1.xml", sheet), 400, "damaged or incomplete");
    }

    @Test
    void elementsWithoutEndAndNamesWithoutNumberAreRefused() {
        var deep = "<a>".repeat(1_000) + "</a>".repeat(1_000);
        assertRefused(new XlsxFile().part("customXml/deep.xml", deep), 400, "damaged or incomplete");
        var names = new StringBuilder("<a>");
        for (var i = 0; i < 6_000; i++) {
            names.append("<b").append(i).append("/>");
        }
        assertRefused(new XlsxFile().part("customXml/wide.xml", names + "</a>"), 400, "damaged or incomplete");
    }

    @Test
    void aFileThatIsCutOffIsDamaged() throws IOException {
        var file = new XlsxFile().rows(row(1, text("A1", "x"))).write(folder);
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> XlsxWorkbook.open(file, SMALL))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("damaged or incomplete");
    }
}
