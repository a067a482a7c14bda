package org.kept.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.TestBrowser;
import org.kept.TestKeys;

@QuarkusTest
class RequestIdTest {

    private static final String OWN = "order-run-42";
    private static final String TRIAL = "/api/v1/trial-requests/";

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/kpis", "/login", "/nothing", "/css/tokens.css", "/q/health/live", "/api/v1/nothing"})
    void everyResponseCarriesTheSentId(String path) {
        assertThat(given().header(RequestId.HEADER, OWN).get(path).header(RequestId.HEADER))
                .isEqualTo(OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "x\ty", "(evil)", "ä", ""})
    void malformedIdsAreReplaced(String sent) {
        var answered = given().header(RequestId.HEADER, sent).get("/login").header(RequestId.HEADER);
        assertThat(answered).matches("[0-9a-f-]{36}");
    }

    @Test
    void idsOfOneToSixtyFourCharactersAreAccepted() {
        assertThat(RequestId.validOrNew("a")).isEqualTo("a");
        assertThat(RequestId.validOrNew("a".repeat(64))).isEqualTo("a".repeat(64));
        assertThat(RequestId.validOrNew("a".repeat(65))).matches("[0-9a-f-]{36}");
        assertThat(RequestId.validOrNew("a\nb")).matches("[0-9a-f-]{36}");
        assertThat(RequestId.validOrNew(null)).isNotEqualTo(RequestId.validOrNew(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "worker", "pool", "later"})
    void everyLogLineCarriesTheIdOnEveryThread(String thread) {
        try (var log = new LogRecords()) {
            for (var id : new String[] {"first-" + thread, "second-" + thread}) {
                given().header(RequestId.HEADER, id).get(TRIAL + thread).then().statusCode(200);
                assertThat(log.lines())
                        .filteredOn(line -> line.text().startsWith(thread + " "))
                        .last()
                        .satisfies(line -> assertThat(line.requestId()).isEqualTo(id));
            }
        }
    }

    @Test
    void errorsShowTheLoggedId() {
        try (var log = new LogRecords()) {
            var answer = failing("/api/v1/trial-errors/broken");
            assertThat(answer.path("reference").toString()).isEqualTo(OWN);
            assertThat(answer.header(RequestId.HEADER)).isEqualTo(OWN);
            assertThat(failing("/trial-errors/broken").asString()).contains("reference " + OWN);
            assertThat(log.lines())
                    .filteredOn(line -> line.text().contains("the secret of the house"))
                    .hasSize(2)
                    .allMatch(
                            line -> line.requestId().equals(OWN) && line.text().startsWith(OWN));
        }
    }

    private static Response failing(String path) {
        var answer = given().header(RequestId.HEADER, OWN).get(path);
        answer.then().statusCode(500);
        return answer;
    }

    @Test
    void secretsAreNeverLogged() {
        var secret = "verysecretvaluethatmustnotbelogged0123456789";
        try (var log = new LogRecords()) {
            given().get("/invitation/" + secret + "/trial-broken").then().statusCode(500);
            given().get("/invitation/" + secret);
            given().get("/wall/" + secret);
            given().get("/setup?token=" + secret);
            TestKeys.withKey("kept_testkey_" + secret)
                    .get("/api/v1/kpis")
                    .then()
                    .statusCode(401);
            TestKeys.withKey("nonsense " + secret).get("/api/v1/kpis").then().statusCode(401);
            given().cookie("kept_session", secret).get("/account");
            new TestBrowser().signIn(TestKeys.EMAIL, secret);
            TestKeys.withKey()
                    .contentType("application/json")
                    .body("{\"name\":\"" + secret)
                    .post("/api/v1/keys");
            assertThat(log.lines()).anyMatch(line -> line.text().contains("/invitation/…/trial-broken"));
            assertThat(log.lines()).noneMatch(line -> line.text().contains(secret));
        }
    }
}
