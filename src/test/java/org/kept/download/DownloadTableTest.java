package org.kept.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.scorecard.ScorecardApi;

class DownloadTableTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void fieldsOfNestedObjectsHaveDotsAndListsOfObjectsAreLeftOut() throws IOException {
        var table = table(
                "{'a':1,'target':{'atLeast':0.8,'deep':{'x':true}},'signals':['outside','shift'],'parts':[{'b':2}]}",
                "{'a':null,'why':'No data'}");
        assertThat(table.columns()).containsExactly("a", "target.atLeast", "target.deep.x", "signals", "why");
        assertThat(csv(table))
                .isEqualTo(
                        "\uFEFFa,target.atLeast,target.deep.x,signals,why\r\n1,0.8,true,outside shift,\r\n,,,,No data\r\n");
    }

    @Test
    void theFirstColumnsAreThereWithoutRowsAndObjectsThatAreNullHaveNone() throws IOException {
        assertThat(csv(DownloadTable.of(List.of("week", "value"), List.of()))).isEqualTo("\uFEFFweek,value\r\n");
        assertThat(table("{'a':null,'signals':[]}", "{'a':{'x':1}}").columns()).containsExactly("a.x");
    }

    private record Bounds(@Nullable Double low, double high) {}

    private record Line(
            String period,
            @Nullable Bounds limits,
            List<String> signals,
            List<Bounds> parts,
            Map<String, Double> beside,
            @Nullable Number sample,
            LocalDate start,
            UUID id,
            @JsonProperty("public") boolean inPublic) {}

    @Test
    void columnsAreTheFieldsOfTheView() {
        assertThat(DownloadColumns.of(Line.class))
                .containsExactly("period", "limits.low", "limits.high", "signals", "sample", "start", "id", "public");
    }

    @Test
    void aRowOfAScorecardHasColumnsForItsNumberWithExcludedTime() {
        assertThat(DownloadColumns.of(ScorecardApi.ScorecardRowView.class))
                .contains(
                        "excluded.with.value",
                        "excluded.with.numerator",
                        "excluded.with.denominator",
                        "excluded.keptIn",
                        "asPublished.value");
    }

    @Test
    void csvHasFullPrecisionAndNoFormulas() throws IOException {
        var table = table(
                "{'v':0.8313253012048193,'t':'=1+1'}",
                "{'v':0.00001,'t':'+49 30'}",
                "{'v':-5,'t':'-cmd()'}",
                "{'v':12345678901234567,'t':'@x'}",
                "{'v':1.0,'t':'a \"b\", c'}");
        assertThat(csv(table).lines().skip(1))
                .containsExactly(
                        "0.8313253012048193,'=1+1",
                        "0.00001,'+49 30",
                        "-5,'-cmd()",
                        "12345678901234567,'@x",
                        "1,\"a \"\"b\"\", c\"");
    }

    @Test
    void aWorkbookHasNumbersAsNumbersAndTextsAsTexts() throws IOException {
        var rows = rows(xlsx(
                table(
                        "{'v':0.8313253012048193,'t':'=1+1','b':true}",
                        "{'v':null,'t':'x\u0000y \uD83D\uDE00','b':false}"),
                100));
        assertThat(rows.get(0).getCellText(0)).isEqualTo("v");
        assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.NUMBER);
        assertThat(rows.get(1).getCellAsNumber(0).orElseThrow().doubleValue()).isEqualTo(0.8313253012048193);
        assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(1).getCellText(1)).isEqualTo("=1+1");
        assertThat(rows.get(2).getCellText(1)).isEqualTo("xy \uD83D\uDE00");
    }

    @Test
    void aTableThatIsLongerThanASheetGoesOnInTheNext() throws IOException {
        var objects = new ArrayList<String>();
        for (var i = 0; i < 25; i++) {
            objects.add("{'n':" + i + "}");
        }
        var file = xlsx(table(objects.toArray(String[]::new)), 11);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var sheets = workbook.getSheets().toList();
            assertThat(sheets).hasSize(3);
            assertThat(sheets.get(2).read()).hasSize(6);
            assertThat(sheets.get(2).read().get(0).getCellText(0)).isEqualTo("n");
            assertThat(sheets.get(2)
                            .read()
                            .get(5)
                            .getCellAsNumber(0)
                            .orElseThrow()
                            .intValue())
                    .isEqualTo(24);
        }
    }

    @Test
    void aTextThatIsTooLongForACellIsCut() {
        assertThat(XlsxTableWriter.text("x".repeat(40_000))).hasSize(32_767).endsWith("…");
    }

    @Test
    void fileNamesAreOfLettersAndDigits() {
        assertThat(Downloads.fileName("sla/../\"x")).isEqualTo("kept-sla-x");
    }

    private static DownloadTable table(String... objects) throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (var object : objects) {
            nodes.add(JSON.readTree(object.replace('\'', '"')
                    .replace("a \"b\", c", "a \\\"b\\\", c")
                    .replace("\u0000", "\\u0000")));
        }
        return DownloadTable.of(List.of(), nodes);
    }

    private static String csv(DownloadTable table) throws IOException {
        var out = new ByteArrayOutputStream();
        CsvTableWriter.write(table, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(DownloadTable table, int maxRows) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxTableWriter.write(table, out, maxRows);
        return out.toByteArray();
    }

    private static List<Row> rows(byte[] file) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }
}
