package org.kept.imports.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;

@QuarkusTest
@EmptyDatabase
@OnBothDatabases
class ImportApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final Path ROWS = Path.of("src/test/resources/mapping/rows");
    private static final String HEADER = "ID,Person Email,Survey Type,Score,Comment,Created At,Delighted Source,shop\n";

    private final String source = "answers-" + UUID.randomUUID();

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2026-12-01T09:00:00Z")), Clock.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify-orders", "delighted-responses", "typeform-responses", "surveymonkey-responses"})
    void aFileOfARecipeIsDoneWithTheAnswer(String recipe) throws IOException {
        var expected = Files.readAllLines(ROWS.resolve(recipe + ".expected"));
        var leftOut =
                (int) expected.stream().filter(line -> line.startsWith("- ")).count();
        post(
                        Files.readString(ROWS.resolve(recipe + ".csv")),
                        "mapping=" + recipe + "&zone=Europe/Berlin&source=" + source)
                .then()
                .statusCode(200)
                .body("received", equalTo(expected.size() - leftOut))
                .body("accepted", equalTo(expected.size() - leftOut))
                .body("leftOut", equalTo(leftOut));
    }

    @Test
    void theOrderOfDatesIsGivenWhereTheFileDoesNotShowIt() {
        var rows = "Timestamp,How satisfied are you?,Which shop?\n4/11/2026 10:00:00,4,Station\n";
        var query = "mapping=google-forms-responses&zone=Europe/Berlin&source=" + source;
        post(rows, query)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("can begin with the day or the month"));
        post(rows, query + "&dates=sideways").then().statusCode(400);
        post(rows, query + "&dates=day-first").then().statusCode(200).body("accepted", equalTo(1));
        post(rows.replace("4/11/2026", "2026-11-04"), query + "&dates=month-first")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void sendingItAgainCountsNothingTwice() {
        var query = "mapping=delighted-responses&source=" + source;
        post(HEADER + answer("A1", 8), query).then().statusCode(200).body("accepted", equalTo(1));
        post(HEADER + answer("A1", 8), query).then().statusCode(200).body("replayed", equalTo(1));
        post(HEADER + answer("A1", 9), query)
                .then()
                .statusCode(422)
                .body("errors[0].line", equalTo(2))
                .body("rejected", equalTo(1));
        post(HEADER + answer("A1", 9), query + "&onconflict=correct")
                .then()
                .statusCode(200)
                .body("corrected", equalTo(1));
    }

    @Test
    void aDryRunStoresNothing() {
        post(HEADER + answer("A1", 8), "mapping=delighted-responses&dryrun=true&source=" + source)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        withKey().get("/api/v1/events/" + source + "/A1").then().statusCode(404);
    }

    @Test
    void aRecordWithAFaultIsAnErrorWithItsRow() {
        post(
                        HEADER + answer("A1", 8) + answer("A2", 3).replace("2026-09-28 10:14:02 UTC", "tomorrow"),
                        "mapping=delighted-responses&source=" + source)
                .then()
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors[0].line", equalTo(3))
                .body("errors[0].pointer", equalTo("/time"));
    }

    @Test
    void whatWasCancelledSinceTheLastExportIsVoided() {
        var rows = """
                Name,Email,Total,Created at,Lineitem name,Cancelled at,Refunded Amount,Id,Source
                #12,kim@example.org,24.90,2026-11-19 17:37:37 +0000,Teapot,,5.00,9012,web
                #13,kim@example.org,1.00,2026-11-19 17:38:00 +0000,Cup,,0.00,9013,web
                """;
        var query = "mapping=shopify-orders&source=" + source;
        post(rows, query).then().statusCode(200).body("accepted", equalTo(3));
        var cancelled = rows.replace("Teapot,,", "Teapot,2026-11-20 10:00:00 +0000,");
        post(cancelled, query + "&dryrun=true").then().statusCode(200);
        event("9012").body("voided", equalTo(false));
        post(cancelled, query)
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1))
                .body("leftOut", equalTo(1))
                .body(containsString("The order was cancelled. This voids what was stored of it."));
        event("9012").body("voided", equalTo(true));
        event("9012-refund").body("voided", equalTo(true));
        event("9013").body("voided", equalTo(false));
        post(cancelled, query).then().statusCode(200).body("leftOut", equalTo(1));
    }

    private ValidatableResponse event(String id) {
        return withKey().get("/api/v1/events/" + source + "/" + id).then().statusCode(200);
    }

    @Test
    void eachEventOfARecordIsJudgedOnItsOwn() {
        var tickets = """
                source: %s
                events:
                  - type: contact
                    id: {column: Id}
                    time: {column: At}
                    data: {outcome: {value: answered}}
                  - type: survey
                    id: {cel: "row['Id'] + '-csat'"}
                    time: {column: At}
                    data: {question: {value: csat}, score: {column: Score}}
                """.formatted(source);
        TestEvents.body("application/yaml", tickets)
                .put("/api/v1/mappings/tickets-and-ratings")
                .then()
                .statusCode(200);
        var rows = "Id,At,Score\n7,2026-10-05T09:14:00Z,9\n8,2026-10-05T09:15:00Z,x5y\n";
        post(rows, "mapping=tickets-and-ratings")
                .then()
                .statusCode(207)
                .body("received", equalTo(4))
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(2))
                .body("errors.line", hasItems(2, 3))
                .body("errors.pointer", everyItem(equalTo("/data/score")))
                .body("errors.id", hasItem("7-csat"))
                .body("errors.detail", hasItem(startsWith("In the event 'survey': ")));
        withKey().get("/api/v1/events/" + source + "/7").then().statusCode(200);
        withKey().get("/api/v1/events/" + source + "/8").then().statusCode(200);
        TestEvents.body("text/csv", rows)
                .post("/api/v1/mappings/tickets-and-ratings/try")
                .then()
                .statusCode(200)
                .body("totals.events", equalTo(2))
                .body("totals.faults", equalTo(2))
                .body("faults.record", hasItems(2, 3))
                .body("faults.detail", everyItem(startsWith("In the event 'survey': ")));
        post(rows.replace(",9", ",4").replace("x5y", "5"), "mapping=tickets-and-ratings")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("replayed", equalTo(2));
        withKey().delete("/api/v1/mappings/tickets-and-ratings").then().statusCode(204);
    }

    @Test
    void aFileWithOtherColumnsIsNamedWithItsOwn() {
        post("Vorgang;Farbe\n1;rot\n2;blau\n", "mapping=zendesk-tickets")
                .then()
                .statusCode(422)
                .body("detail", containsString("This is a CSV file with these columns: Vorgang, Farbe."))
                .body("detail", containsString("/api/v1/imports/inspect"));
    }

    @Test
    void whatIsNoTableIsRefusedByItsKind() {
        post("%PDF-1.7 and so on", "mapping=zendesk-tickets")
                .then()
                .statusCode(415)
                .body("detail", containsString("This is a PDF"));
        post("", "mapping=zendesk-tickets").then().statusCode(400).body("detail", containsString("The file is empty."));
    }

    @Test
    void theMappingIsRequiredAndMustExist() {
        post(HEADER, "dryrun=true").then().statusCode(400).body("errors.pointer", hasItem("?mapping"));
        post(HEADER, "mapping=zendesk-tikets").then().statusCode(404).body("detail", containsString("zendesk-tickets"));
        post(HEADER, "mapping=zendesk-tickets&zone=Mars/Sea").then().statusCode(400);
        post(HEADER, "mapping=zendesk-tickets&decimal=x").then().statusCode(400);
        post(HEADER, "mapping=zendesk-tickets&year=1").then().statusCode(400);
        post(HEADER, "mapping=zendesk-tickets&dryrun=maybe").then().statusCode(400);
    }

    @Test
    void aPackedBodyIsRefused() {
        withKey()
                .config(TestBrowser.sendingAsText("text/csv"))
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(HEADER)
                .post(IMPORTS + "?mapping=delighted-responses")
                .then()
                .statusCode(415);
    }

    @Test
    void aLargeFileGoesOnInTheBackground() {
        var text = new StringBuilder(HEADER);
        while (text.length() < 1100 * 1024) {
            // Left out by the recipe, so that the test ends soon.
            text.append("A0,,smileys,1,,2026-09-28 10:16:00 UTC,web,online\n");
        }
        text.append(answer("A1", 8));
        var started = post(text.toString(), "mapping=delighted-responses&source=" + source);
        String id = started.then().statusCode(202).extract().path("id");
        assertThat(started.header("Location")).endsWith(IMPORTS + "/" + id);
        var view = withKey().get(IMPORTS + "/" + id);
        while (!view.path("state").equals("done")) {
            assertThat(view.statusCode()).isEqualTo(200);
            assertThat(view.<String>path("state")).isIn("waiting", "running", "done");
            view = withKey().get(IMPORTS + "/" + id);
        }
        view.then()
                .body("accepted", equalTo(1))
                .body("mapping", equalTo("delighted-responses"))
                .body("errors.size()", equalTo(0));
        assertThat(view.<Integer>path("read")).isEqualTo(view.<Integer>path("of"));
        withKey().get(IMPORTS).then().statusCode(200).body("items.id", hasItem(id));
        withKey().delete(IMPORTS + "/" + id).then().statusCode(204);
        withKey().get(IMPORTS + "/" + id).then().body("state", equalTo("done"));

        var other = TestKeys.keyWith("ingest");
        withKey(other).get(IMPORTS + "/" + id).then().statusCode(404);
        withKey(other).delete(IMPORTS + "/" + id).then().statusCode(404);
        withKey(other).get(IMPORTS).then().statusCode(200).body("items.id", not(hasItem(id)));
    }

    @Test
    void aFileIsInspectedWithoutBeingStored() throws IOException {
        send(withKey(), Files.readString(ROWS.resolve("zendesk-tickets.csv")), IMPORTS + "/inspect")
                .then()
                .statusCode(200)
                .body("kind", equalTo("csv"))
                .body("encoding", equalTo("UTF-8"))
                .body("separator", equalTo(","))
                .body("fits", equalTo("zendesk-tickets"))
                .body("asks", hasItem("zone"))
                .body("columns.size()", greaterThan(3))
                .body("rows.size()", greaterThan(0));
        send(withKey(), "{\"a\":1,\"b\":\"x\"}", IMPORTS + "/inspect")
                .then()
                .statusCode(200)
                .body("kind", equalTo("json"))
                .body("columns.name", hasItems("/a", "/b"))
                .body("asks", hasItem("mapping"));
    }

    @Test
    void readingKeysCannotImport() {
        var reader = TestKeys.keyWith("read");
        send(withKey(reader), HEADER, IMPORTS + "?mapping=delighted-responses")
                .then()
                .statusCode(403);
        send(withKey(reader), HEADER, IMPORTS + "/inspect").then().statusCode(403);
        withKey(reader).get(IMPORTS).then().statusCode(403);
    }

    private static Response post(String body, String query) {
        return send(withKey(), body, IMPORTS + "?" + query);
    }

    private static Response send(RequestSpecification request, String body, String address) {
        return request.config(TestBrowser.sendingAsText("text/csv"))
                .contentType("text/csv")
                .body(body)
                .urlEncodingEnabled(false)
                .post(address);
    }

    private static String answer(String id, int score) {
        return id + ",,nps," + score + ",,2026-09-28 10:14:02 UTC,email,online\n";
    }
}
