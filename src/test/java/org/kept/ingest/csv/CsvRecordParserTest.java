package org.kept.ingest.csv;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.TIME;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as spreadsheets and exports write it. */
@QuarkusTest
class CsvRecordParserTest {

    private static final String EVENTS = "/api/v1/events";

    @Test
    void aRowIsTheSameEventAsItsJson() {
        csv("id,source,type,time,team,channel,outcome,waitSeconds,handleSeconds,resolved\n" + "1,csv-same,contact,"
                        + TIME + ",berlin,phone,answered,12.50,,true\n")
                .statusCode(200)
                .body("accepted", equalTo(1));
        var same = event("csv-same", "1", "contact", "{'outcome':'answered','waitSeconds':12.5,'resolved':true}");
        push(same.put("team", "berlin").put("channel", "phone")).statusCode(200).body("replayed", equalTo(1));
    }

    @Test
    void quotesHoldCommasLinesAndQuotes() {
        csv("id,source,type,time,topic\r\n\"a \"\"b\"\"\",csv-quotes,complaint," + TIME + ",\"late,\r\nand wet\"\r\n")
                .statusCode(200);
        get("csv-quotes", "a \"b\"").then().body("data.topic", equalTo("late,\r\nand wet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void fieldsMayBeSeparatedAsSpreadsheetsDo(String separator) {
        var source = "csv-separator-" + separator.codePointAt(0);
        csv("\uFEFF\"id\",source,type,time,value\n1,%s,order,%s,-7\n"
                        .formatted(source, TIME)
                        .replace(",", separator))
                .statusCode(200);
        get(source, "1").then().body("data.value", equalTo(-7));
    }

    @Test
    void invalidRowsAreReportedByLine() {
        csv("id,source,type,time,value\n"
                        + "\n"
                        + "1,csv-lines,order," + TIME + ",x\n"
                        + "2,csv-lines,order," + TIME + "\n"
                        + "3,csv-lines,order," + TIME + ",1,2\n"
                        + ",csv-lines,order," + TIME + ",1\n"
                        + "5,csv-lines,order," + TIME + ",\n")
                .statusCode(207)
                .body("received", equalTo(5))
                .body("accepted", equalTo(2))
                .body("errors.code", contains("value.form", "csv.columns", "id.missing"))
                .body("errors.line", contains(3, 5, 6))
                .body("errors.index", contains(0, 2, 3));
    }

    @Test
    void textInNumberAndFlagFieldsIsRejected() {
        csv("id,source,type,time,outcome,waitSeconds,resolved\n" + "1,csv-types,contact," + TIME
                        + ",answered,1 min,yes\n")
                .statusCode(422)
                .body("errors.code", contains("waitSeconds.form", "resolved.form"));
    }

    @Test
    void unknownColumnsAreStoredAsText() {
        csv("id,source,type,time,basket\n1,csv-more,order," + TIME + ",007\n").statusCode(200);
        get("csv-more", "1").then().body("data.basket", equalTo("007")).body("team", nullValue());
    }

    @Test
    void aRowThatIsNotUtf8IsRejectedAlone() {
        var rows = "id,source,type,time,team\n1,csv-utf8,order," + TIME + ",Köln\n2,csv-utf8,order," + TIME + ",Bonn\n";
        body("text/csv; charset=utf-8", rows.getBytes(StandardCharsets.ISO_8859_1))
                .post(EVENTS)
                .then()
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors.code", contains("csv.encoding"));
    }

    @Test
    void whatWasFoundOutIsTold() {
        var rows = "sep=;\nID;Source;Type;Time;Team;Value\n1;csv-found;order;" + TIME
                + ";Köln;1.205,50\n2;csv-found;order;" + TIME + ";;1.205\n;;;;;\n";
        body("text/csv", rows.getBytes(StandardCharsets.ISO_8859_1))
                .post(EVENTS)
                .then()
                .statusCode(200)
                .header("Kept-Csv", equalTo("charset=windows-1252; separator=semicolon; decimal=comma"))
                .body("accepted", equalTo(2));
        get("csv-found", "1").then().body("team", equalTo("Köln")).body("data.value", equalTo(1205.5f));
        get("csv-found", "2").then().body("data.value", equalTo(1205));
    }

    @Test
    void rulesAreChosenInTheContentType() {
        var rows = "id;source;type;time;value\n1;csv-chosen;order;04.03.2024 11:00;1.205\n";
        body("text/csv; decimal=comma; zone=\"Europe/Berlin\"", rows)
                .post(EVENTS)
                .then()
                .statusCode(200);
        get("csv-chosen", "1").then().body("data.value", equalTo(1205)).body("time", equalTo(TIME));
        body("text/csv; decimals=comma", rows).post(EVENTS).then().statusCode(415);
    }

    @Test
    void whatIsNotChosenIsNotGuessed() {
        csv("id;source;type;time;value\n1;csv-open;order;" + TIME + ";1.205\n2;csv-open;order;04.03.2024 11:00;2\n")
                .statusCode(422)
                .body("errors.code", contains("value.form", "time.form"))
                .body("errors.id", contains("1", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "id,source,type\n1,a,order\n", "id,source,type,time,id\n"})
    void aHeaderRowThatLacksOrRepeatsAColumnIsRejected(String rows) {
        csv(rows).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void rowsBeforeAnUnclosedQuoteAreStored() {
        csv("id,source,type,time,topic\n1,csv-open,complaint," + TIME + ",fine\n2,csv-open,complaint," + TIME
                        + ",\"never closed" + " and on".repeat(200_000))
                .statusCode(400)
                .body("detail", containsString("row 3"));
        get("csv-open", "1").then().statusCode(200);
        get("csv-open", "2").then().statusCode(404);
    }

    private static ValidatableResponse csv(String rows) {
        return body("text/csv", rows).post(EVENTS).then();
    }
}
