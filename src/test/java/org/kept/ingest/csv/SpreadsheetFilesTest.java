package org.kept.ingest.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.ingest.parse.RawRecord;
import org.kept.problem.Problem;
import org.kept.table.DecimalMark;
import org.kept.types.EventTypes;

/** Files as spreadsheets write them: one rule for a file, detected or chosen. */
class SpreadsheetFilesTest {

    private static final int LONGEST = 1000;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final CsvFormat BERLIN = new CsvFormat(null, null, null, null, ZoneId.of("Europe/Berlin"));
    private static final String TIME = "2024-03-04T10:00:00Z";
    private static final String CALLS = "id;source;type;time;outcome;waitSeconds;resolved\n";

    @Test
    void oneDecimalCommaDecidesForTheWholeFile() {
        var records = parse(CALLS + call("1.205", "") + call("1.205,5", "") + call("90", ""), CsvFormat.UNKNOWN);
        assertThat(waits(records)).containsExactly("1205", "1205.5", "90");
    }

    @Test
    void oneDecimalPointDecidesForTheWholeFile() {
        var records = parse(CALLS + call("1,205", "") + call("1,205.5", "") + call("0.205", ""), CsvFormat.UNKNOWN);
        assertThat(waits(records)).containsExactly("1205", "1205.5", "0.205");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90,5      | COMMA | 90.5",
                "1.205,5   | COMMA | 1205.5",
                "1 205,5   | COMMA | 1205.5",
                "1.234.567 | COMMA | 1234567",
                "0,205     | COMMA | 0.205",
                "1'205.5   | POINT | 1205.5",
                "1234.567  | POINT | 1234.567",
                "-12.50    | POINT | -12.50",
                "1,5E+2    | COMMA | 1.5E+2"
            })
    void aNumberWithOneReadingProvesItsMark(String text, DecimalMark mark, String number) {
        assertThat(DecimalMark.provenBy(text)).isEqualTo(mark);
        assertThat(mark.parse(text)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.3", "1.20.5", "12,34,567", "1,205.5,5", "", ".", "1 min", "--1", "NaN", "0x1F", "1.205.5"})
    void whatIsNoNumberIsNone(String text) {
        assertThat(DecimalMark.POINT.parse(text)).isNull();
        assertThat(DecimalMark.COMMA.parse(text)).isNull();
    }

    @Test
    void aNumberWithTwoReadingsIsRejectedUntilTheRuleIsChosen() {
        var open = parse(CALLS + call("1.205", ""), CsvFormat.UNKNOWN);
        assertThat(errors(open)).containsExactly("/data/waitSeconds waitSeconds.form");
        var comma = parse(CALLS + call("1.205", ""), CsvFormat.parse(Map.of("decimal", "comma")));
        assertThat(waits(comma)).containsExactly("1205");
        var point = parse(CALLS + call("1.205", ""), CsvFormat.parse(Map.of("decimal", "point")));
        assertThat(waits(point)).containsExactly("1.205");
    }

    @Test
    void aNumberByTheOtherRuleIsRejected() {
        var records = parse(CALLS + call("90.5", ""), CsvFormat.parse(Map.of("decimal", "comma")));
        assertThat(errors(records)).containsExactly("/data/waitSeconds waitSeconds.form");
    }

    @Test
    void aNumberThatProvesTheOtherMarkIsRejectedAndFromThenOnNothingIsGuessed() {
        var records = parse(CALLS + call("90,5", "") + call("90.5", "") + call("1.205", ""), CsvFormat.UNKNOWN);
        assertThat(waits(records).get(0)).isEqualTo("90.5");
        assertThat(reason(records.get(1)))
                .isEqualTo("'90.5' is a number with a decimal point, but this file is read with decimal=comma."
                        + " Correct the cell, or choose decimal=point for the whole file.");
        assertThat(reason(records.get(2))).startsWith("'1.205' can have a decimal point or a decimal comma.");
        var chosen = CsvFormat.parse(Map.of("decimal", "comma"));
        var decided = parse(CALLS + call("90,5", "") + call("90.5", "") + call("1.205", ""), chosen);
        assertThat(waits(decided).get(2)).isEqualTo("1205");
    }

    @Test
    void aLateNumberThatProvesTheOtherMarkIsRejected() {
        var many = call("90,5", "").repeat(2000);
        var records = parse(CALLS + many + call("90.5", "") + call("1.205", ""), CsvFormat.UNKNOWN);
        assertThat(errors(records))
                .containsExactly("/data/waitSeconds waitSeconds.form", "/data/waitSeconds waitSeconds.form");
    }

    @Test
    void betweenCommasANumberThatIsReadAsInJsonDecidesForTheWholeFile() {
        var header = "id,source,type,time,outcome,waitSeconds\n";
        var row = "1,s,contact," + TIME + ",answered,";
        var many = (row + "30\n").repeat(2000);
        var records = parse(header + row + "1.205\n" + many + row + "\"90,5\"\n", CsvFormat.UNKNOWN);
        assertThat(waits(records).get(0)).isEqualTo("1.205");
        assertThat(reason(records.get(records.size() - 1))).contains("this file is read with decimal=point");
    }

    @Test
    void betweenCommasANumberIsReadAsInJson() {
        var header = "id,source,type,time,outcome,waitSeconds\n";
        var records = parse(header + "1,s,contact," + TIME + ",answered,1.205\n", CsvFormat.UNKNOWN);
        assertThat(waits(records)).containsExactly("1.205");
        var quoted = parse(header + "1,s,contact," + TIME + ",answered,\"1,205\"\n", CsvFormat.UNKNOWN);
        assertThat(errors(quoted)).containsExactly("/data/waitSeconds waitSeconds.form");
    }

    @Test
    void theRuleAlsoComesFromBeyondTheBeginning() {
        var many = call("30", "").repeat(2000);
        var records = parse(CALLS + call("1.205", "") + many + call("90,5", "") + call("1.205", ""), CsvFormat.UNKNOWN);
        assertThat(errors(records)).containsExactly("/data/waitSeconds waitSeconds.form");
        assertThat(waits(records).get(records.size() - 1)).isEqualTo("1205");
    }

    @ParameterizedTest
    @CsvSource({"TRUE,true", "true,true", "WAHR,true", "Falsch,false", "VRAI,true", "FAUX,false", "yes,yes", "1,1"})
    void truthIsReadInTheLanguagesOfSpreadsheets(String written, String read) {
        var records = parse(CALLS + call("1", written), CsvFormat.UNKNOWN);
        assertThat(data(records.get(0), "resolved")).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\uFEFFsep=;\n", "\n;;;\n"})
    void aSeparatorLineAndRowsWithoutContentAreLeftOut(String before) {
        var records = parse(before + CALLS + ";;;;;;\n" + call("12", "") + "\n;;;\n", CsvFormat.UNKNOWN);
        assertThat(waits(records)).containsExactly("12");
        assertThat(records.get(0).line()).isEqualTo(3 + before.lines().count());
    }

    @Test
    void namesInAnyCaseBlanksAndEmptyColumnsAreRead() {
        var records = parse(
                "ID, Source, TYPE, Time, Outcome, WAITSECONDS, \"Note\",,\n" + "1, till, contact, " + TIME
                        + ", answered, 12.5, \"a, b\",,\n",
                CsvFormat.UNKNOWN);
        assertThat(records.get(0).unreadable()).isNull();
        assertThat(waits(records)).containsExactly("12.5");
        assertThat(data(records.get(0), "Note")).isEqualTo("a, b");
        assertThat(String.valueOf(records.get(0).envelope())).contains("\"source\":\"till\"");
    }

    @Test
    void aValueInAColumnWithoutANameIsRejected() {
        var records = parse("id,source,type,time,\n1,s,order," + TIME + ",lost\n", CsvFormat.UNKNOWN);
        assertThat(String.valueOf(records.get(0).unreadable())).contains("csv.columns", "column 5");
    }

    @Test
    void everyEncodingOfSpreadsheetsIsRead() {
        var text = "id;source;type;time;team\n1;s;order;" + TIME + ";Köln für €\n";
        for (var bytes : List.of(
                text.getBytes(UTF_8),
                ("\uFEFF" + text).getBytes(UTF_8),
                ("\uFEFF" + text).getBytes(UTF_16LE),
                text.getBytes(UTF_16LE),
                ("\uFEFF" + text).getBytes(Charset.forName("UTF-16BE")),
                text.getBytes(WINDOWS_1252))) {
            for (var piece : List.of(1, 3, bytes.length)) {
                var records = parse(bytes, CsvFormat.UNKNOWN, piece);
                assertThat(String.valueOf(records.get(0).envelope())).contains("\"team\":\"Köln für €\"");
            }
        }
    }

    @Test
    void lettersAfterALongAsciiBeginningDecideTheEncoding() {
        var ascii = "id;source;type;time;team\n" + ("1;s;order;" + TIME + ";Bonn\n").repeat(3000);
        var last = "2;s;order;" + TIME + ";Köln\n";
        for (var charset : List.of(UTF_8, WINDOWS_1252)) {
            var records = parse((ascii + last).getBytes(charset), CsvFormat.UNKNOWN, 7000);
            assertThat(String.valueOf(records.get(3000).envelope())).contains("Köln");
        }
    }

    @Test
    void oneDamagedRowDoesNotChangeTheEncoding() {
        var good = "id;source;type;time;team\n1;s;order;" + TIME + ";Köln\n2;s;order;" + TIME + ";Düsseldorf\n";
        var bytes = CsvRowReader.join(good.getBytes(UTF_8), ("3;s;order;" + TIME + ";Köln\n").getBytes(WINDOWS_1252));
        var records = parse(bytes, CsvFormat.UNKNOWN, bytes.length);
        assertThat(String.valueOf(records.get(1).envelope())).contains("Düsseldorf");
        assertThat(String.valueOf(records.get(2).unreadable())).contains("csv.encoding");
    }

    @Test
    void oneDamagedRowAfterALongAsciiBeginningDoesNotDecideTheEncoding() {
        var ascii = "id;source;type;time;team\n" + ("1;s;order;" + TIME + ";Bonn\n").repeat(3000);
        var bad = ("2;s;order;" + TIME + ";Köln\n").getBytes(WINDOWS_1252);
        var good = ("3;s;order;" + TIME + ";Düsseldorf\n").repeat(3).getBytes(UTF_8);
        var bytes = CsvRowReader.join(CsvRowReader.join(ascii.getBytes(UTF_8), bad), good);
        var records = parse(bytes, CsvFormat.UNKNOWN, bytes.length);
        assertThat(String.valueOf(records.get(3000).unreadable())).contains("csv.encoding");
        assertThat(String.valueOf(records.get(3003).envelope())).contains("Düsseldorf");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16 09:31,2026-11-16T09:31+01:00",
        "16.11.2026 09:31:05,2026-11-16T09:31:05+01:00",
        "16/11/2026 9:31,2026-11-16T09:31+01:00",
        "11/16/2026 9:31 PM,2026-11-16T21:31+01:00",
        "16.07.2026 09:31,2026-07-16T09:31+02:00",
        "2026-11-16T09:31:00.5,2026-11-16T09:31:00.500+01:00",
        "2026-11-16 09:31:00+05:00,2026-11-16T09:31+05:00",
        "2026-11-16T09:31:00Z,2026-11-16T09:31:00Z",
        "yesterday,yesterday"
    })
    void localTimesAreReadInTheChosenZone(String written, String read) throws CsvCellException {
        assertThat(CsvTime.read(written, null, BERLIN.zone())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29.03.2026 02:30", "25.10.2026 02:30", "31.02.2026 10:00", "16.11.2026 25:00"})
    void aTimeThatDoesNotHappenOnceIsRejected(String written) {
        assertThatThrownBy(() -> CsvTime.read(written, null, BERLIN.zone())).isInstanceOf(CsvCellException.class);
    }

    @Test
    void aTimeWithoutOffsetNeedsAZone() {
        var file = "id;source;type;time\n1;s;order;16.11.2026 09:31\n";
        var records = parse(file, CsvFormat.UNKNOWN);
        assertThat(errors(records)).containsExactly("/time time.form");
        assertThat(String.valueOf(records.get(0).envelope())).contains("\"id\":\"1\"");
        assertThat(String.valueOf(parse(file, BERLIN).get(0).envelope())).contains("2026-11-16T09:31+01:00");
    }

    @Test
    void oneDateTellsTheOrderOfAll() {
        var header = "id;source;type;time\n";
        var records = parse(header + "1;s;order;11/12/2026 09:00\n2;s;order;16/12/2026 09:00\n", BERLIN);
        assertThat(String.valueOf(records.get(0).envelope())).contains("2026-12-11T09:00+01:00");
        var open = parse(header + "1;s;order;11/12/2026 09:00\n", BERLIN);
        assertThat(errors(open)).containsExactly("/time time.form");
    }

    @Test
    void aDateThatProvesTheOtherOrderIsRejectedAndFromThenOnNothingIsGuessed() {
        var header = "id;source;type;time\n";
        var records = parse(
                header + "1;s;order;16/12/2026 09:00\n2;s;order;12/16/2026 09:00\n3;s;order;11/12/2026 09:00\n",
                BERLIN);
        assertThat(String.valueOf(records.get(0).envelope())).contains("2026-12-16T09:00+01:00");
        assertThat(reason(records.get(1)))
                .isEqualTo("'12/16/2026 09:00' has the month first, but this file is read with dates=day-first."
                        + " Correct the cell, or choose dates=month-first for the whole file.");
        assertThat(reason(records.get(2))).contains("can begin with the day or the month");
    }

    @Test
    void betweenCommasANumberWithTwoReadingsIsAskedForBeforeItIsStored() throws IOException {
        var header = "id,source,type,time,outcome,waitSeconds\n";
        var open = inspect(header + "1,s,contact," + TIME + ",answered,1.205\n", BERLIN);
        assertThat(open.isClear()).isFalse();
        assertThat(open.samples()).contains(new CsvInspection.CsvSample("waitSeconds", "1.205", "1.205 or 1205"));
    }

    @Test
    void aWholeFileIsInspectedBeforeItIsChecked() throws IOException {
        var found = inspect("sep=;\n" + CALLS + call("1.205", "WAHR") + call("1.205,5", "FALSCH"), BERLIN);
        assertThat(found.isClear()).isTrue();
        assertThat(found.format().parameters())
                .isEqualTo("charset=UTF-8; separator=semicolon; decimal=comma; zone=\"Europe/Berlin\"");
        assertThat(found.samples())
                .contains(
                        new CsvInspection.CsvSample("waitSeconds", "1.205", "1205"),
                        new CsvInspection.CsvSample("waitSeconds", "1.205,5", "1205.5"),
                        new CsvInspection.CsvSample("resolved", "WAHR", "true"));
    }

    @Test
    void aFileThatDoesNotTellIsAskedFor() throws IOException {
        var open = inspect(CALLS + call("1.205", ""), BERLIN);
        assertThat(open.ambiguousNumber()).isEqualTo("1.205");
        assertThat(open.isClear()).isFalse();
        assertThat(open.samples()).contains(new CsvInspection.CsvSample("waitSeconds", "1.205", "1.205 or 1205"));
        var mixed = inspect(CALLS + call("90,5", "") + call("90.5", ""), BERLIN);
        assertThat(mixed.isClear()).isFalse();
        var dates = inspect("id;source;type;time\n1;s;order;11/12/2026 09:00\n", BERLIN);
        assertThat(dates.ambiguousDate()).isEqualTo("11/12/2026 09:00");
        var chosen = inspect(CALLS + call("1.205", ""), CsvFormat.parse(Map.of("decimal", "comma")));
        assertThat(chosen.isClear()).isTrue();
    }

    @Test
    void anUnknownParameterIsRefused() {
        assertThatThrownBy(() -> CsvFormat.parse(Map.of("decimals", "comma"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> CsvFormat.parse(Map.of("decimal", "dot"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> CsvFormat.parse(Map.of("zone", "Berlin"))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> CsvFormat.parse(Map.of("charset", "ebcdic"))).isInstanceOf(Problem.class);
    }

    private static String call(String wait, String resolved) {
        return "1;s;contact;" + TIME + ";answered;" + wait + ";" + resolved + "\n";
    }

    private static CsvInspection inspect(String text, CsvFormat chosen) throws IOException {
        return CsvInspection.of(
                () -> new ByteArrayInputStream(text.getBytes(UTF_8)), LONGEST, chosen, EventTypes.BUILT_IN);
    }

    private static List<RawRecord> parse(String text, CsvFormat chosen) {
        return parse(text.getBytes(UTF_8), chosen, 4000);
    }

    private static List<RawRecord> parse(byte[] bytes, CsvFormat chosen, int piece) {
        var parser = new CsvRecordParser(LONGEST, chosen, EventTypes.BUILT_IN);
        var records = new ArrayList<RawRecord>();
        for (var from = 0; from < bytes.length; from += piece) {
            parser.read(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)), records::add);
        }
        parser.end(records::add);
        return records;
    }

    private static List<String> waits(List<RawRecord> records) {
        return records.stream().map(each -> data(each, "waitSeconds")).toList();
    }

    private static String data(RawRecord rawRecord, String name) {
        var envelope = rawRecord.envelope();
        return envelope == null ? "" : envelope.path("data").path(name).asText();
    }

    private static String reason(RawRecord rawRecord) {
        var error = rawRecord.unreadable();
        return error == null ? "" : error.detail();
    }

    private static List<String> errors(List<RawRecord> records) {
        return records.stream()
                .map(RawRecord::unreadable)
                .filter(java.util.Objects::nonNull)
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }
}
