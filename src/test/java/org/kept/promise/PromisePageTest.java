package org.kept.promise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.database.ReadSession;
import org.kept.promise.brand.LogoImageTest;

/** The promise page of the ferry company, whose mission is in effect from January 2024. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PromisePageTest {

    private static final Instant NOW = Instant.parse("2024-05-29T08:31:00Z");

    private static final List<String> ADDRESSES = List.of(
            "/promise",
            "/promise.json",
            "/promise/feed.xml",
            "/promise/badge.svg",
            "/promise/badge/minute.svg",
            "/promise/frame",
            "/promise/poster",
            "/promise/poster?size=a3");

    private final MovingClock clock = new MovingClock(NOW);

    @TempDir
    Path folder;

    @Inject
    PromiseStore store;

    @Inject
    PublicPromiseBuilder builder;

    @Inject
    PromiseRenderer renderer;

    @Inject
    ReadSession reads;

    @BeforeEach
    void publishMission() {
        QuarkusMock.installMockForType(clock, Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
    }

    @Test
    void whileThePageIsOffItsAddressesAreNotFound() {
        for (var address : ADDRESSES) {
            for (var caller : List.of(new TestBrowser(), TestKeys.signedIn())) {
                caller.get(address)
                        .then()
                        .statusCode(404)
                        .header("Set-Cookie", nullValue())
                        .body(containsString("Nothing found at this address"));
            }
        }
        given().get("/promise/logo").then().statusCode(404);
        given().get("/robots.txt").then().statusCode(200).body(equalTo("User-agent: *\nDisallow: /\n"));
    }

    @Test
    void aPublicClauseShowsItsLastTwelveMonths() {
        put("{'on':true,'clauses':['minute','smile']}")
                .statusCode(200)
                .body("on", equalTo(true))
                .body("url", containsString("/promise"))
                .body("clauses.findAll { it['public'] }.code", contains("minute", "smile"));

        given().get("/promise.json")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("statement", equalTo("We answer within a minute, we never lose a bag, and we smile."))
                .body("months", hasSize(12))
                .body("months[0]", equalTo("2023-05"))
                .body("months[11]", equalTo("2024-04"))
                .body("updated", equalTo("2024-05-29"))
                .body("parts", equalTo(3))
                .body(
                        "headline",
                        equalTo("In April\u00a02024 we kept 1 of 2 promises; 1 was not measured."
                                + " 2 of 3 parts of this promise are shown here."))
                .body("clauses.code", contains("minute", "smile"))
                // January to April have weekly figures, which add up; before that there was no mission.
                .body("clauses[0].kept", equalTo(4))
                .body("clauses[0].missed", equalTo(0))
                .body("clauses[0].notMeasured", equalTo(8))
                .body("clauses[0].months[7].mark", equalTo("not-measured"))
                .body("clauses[0].months[7].why", equalTo("not promised yet"))
                .body("clauses[0].months[8].mark", equalTo("kept"))
                .body(
                        "clauses[0].means",
                        contains("Service level, within 60 s: at least 80.0%"
                                + " (contacts answered within 60 s, of contacts offered)"))
                .body("clauses[1].notMeasured", equalTo(12))
                .body("clauses[1].months[11].why", equalTo("no measure"));
        given().get("/promise")
                .then()
                .statusCode(200)
                .body(containsString("In April\u00a02024 we kept 1 of 2 promises; 1 was not measured."))
                .body(containsString("<a href=\"#clause-minute\">answer within a minute</a>"))
                .body(not(containsString("clause-bag")))
                .body(containsString("May\u00a02023 to April\u00a02024"))
                .body(containsString("April\u00a02024: kept"))
                .body(containsString("Kept in 4 of the last 12 months. In the other 8 it was not promised."));
        for (var address : ADDRESSES) {
            given().get(address).then().statusCode(200);
        }
        given().get("/promise/badge/bag.svg").then().statusCode(404);
        given().get("/promise/badge/minute").then().statusCode(404);
    }

    @Test
    void aMonthIsMissedByItsOwnFigureAndIsNotJudgedBeforeItsFourthDayAfter() {
        TestEvents.push(figure("sla", "2024-03", 60, 100)).statusCode(200);
        TestEvents.push(figure("incorrect-fulfillment-rate", "2024-04", 0, 12)).statusCode(200);
        put("{'on':true,'clauses':['minute','bag']}").statusCode(200);
        given().get("/promise.json")
                .then()
                .body("clauses[0].months[10].mark", equalTo("missed"))
                .body("clauses[0].missed", equalTo(1))
                .body("clauses[1].months[11].mark", equalTo("not-measured"))
                .body("clauses[1].months[11].why", equalTo("too few to judge"));
        assertThat(given().get("/promise/badge/minute.svg").asString()).contains("kept in April");

        clock.forward(Duration.ofDays(5)); // 3 June
        given().get("/promise.json").then().body("months[11]", equalTo("2024-04"));
        clock.forward(Duration.ofDays(1));
        given().get("/promise.json").then().body("months[11]", equalTo("2024-05"));
    }

    /** The month keeps its mark, and no one learns why or by whom the time was left out. */
    @Test
    void aMonthFromWhichTimeIsLeftOutSaysSo() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        given().get("/promise").then().body(not(containsString("some time left out")));
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"from\":\"2024-04-08\",\"to\":\"2024-04-14\",\"category\":\"outage\",\"because\":\"Storm\"}")
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201);
        given().get("/promise.json")
                .then()
                .body("clauses[0].months[11].mark", equalTo("kept"))
                .body("clauses[0].months[11].timeLeftOut", equalTo(true))
                .body("clauses[0].months[10].timeLeftOut", equalTo(false));
        given().get("/promise")
                .then()
                .body(containsString("April\u00a02024: kept, some time left out"))
                .body(containsString("In 1 of these months (*) some time was left out."))
                .body(not(containsString("Storm")));
    }

    @Test
    void anyoneReadsTheSamePageWithoutACookie() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var page = given().get("/promise").asString();
        for (var caller : List.of(new TestBrowser(), TestKeys.signedIn(), TestPeople.signedIn(Role.VIEWER))) {
            var answer = caller.get("/promise");
            answer.then()
                    .statusCode(200)
                    .header("Set-Cookie", nullValue())
                    .header("Cache-Control", equalTo("public, max-age=60"))
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Robots-Tag", nullValue())
                    .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                    .header("Content-Security-Policy", not(containsString("unsafe")));
            assertThat(answer.asString()).isEqualTo(page);
        }
        assertThat(page).doesNotContain("<script", "<form", "csrf");
        given().header("Authorization", "Bearer kept_wrong_wrong")
                .get("/promise")
                .then()
                .statusCode(200);
        given().get("/robots.txt")
                .then()
                .body(containsString("Allow: /promise\n"))
                .body(containsString("Disallow: /promise/settings\n"));
        given().redirects()
                .follow(false)
                .get("/promise/settings")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : ADDRESSES) {
            var tag = given().get(address).header("ETag");
            assertThat(tag).startsWith("W/\"");
            given().header("If-None-Match", "\"other\", " + tag)
                    .get(address)
                    .then()
                    .statusCode(304)
                    .body(equalTo(""));
            given().header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
            given().head(address).then().statusCode(200).header("ETag", equalTo(tag));
        }
    }

    /** A team, a person, a reason, a customer's comment and a count of two are in the data, but on no page. */
    @Test
    void nothingElseThanThePromiseIsToldToStrangers() {
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < 60; i++) {
            events.add(TestEvents.event(
                            "quay-source",
                            "call-" + i,
                            "contact",
                            "2024-04-10T10:00:00Z",
                            "{'outcome':'answered','waitSeconds':" + (i < 2 ? 90 : 10) + "}")
                    .put("team", "Quayside team"));
        }
        events.add(TestEvents.event(
                "quay-source",
                "survey",
                "survey",
                "2024-04-10T10:00:00Z",
                "{'question':'csat','score':1,'comment':'Rude captain Smith'}"));
        TestEvents.push(events).statusCode(200);
        put("{'on':true,'clauses':['minute','bag','smile']}").statusCode(200);
        for (var address : ADDRESSES) {
            assertThat(given().get(address).asString())
                    .as(address)
                    .doesNotContain(
                            "Quayside",
                            "quay-source",
                            "mia@example.org",
                            TestKeys.EMAIL,
                            "It counts who was answered",
                            "Short answers would be a trick",
                            "recommended",
                            "Rude captain",
                            "Handle time");
        }
    }

    @Test
    void whatIsTakenDownAfterAMissLeavesANoteForAYear() {
        TestEvents.push(figure("sla", "2024-03", 60, 100)).statusCode(200);
        put("{'on':true,'clauses':['minute','bag']}").statusCode(200);
        put("{'on':true,'clauses':['minute']}").statusCode(200).body("takenDown", empty());
        assertThat(given().get("/promise").asString()).doesNotContain("Taken down");

        put("{'on':false}").statusCode(200);
        put("{'on':true,'clauses':['bag']}")
                .statusCode(200)
                .body("takenDown.code", contains("minute"))
                .body("takenDown[0].by", containsString("testkey"));

        given().get("/promise")
                .then()
                .body(containsString("Taken down on 29\u00a0May\u00a02024."))
                .body(containsString(
                        "kept in 3 of its last 12 months and missed in 1. The other 8 were not measured."));
        given().get("/promise.json")
                .then()
                .body("retired.quote", contains("answer within a minute"))
                .body("retired[0].because", equalTo("taken-down"));
        TestKeys.withKey()
                .get("/api/v1/audit?act=promise.taken-down")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo("promise minute"));
        clock.forward(Duration.ofDays(3));
        put("{'on':true,'clauses':['minute','bag']}").statusCode(200);
        given().get("/promise.json")
                .then()
                .body("retired", empty())
                .body(
                        "clauses.find { it.code == 'minute' }.takenDown",
                        contains("It was taken down from 29\u00a0May\u00a02024 to 1\u00a0Jun\u00a02024."));
        given().get("/promise").then().body(not(containsString("No longer shown")));
        put("{'on':true,'clauses':['bag']}").statusCode(200);
        clock.forward(Duration.ofDays(370));
        given().get("/promise.json").then().statusCode(200).body("retired", empty());
    }

    @Test
    void aClauseThatTheMissionDropsIsNamed() {
        put("{'on':true,'clauses':['minute','smile']}").statusCode(200);
        publish("{'statement':'We never lose a bag, and we smile.','effectiveFrom':'2024-05-27',"
                + "'clauses':[{'code':'bag','quote':'never lose a bag','measures':[]},"
                + "{'code':'smile','quote':'we smile','measures':[]}]}");
        for (var change : List.of("{'on':true}", "{'on':true,'clauses':['smile']}")) {
            put(change).statusCode(200);
            given().get("/promise.json")
                    .then()
                    .body("clauses.code", contains("smile"))
                    .body("retired[0].quote", equalTo("answer within a minute"))
                    .body("retired[0].because", equalTo("no-longer-promised"))
                    .body("retired[0].on", equalTo("2024-05-27"))
                    .body("retired[0].sentence", containsString("Until then it was kept in all of its last 4 months."));
        }
    }

    @Test
    void aLongStatementInTheScriptOfItsReadersFitsTheSheet() {
        var statement = "نجيب خلال دقيقة. " + "ونبتسم دائما. ".repeat(35);
        publish("{'statement':'" + statement + "','effectiveFrom':'2024-01-01','clauses':["
                + "{'code':'minute','quote':'نجيب خلال دقيقة','measures':[]}]}");
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : List.of("/promise", "/promise/poster")) {
            given().get(address).then().body(containsString("<p class=\"statement longer\" dir=\"auto\">"));
        }
    }

    @Test
    void aClauseThatIsPromisedAgainSaysSince() {
        publish("{'statement':'We smile.','effectiveFrom':'2024-03-01',"
                + "'clauses':[{'code':'smile','quote':'We smile','measures':[]}]}");
        publish("{'statement':'We answer within a minute.','effectiveFrom':'2024-04-01','clauses':["
                + "{'code':'minute','quote':'answer within a minute','measures':[{'kpi':'sla',"
                + "'because':'It counts who was answered in time.','target':{'atLeast':0.8,'from':'2024-W01'}}]}]}");
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        given().get("/promise.json")
                .then()
                .body("clauses[0].months[7].why", equalTo("not promised yet"))
                .body("clauses[0].months[9].mark", equalTo("kept"))
                .body("clauses[0].months[10].why", equalTo("not promised then"))
                .body("clauses[0].months[11].mark", equalTo("kept"));
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
    void aForeignHostIsInNoLink() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : ADDRESSES) {
            assertThat(given().header("Host", "evil.example").get(address).asString())
                    .as(address)
                    .doesNotContain("evil.example");
        }
        assertThat(given().get("/promise").asString()).contains("<link rel=\"canonical\" href=\"http://");
        assertThat(given().get("/promise/poster").asString()).contains("aria-label=\"QR code");
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

    /** Outside tests the page is read once a minute, and rendered once. */
    @Test
    void thePageIsAnsweredFromMemory() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var editions = new PromiseEditions(store, builder, renderer, reads, () -> Duration.ofHours(1));
        var page = new PromiseForm.Wanted(PromiseForm.PAGE, "", "https://kept.example.org");
        assertThat(editions.ready(page)).isNull();

        var first = editions.load(page);

        assertThat(editions.ready(page)).isSameAs(first);
        assertThat(first.body().toString()).contains("href=\"https://kept.example.org/promise\"");
        assertThat(Objects.requireNonNull(editions.ready(new PromiseForm.Wanted(PromiseForm.CLAUSE_BADGE, "none", "")))
                        .isMissing())
                .isTrue();
        put("{'on':false}").statusCode(200);
        assertThat(editions.load(page)).isSameAs(first);
        editions.invalidate();
        assertThat(editions.ready(page)).isNull();
        assertThat(editions.load(page).isMissing()).isTrue();
    }

    /** A page is rendered and compressed again only if its content has changed. */
    @Test
    void whatHasNotChangedIsNotRenderedAgain() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var editions = new PromiseEditions(store, builder, renderer, reads, () -> Duration.ofHours(1));
        var page = new PromiseForm.Wanted(PromiseForm.PAGE, "", "https://kept.example.org");
        var first = editions.load(page);
        editions.invalidate();
        assertThat(editions.load(page)).isSameAs(first);

        put("{'on':true,'colours':{'light':'#0b5d3b'}}").statusCode(200);
        editions.invalidate();
        var green = editions.load(page);
        assertThat(green.body().toString()).contains("--accent:#0b5d3b");

        clock.forward(Duration.ofDays(1));
        editions.invalidate();
        assertThat(editions.load(page).body().toString()).contains("30\u00a0May\u00a02024");
    }

    @Test
    void thePageIsCompressedForThoseWhoAcceptIt() throws Exception {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        for (var address : List.of("/promise", "/promise.json", "/promise/feed.xml")) {
            var plain = fetch(address, "identity");
            var packed = fetch(address, "br, gzip;q=0.8");
            assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
            assertThat(packed.headers().allValues("Vary").stream().map(each -> each.toLowerCase(Locale.ROOT)))
                    .containsOnlyOnce("accept-encoding");
            assertThat(packed.body()).hasSizeLessThan(plain.body().length);
            assertThat(packed.headers().firstValue("ETag"))
                    .isEqualTo(plain.headers().firstValue("ETag"));
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
            }
            assertThat(fetch(address, "gzip;q=0").body()).isEqualTo(plain.body());
        }
    }

    /** In tests the page is read for each request, so nothing is in memory yet for any of them. */
    @Test
    void thoseWhoAskAtOnceAreAllAnswered() {
        put("{'on':true,'clauses':['minute']}").statusCode(200);
        var client = HttpClient.newHttpClient();
        var answers = IntStream.range(0, 60)
                .mapToObj(each -> client.sendAsync(request("/promise", "identity"), BodyHandlers.ofString()))
                .toList();
        var pages = answers.stream().map(CompletableFuture::join).toList();
        assertThat(pages).allSatisfy(each -> assertThat(each.statusCode()).isEqualTo(200));
        assertThat(pages.stream().map(HttpResponse::body).distinct()).hasSize(1);
    }

    private static HttpResponse<byte[]> fetch(String address, String encoding)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request(address, encoding), BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(String address, String encoding) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                .header("Accept-Encoding", encoding)
                .build();
    }

    /** Sends a file with its length, as a browser does; RestAssured would send bytes chunked. */
    private Response upload(TestBrowser admin, byte[] image) throws IOException {
        var file = Files.write(folder.resolve("logo.png"), image).toFile();
        return admin.request()
                .multiPart("csrf-token", Objects.requireNonNull(admin.cookie("csrf-token")))
                .multiPart("file", file, "image/png")
                .post("/promise/settings/logo");
    }

    private static ValidatableResponse put(String singleQuoted) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(TestEvents.json(singleQuoted).toString())
                .put("/api/v1/promise")
                .then();
    }

    private static void publish(String singleQuoted) {
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(TestEvents.json(singleQuoted).toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    private static JsonNode figure(String kpi, String month, int above, int below) {
        return TestEvents.event(
                "ferry",
                kpi + month,
                "figure",
                "2024-05-20T00:00:00Z",
                "{'kpi':'" + kpi + "','month':'" + month + "','numerator':" + above + ",'denominator':" + below + "}");
    }
}
