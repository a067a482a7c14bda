package org.kept.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.TestBrowser;
import org.kept.TestKeys;

@QuarkusTest
class ProblemResponderTest {

    private static final String TRIAL = "/api/v1/trial-errors";

    @Test
    void anUnknownPathIsAProblem() {
        problem(given().get("/api/v1/nothing").then(), 404, "not-found").body("instance", equalTo("/api/v1/nothing"));
        problem(given().get("/api").then(), 404, "not-found");
        problem(given().get("/q/nothing").then(), 404, "not-found");
        problem(TestKeys.withKey().get("/api/v1/nothing/at/all").then(), 404, "not-found");
    }

    @Test
    void anUnsupportedMethodIsAProblem() {
        problem(given().delete(TRIAL).then(), 405, "method");
    }

    @Test
    void anUnavailableRepresentationIsAProblem() {
        problem(given().accept("image/png").get(TRIAL + "/faults").then(), 406, "not-acceptable");
    }

    @Test
    void anUnsupportedMediaTypeIsAProblem() {
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            problem(
                    TestKeys.withKey()
                            .config(TestBrowser.sendingAsText(type))
                            .contentType(type)
                            .body("csrf-token=x")
                            .post(TRIAL)
                            .then(),
                    415,
                    "media-type");
        }
    }

    @Test
    void malformedJsonReportsItsPosition() {
        problem(post("{\"count\":1,"), 400, "unreadable").body("detail", containsString("line 1"));
        problem(post("nonsense"), 400, "unreadable").body("detail", not(containsString("org.kept")));
    }

    @Test
    void aTooLargeBodyIsAProblem() {
        problem(post(" ".repeat(11 << 20)), 413, "too-large");
    }

    @Test
    void aMalformedMemberIsReportedWithItsPointer() {
        problem(post("{\"count\":\"many\"}"), 400, "unreadable")
                .body("errors[0].pointer", equalTo("/count"))
                .body("errors[0].code", equalTo("body.form"));
        problem(post("{\"lines\":[{\"name\":\"a\"},{\"name\":[]}]}"), 400, "unreadable")
                .body("errors[0].pointer", equalTo("/lines/1/name"));
    }

    @Test
    void busyResponsesSetRetryAfter() {
        problem(given().get(TRIAL + "/busy").then(), 503, "busy").header("Retry-After", "2");
    }

    @Test
    void everyErrorIsReportedWithItsFields() {
        problem(given().get(TRIAL + "/faults").then(), 422, "invalid")
                .body("errors[0].pointer", equalTo("/a"))
                .body("errors[0].line", nullValue())
                .body("errors[1].line", equalTo(7))
                .body("errors[1]", not(org.hamcrest.Matchers.hasKey("pointer")));
    }

    @Test
    void internalErrorsRevealOnlyALogReference() {
        var log = new Records();
        Logger.getLogger(ProblemResponder.class.getName()).addHandler(log);
        try {
            var answer = given().get(TRIAL + "/broken");
            problem(answer.then(), 500, "internal");
            String reference = answer.path("reference");
            assertThat(reference).isNotBlank();
            assertThat(answer.asString()).doesNotContain("secret").doesNotContain("IllegalState");
            assertThat(log.records).anySatisfy(entry -> {
                assertThat(String.format(entry.getMessage(), entry.getParameters()))
                        .contains(reference);
                assertThat(entry.getThrown()).hasMessage("the secret of the house");
            });
        } finally {
            Logger.getLogger(ProblemResponder.class.getName()).removeHandler(log);
        }
    }

    @Test
    void aConflictOfTwoWritersMayBeTriedAgain() {
        problem(given().get(TRIAL + "/conflict").then(), 503, "busy")
                .header("Retry-After", "1")
                .body(
                        "detail",
                        equalTo("Someone else changed the same at the same moment. Nothing was changed; try again."));
    }

    @Test
    void anOutageOfTheDatabaseIsABusyAnswerAndOneLineInTheLog() {
        var log = new Records();
        Logger.getLogger(ProblemResponder.class.getName()).addHandler(log);
        try {
            for (var i = 0; i < 3; i++) {
                problem(given().get(TRIAL + "/outage").then(), 503, "busy")
                        .header("Retry-After", "5")
                        .body("detail", not(containsString("house")));
            }
            assertThat(log.records).hasSize(1).allSatisfy(entry -> assertThat(entry.getThrown())
                    .isNull());
        } finally {
            Logger.getLogger(ProblemResponder.class.getName()).removeHandler(log);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, %",
        "application/x-www-form-urlencoded, email=%zz",
        "multipart/form-data, x",
        "multipart/form-data; boundary=b, --b",
        "multipart/form-data; boundary=b, '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--'",
        "multipart/form-data; boundary=b, '--b\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nx'"
    })
    void aBrokenFormIsTheSendersError(String type, String body) throws Exception {
        var log = new Records();
        Logger.getLogger(ProblemResponder.class.getName()).addHandler(log);
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/login"))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body.replace("\\r\\n", "\r\n")))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isBetween(400, 422);
            assertThat(log.records).isEmpty();
        } finally {
            Logger.getLogger(ProblemResponder.class.getName()).removeHandler(log);
        }
    }

    @Test
    void errorsOfPagesAreRenderedAsPages() {
        page("/nothing", 404).body(containsString("Not found"));
        page("/trial-errors/missing", 404).body(containsString("There is no such &lt;week&gt;."));
        page("/trial-errors/broken", 500).body(containsString("reference")).body(not(containsString("secret")));
    }

    @Test
    void errorPagesUseTheLayout() {
        page("/nothing", 404).body(containsString("Skip to content"));
        page("/trial-errors/broken", 500).body(containsString("Skip to content"));
    }

    private static ValidatableResponse page(String path, int status) {
        return given().get(path).then().statusCode(status).contentType(ContentType.HTML);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(TRIAL).then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String kind) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:kept:problem:" + kind))
                .body("status", equalTo(status))
                .body("title", not(nullValue()))
                .body("detail", not(nullValue()))
                .body("instance", not(nullValue()));
    }

    private static final class Records extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
