package org.kept.ingest.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestPeople;
import org.kept.access.Role;

@QuarkusTest
@OnBothDatabases
class DataPagesTest {

    private static final String HEADER = "id,source,type,time,customer\n";

    private final String source = "csv-" + UUID.randomUUID();

    @Inject
    FileCheckService files;

    @Test
    void aFileIsSentOnlyOnceConfirmed() {
        var browser = signedIn();
        var page = upload(browser, HEADER + order("a") + order("b"));
        browser.get(page)
                .then()
                .statusCode(200)
                .body(containsString("All rows are valid. Nothing is stored yet."))
                .body(containsString("Import 2\u00a0events"));
        browser.get("/data").then().body(containsString(page + "\">events.csv</a>: File checked"));
        event("a").then().statusCode(404);

        browser.post(page + "/send").then().statusCode(303);
        finish(page);
        browser.get(page).then().body(containsString("2\u00a0events imported and counted."));
        event("a").then().statusCode(200);
        browser.get("/data").then().body(containsString(source));
    }

    @Test
    void aDoubleClickSendsOnce() {
        var browser = signedIn();
        var page = upload(browser, HEADER + order("a"));
        browser.post(page + "/send").then().statusCode(303);
        browser.post(page + "/send").then().statusCode(303);
        finish(page);
        browser.get(page).then().body(containsString("1\u00a0event imported and counted."));
    }

    @Test
    void rejectedRowsAreListedAsEscapedText() {
        var browser = signedIn();
        var page = upload(browser, HEADER + order("good") + "bad," + source + ",<b>order</b>,2026-01-05T09:30:00Z,\n");
        browser.get(page)
                .then()
                .body(containsString("Import 1\u00a0valid event"))
                .body(containsString("type.unknown"))
                .body(containsString("&lt;b&gt;order"))
                .body(not(containsString("<b>order")));
    }

    @Test
    void aFileThatLacksAColumnIsRejected() {
        var browser = signedIn();
        browser.get(upload(browser, "id,type,time,colour\n1,order,2026-01-05T09:30:00Z,blue\n"))
                .then()
                .body(containsString("File not read"))
                .body(containsString("Nothing was stored."))
                .body(containsString("lacks the column &#39;source&#39;"));
    }

    @Test
    void aFileOfAnotherSystemIsImportedThroughAMapping() {
        var browser = signedIn();
        var page = startUpload(browser, "name;colour\nada;blue\nbob;red\n");
        assertThat(page).startsWith("/data/imports/");
        browser.get(page)
                .then()
                .statusCode(200)
                .body(containsString("This is a CSV file with these columns: name, colour."))
                .body(containsString("No saved mapping or recipe is chosen."));
    }

    @Test
    void theChoiceToCorrectGoesAlongToTheImport() {
        var browser = signedIn();
        var token = Objects.requireNonNull(token(browser));
        var location = send(
                        browser,
                        part("correct", "yes")
                                + part("file\"; filename=\"shop.csv", "name;colour\nada;blue\nbob;red\n")
                                + part("csrf-token", token))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        browser.get(location.substring(location.indexOf("/data/")))
                .then()
                .statusCode(200)
                .body(containsString("aria-describedby=\"correct-hint\" checked>"));
    }

    @Test
    void aPdfIsRefusedByItsName() {
        var browser = signedIn();
        sendFile(browser, "%PDF-1.7 and so on", token(browser))
                .then()
                .statusCode(415)
                .body(containsString("This is a PDF"));
    }

    /** A part with a type and no file name is a file for the framework. */
    @Test
    void aFileWithoutANameIsChecked() {
        var browser = signedIn();
        var file = part("file\"\r\nContent-Type: text/csv\r\nX-Any: \"", HEADER + order("a"));
        send(browser, file + part("csrf-token", String.valueOf(token(browser))))
                .then()
                .statusCode(303)
                .header("Location", containsString("/data/checks/"));
    }

    @Test
    void aFileThatIsTooLargeIsRejectedUnread() {
        var browser = signedIn();
        browser.request()
                .config(TestBrowser.sendingAsText("multipart/form-data"))
                .contentType("multipart/form-data; boundary=x")
                .body("a".repeat(65 * 1024 * 1024))
                .post("/data/checks")
                .then()
                .statusCode(413)
                .body(containsString("64 MiB"));
    }

    @Test
    void aFormWithoutItsTokenIsRejected() {
        var browser = signedIn();
        sendFile(browser, HEADER + order("a"), null).then().statusCode(400);
        sendFile(browser, HEADER + order("a"), "another").then().statusCode(400);
    }

    @Test
    void aCheckedFileExpires() {
        var clock = new MovingClock(Instant.now());
        QuarkusMock.installMockForType(clock, Clock.class);
        var browser = signedIn();
        var page = upload(browser, HEADER + order("a"));
        clock.forward(Duration.ofMinutes(31));
        browser.post(page + "/send").then().statusCode(404).body(containsString("Choose the file again"));
        event("a").then().statusCode(404);
    }

    @Test
    void onlyAFewCheckedFilesAreKept() {
        var browser = signedIn();
        var oldest = upload(browser, HEADER + order("a"));
        for (var i = 0; i < 8; i++) {
            upload(browser, HEADER + order("a"));
        }
        browser.get(oldest).then().statusCode(404).body(containsString("Choose the file again"));
    }

    @Test
    void aFileIsRefusedWhileTooManyAreWorkedOn() {
        var browser = signedIn();
        try {
            for (var i = 0; i < 8; i++) {
                file(upload(browser, HEADER + order("a"))).begin(FileStage.CHECKED, FileStage.IMPORTING);
            }
            sendFile(browser, HEADER + order("a"), token(browser))
                    .then()
                    .statusCode(503)
                    .body(containsString("Too many files are being checked or imported. Nothing was stored."));
            startUpload(TestPeople.signedIn(Role.MANAGER), HEADER + order("a"));
        } finally {
            files.dropAll();
        }
        upload(browser, HEADER + order("a"));
    }

    @Test
    void anErrorEndsTheJobOfItsFileAlone() {
        var browser = signedIn();
        var page = upload(browser, HEADER + order("a"));
        var file = file(page);
        file.begin(FileStage.CHECKED, FileStage.IMPORTING);
        files.start(file, () -> {
            throw new LinkageError("a class is missing");
        });
        finish(page);
        browser.get(page).then().body(containsString("The service could not process the file."));
        assertThat(file.stage()).isEqualTo(FileStage.FAILED);
    }

    @Test
    void aFileThatCannotBeReadIsReadByOtherRules() {
        var browser = signedIn();
        var csv = "id;source;type;time;value\n1;" + source + ";order;2026-01-05 09:30;1.205\n";
        var page = upload(browser, csv);
        browser.post(page + "/rules", "decimal", "comma", "separator", "tab")
                .then()
                .statusCode(303);
        finish(page);
        browser.get(page)
                .then()
                .body(containsString("File not read"))
                .body(containsString("lacks the column"))
                .body(containsString("Check file by these rules"));
        browser.post(page + "/rules", "decimal", "comma", "separator", "semicolon", "zone", "Europe/London")
                .then()
                .statusCode(303);
        finish(page);
        browser.get(page).then().body(containsString("All rows are valid."));
    }

    @Test
    void twoFilesAreImportedAtTheSameTime() {
        var browser = signedIn();
        var pages = Stream.of("a", "b")
                .map(name -> startUpload(browser, HEADER + orders(name)))
                .toList();
        pages.forEach(this::finish);
        pages.forEach(page -> browser.post(page + "/send").then().statusCode(303));
        pages.forEach(this::finish);
        for (var page : pages) {
            browser.get(page).then().body(containsString("2,000\u00a0events imported and counted."));
        }
        event("a-1999").then().statusCode(200);
        event("b-1999").then().statusCode(200);
    }

    @Test
    void aFileOfAnotherPersonIsNotFound() {
        var page = upload(signedIn(), HEADER + order("a"));
        var id = page.substring(page.lastIndexOf('/') + 1);
        assertThat(files.find(id, "eve@example.org")).isNull();
        assertThat(files.find(id, "ada@example.org")).isNotNull();
    }

    @Test
    void theSampleFileIsValid() {
        var browser = signedIn();
        var sample = browser.get("/data/sample.csv");
        sample.then().header("Content-Disposition", containsString("attachment"));
        var rows = sample.asString().lines().count() - 1;
        assertThat(rows).isGreaterThanOrEqualTo(5);
        browser.get(upload(browser, sample.asString())).then().body(containsString("Import " + rows + "\u00a0events"));
    }

    @Test
    void rejectionsOfAnAtomicRequestAreShownAndNothingOfItIsCounted() {
        var good =
                "{\"id\":\"good\",\"source\":\"" + source + "\",\"type\":\"order\",\"time\":\"2026-01-05T09:30:00Z\"}";
        var bad = good.replace("good", "bad").replace("order", "odour");
        withKey()
                .contentType(ContentType.JSON)
                .body("[" + good + "," + bad + "]")
                .post("/api/v1/events?atomic=true")
                .then()
                .statusCode(422);
        var page = signedIn().get("/data").asString();
        assertThat(page).contains(source, "type.unknown");
        var row = page.substring(page.indexOf(source), page.indexOf("</tr>", page.indexOf(source)));
        assertThat(row).contains("data-head=\"Accepted\">0<", ">1</a>");
    }

    @Test
    void aFileWithTwoReadingsIsAskedForBeforeItIsChecked() {
        var browser = signedIn();
        var csv = "id;source;type;time;value\n1;" + source + ";order;2026-01-05 09:30;1.205\n";
        var page = upload(browser, csv);
        browser.get(page)
                .then()
                .statusCode(200)
                .body(containsString("Choose how to read the file"))
                .body(containsString("“1.205” is one number with a decimal point"))
                .body(not(containsString("/send\"")));
        browser.post(page + "/send").then().statusCode(303);
        event("1").then().statusCode(404);

        browser.post(page + "/rules", "decimal", "dot").then().statusCode(422).body(containsString("decimal must be"));
        browser.post(page + "/rules", "decimal", "comma", "zone", "Asia/Tokyo")
                .then()
                .statusCode(303);
        finish(page);
        browser.get(page)
                .then()
                .body(containsString("All rows are valid."))
                .body(containsString("<span class=\"wrapping\">1205</span>"))
                .body(containsString("2026-01-05T09:30+09:00"));
        browser.post(page + "/send").then().statusCode(303);
        finish(page);
        event("1").then().body("data.value", equalTo(1205));
    }

    @Test
    void aFileOfAGermanSpreadsheetIsShownAsItIsRead() {
        var browser = signedIn();
        var csv = "sep=;\r\nID;Source;Type;Time;Outcome;WaitSeconds;Resolved;\r\n1;" + source
                + ";contact;05.01.2026 09:30;answered;1.205;WAHR;\r\n2;" + source
                + ";contact;05.01.2026 09:31;answered;90,5;FALSCH;\r\n;;;;;;;\r\n";
        browser.get(upload(browser, csv))
                .then()
                .body(containsString("Import 2\u00a0events"))
                .body(containsString("<span class=\"wrapping\">1.205</span>"))
                .body(containsString("<span class=\"wrapping\">1205</span>"))
                .body(containsString("For times without an offset, which this file has."));
    }

    @Test
    void aCancelledFileIsNotImported() {
        var browser = signedIn();
        var page = upload(browser, HEADER + order("a"));
        browser.post(page + "/cancel").then().statusCode(303);
        browser.get(page).then().body(containsString("<h1>Cancelled</h1>")).body(containsString("Nothing was stored."));
        browser.post(page + "/send").then().statusCode(303);
        event("a").then().statusCode(404);
    }

    @Test
    void anonymousVisitorsAreRedirectedToTheSignIn() {
        given().redirects().follow(false).get("/data").then().statusCode(303);
    }

    private String order(String id) {
        return id + "," + source + ",order,2026-01-05T09:30:00Z,c-1\n";
    }

    private String orders(String name) {
        return IntStream.range(0, 2000)
                .mapToObj(i -> name + "-" + i + "," + source + ",order,2026-01-05T09:30:00Z,\n")
                .collect(Collectors.joining());
    }

    private Response event(String id) {
        return withKey().get("/api/v1/events/" + source + "/" + id);
    }

    /** Uploads a file with Kept's own columns, and waits until it is checked. */
    private String upload(TestBrowser browser, String csv) {
        var page = startUpload(browser, csv);
        finish(page);
        return page;
    }

    private void finish(String page) {
        var file = file(page);
        while (file.stage().isBusy()) {
            Thread.onSpinWait();
        }
    }

    private CheckedFile file(String page) {
        return Objects.requireNonNull(files.find(page.substring(page.lastIndexOf('/') + 1), "ada@example.org"));
    }

    private static String startUpload(TestBrowser browser, String csv) {
        var location = sendFile(browser, csv, token(browser))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return location.substring(location.indexOf("/data/"));
    }

    private static @Nullable String token(TestBrowser browser) {
        browser.get("/data");
        return browser.cookie("csrf-token");
    }

    private static Response sendFile(TestBrowser browser, String csv, @Nullable String token) {
        return send(
                browser, part("file\"; filename=\"events.csv", csv) + (token == null ? "" : part("csrf-token", token)));
    }

    private static Response send(TestBrowser browser, String parts) {
        // Sent with its length, as a browser does; RestAssured would send it chunked.
        return browser.request()
                .config(TestBrowser.sendingAsText("multipart/form-data"))
                .contentType("multipart/form-data; boundary=x")
                .body(parts + "--x--\r\n")
                .post("/data/checks");
    }

    private static String part(String name, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }
}
