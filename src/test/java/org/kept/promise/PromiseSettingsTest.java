package org.kept.promise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.promise.TestPromise.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;
import org.kept.promise.brand.LogoImageTest;

/** Settings of the promise page over REST and on their page: public clauses, colours, logo, and who may frame it. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PromiseSettingsTest {

    private final MovingClock clock = new MovingClock(TestPromise.NOW);

    @TempDir
    Path folder;

    @BeforeEach
    void publishMission() {
        TestPromise.publishMission(clock);
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsStored() {
        put("{'on':true,'clauses':['minut']}")
                .statusCode(422)
                .body("errors[0].detail", containsString("Did you mean 'minute'?"));
        put("{'on':true}").statusCode(422).body("errors[0].code", equalTo("clauses.missing"));
        put("{}").statusCode(422).body("errors[0].code", equalTo("on.missing"));
        put("{'on':'yes'}").statusCode(422).body("errors[0].code", equalTo("on.form"));
        put("{'on':true,'clause':['minute']}").statusCode(422).body("errors[0].detail", containsString("clauses"));
        put("{'on':true,'clauses':['minute'],'colours':{'light':'#ffcc00','dark':'pink'}}")
                .statusCode(422)
                .body("errors.pointer", contains("/colours/light", "/colours/dark"));
        for (var origin : List.of("www.example.org", "https://example.org/path", "https://a; script-src *", "*")) {
            put("{'on':true,'clauses':['minute'],'frames':['" + origin + "']}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/frames/0"));
        }
        put("{'on':true,'clauses':['minute'],'logo':'data:image/svg+xml;base64,PHN2Zy8+'}")
                .statusCode(422)
                .body("errors[0].detail", containsString("SVG is not accepted"));
        TestKeys.withKey().get("/api/v1/promise").then().body("on", equalTo(false));
        given().get("/promise").then().statusCode(404);
        TestKeys.withKey(TestKeys.keyWith("read", "ingest"))
                .get("/api/v1/promise")
                .then()
                .statusCode(403);
    }

    @Test
    void onlyTheSitesThatAreListedMayFrameIt() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        given().get("/promise/frame")
                .then()
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));

        put("{'on':true,'frames':['https://www.example.org','http://localhost:8080']}")
                .statusCode(200);

        given().get("/promise/frame")
                .then()
                .header("X-Frame-Options", nullValue())
                .header(
                        "Content-Security-Policy",
                        containsString("frame-ancestors https://www.example.org http://localhost:8080"));
        for (var other : List.of("/promise", "/promise/poster", "/login")) {
            given().get(other).then().header("X-Frame-Options", equalTo("DENY"));
        }
    }

    @Test
    void coloursAndLogoAreThoseOfTheCompany() throws IOException {
        var png = LogoImageTest.image("png", 24, 8);
        var logo = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(png);
        put("{'on':true,'clauses':['minute'],'colours':{'light':'#0B5D3B'},'logo':'" + logo + "'}")
                .statusCode(200)
                .body("colours.light", equalTo("#0b5d3b"))
                .body("logo", equalTo(true));
        given().get("/promise")
                .then()
                .body(containsString("--accent:#0b5d3b"))
                .body(containsString("<img src=\"/promise/logo\" width=\"24\" height=\"8\""));
        var sent = given().get("/promise/logo");
        sent.then().statusCode(200).contentType("image/png").header("X-Content-Type-Options", equalTo("nosniff"));
        assertThat(sent.asByteArray()).isEqualTo(png);

        put("{'on':true,'colours':null,'logo':null}").statusCode(200).body("logo", equalTo(false));
        given().get("/promise").then().body(not(containsString("#0b5d3b"))).body(not(containsString("<img")));
    }

    @Test
    void administratorsTurnItOnOnAPageThatSaysWhatThatDoes() {
        var admin = TestKeys.signedIn();
        admin.get("/mission").then().body(containsString("href=\"/promise/settings\""));
        admin.get("/promise/settings")
                .then()
                .statusCode(200)
                .body(containsString("What publishing does"))
                .body(containsString("Not reliable yet."))
                .body(containsString("No measure: every month will read “not measured”."))
                .body(containsString("The page shows the last 12 months: 4 kept, 0 missed, 8 not measured."));
        admin.post("/promise/settings", "clause", "minute", "light", "#ffcc00", "on", "yes")
                .then()
                .statusCode(422)
                .body(containsString("id=\"light-error\""))
                .body(containsString("It is off."))
                .body(containsString("value=\"#ffcc00\""))
                .body(containsString("value=\"minute\" checked"));

        admin.post("/promise/settings", "clause", "minute", "clause", "bag", "frames", "https://www.example.org")
                .then()
                .statusCode(303);

        given().get("/promise").then().statusCode(404);
        admin.get("/promise/settings/preview").then().statusCode(200).body(containsString("clause-minute"));
        admin.post("/promise/settings", "clause", "minute", "on", "yes").then().statusCode(303);
        admin.get("/promise/settings?changed=page").then().body(containsString("Promise page saved. It is on."));
        given().get("/promise").then().statusCode(200);
        TestKeys.withKey()
                .get("/api/v1/audit?act=promise.changed")
                .then()
                .body("items", hasSize(2))
                .body("items[0].after", containsString("page: on"));
        for (var path : List.of("/promise/settings", "/promise/settings/preview", "/promise/settings/logo")) {
            TestPeople.signedIn(Role.MANAGER).get(path).then().statusCode(403);
        }
    }

    @Test
    void aLogoIsUploadedAndRemovedOnThePage() throws IOException {
        var admin = TestKeys.signedIn();
        upload(admin, LogoImageTest.image("jpg", 24, 8)).then().statusCode(303);
        admin.get("/promise/settings/logo").then().statusCode(200).contentType("image/jpeg");
        upload(admin, "<svg/>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .body(containsString("id=\"logo-error\""));
        admin.get("/promise/settings/logo").then().statusCode(200);
        admin.request()
                .multiPart("csrf-token", Objects.requireNonNull(admin.cookie("csrf-token")))
                .multiPart("remove", "yes")
                .post("/promise/settings/logo")
                .then()
                .statusCode(303);
        admin.get("/promise/settings?changed=logo").then().body(containsString("Logo removed."));
        admin.get("/promise/settings/logo").then().statusCode(404);
    }

    /** Sends a file with its length, as a browser does; RestAssured would send bytes chunked. */
    private Response upload(TestBrowser admin, byte[] image) throws IOException {
        var file = Files.write(folder.resolve("logo.png"), image).toFile();
        return admin.request()
                .multiPart("csrf-token", Objects.requireNonNull(admin.cookie("csrf-token")))
                .multiPart("file", file, "image/png")
                .post("/promise/settings/logo");
    }
}
