package org.kept.mission.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;
import org.kept.mission.Examples;
import org.kept.mission.Missions;
import org.kept.problem.Problem;

@QuarkusTest
@OnBothDatabases
class MissionApiTest {

    private static final String MISSION = "/api/v1/mission";

    @Inject
    Missions missions;

    @Test
    void aYamlDocumentIsReturnedInBothFormats() {
        put(Examples.FERRY).then().statusCode(200).body("clauses[0].code", equalTo("two-minutes"));
        assertThat(as("application/yaml").get(MISSION).asString()).isEqualTo(Examples.FERRY);
        var json = as("application/json").get(MISSION);
        assertThat(json.contentType()).isEqualTo("application/json");
        assertThat(json.jsonPath().getDouble("clauses[0].measures[0].target.atLeast"))
                .isEqualTo(0.8);
        assertThat(json.jsonPath().getMap("").keySet())
                .containsExactly("statement", "effectiveFrom", "clauses", "notMeasured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/yaml", "application/yaml;charset=UTF-8"})
    void everyMediaTypeOfYamlIsAccepted(String type) {
        TestKeys.withKey()
                .contentType(type)
                .body(Examples.FERRY.getBytes(StandardCharsets.UTF_8))
                .put(MISSION)
                .then()
                .statusCode(200);
    }

    @Test
    void puttingBackTheDocumentChangesNothing() {
        var version = number(put(Examples.FERRY));
        var json = as("application/json").get(MISSION).asString();
        var again =
                TestKeys.withKey().contentType("application/json").body(json).put(MISSION);
        assertThat(number(again)).isEqualTo(version);
    }

    @Test
    void aChangeCreatesAVersionWithAuthorAndDate() {
        var before = number(put(Examples.FERRY));
        var after = number(put(Examples.FERRY.replace("atLeast: 0.8", "atLeast: 0.81")));
        assertThat(after).isEqualTo(before + 1);
        TestKeys.withKey()
                .get(MISSION + "/versions?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].number", equalTo(after))
                .body("items[0].author", equalTo("key:testkey"))
                .body("items[0].effectiveFrom", equalTo("2026-01-05"))
                .body("nextCursor", equalTo(Integer.toString(after)));
        TestKeys.withKey()
                .get(MISSION + "/versions?limit=1&cursor=" + after)
                .then()
                .body("items[0].number", equalTo(before));
        TestKeys.withKey()
                .get(MISSION + "/versions/" + before)
                .then()
                .body("mission.clauses[0].measures[0].target.atLeast", equalTo(0.8f));
        TestKeys.withKey().get(MISSION + "/versions/9999").then().statusCode(404);
    }

    @Test
    void anInvalidDocumentIsRejectedWithItsFaultsAndNotStored() {
        var before = number(put(Examples.FERRY));
        put(Examples.FERRY.replace("kpi: sla", "kpi: slaa").replace("quote: day and night", "quote: at night"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.code", hasItem("kpi.unknown"))
                .body("errors.pointer", hasItem("/clauses/1/quote"));
        put("a: [").then().statusCode(400).contentType("application/problem+json");
        put("x".repeat(300_000)).then().statusCode(413);
        TestKeys.withKey()
                .contentType("text/plain")
                .body("x")
                .put(MISSION)
                .then()
                .statusCode(415);
        assertThat(missions.current().orElseThrow().number()).isEqualTo(before);
    }

    @Test
    void aDryRunReturnsChangesAndStoresNothing() {
        var before = number(put(Examples.FERRY));
        TestKeys.withKey()
                .contentType("application/yaml")
                .body(Examples.FERRY.replace("owner: mia", "owner: ada").getBytes(StandardCharsets.UTF_8))
                .put(MISSION + "?dryrun=true")
                .then()
                .statusCode(200)
                .body("changed", equalTo(true))
                .body("version", equalTo(before + 1))
                .body("changes[0]", containsString("Weeks already judged"))
                .body(
                        "changes[1]",
                        containsString("Owner of “answer within two minutes”: mia@example.org → ada@example.org."));
        assertThat(missions.current().orElseThrow().number()).isEqualTo(before);
    }

    @Test
    void anAgreementBelongsToOneTarget() {
        put(Examples.FERRY.replace("agreedBy: mia", "agreedBy: ivy"));
        put(Examples.FERRY);
        var raised = Examples.FERRY.replace("atLeast: 0.8", "atLeast: 0.85");
        TestKeys.withKey()
                .contentType("application/yaml")
                .body(raised.getBytes(StandardCharsets.UTF_8))
                .put(MISSION + "?dryrun=true")
                .then()
                .body("changes", hasItem("No one has agreed to this target yet: mia@example.org agreed to ≥ 80.0%."));
        put(raised).then().statusCode(200);
        assertThat(agreedBy()).isNull();
        put(raised).then().statusCode(200);
        assertThat(agreedBy()).as("sent again for the target that is current").isEqualTo("mia@example.org");
    }

    private @Nullable String agreedBy() {
        return missions.current()
                .orElseThrow()
                .mission()
                .measure("two-minutes", "sla")
                .orElseThrow()
                .optionalTarget()
                .orElseThrow()
                .agreedBy();
    }

    @Test
    void anOlderETagDoesNotOverwriteANewerVersion() {
        var old = put(Examples.FERRY).header("ETag");
        var now = put(Examples.FERRY.replace("owner: mia", "owner: eve")).header("ETag");
        putIf(old, Examples.FERRY.replace("owner: mia", "owner: zoe")).then().statusCode(409);
        putIf(now, Examples.FERRY.replace("owner: mia", "owner: zoe")).then().statusCode(200);
    }

    @Test
    void aKnownVersionIsNotSentAgain() {
        var tag = put(Examples.FERRY).header("ETag");
        TestKeys.withKey()
                .accept("application/json")
                .header("If-None-Match", tag)
                .get(MISSION)
                .then()
                .statusCode(304);
    }

    @Test
    void coverageReportsGapsBetweenPromisesAndKpis() {
        put(Examples.FERRY);
        TestKeys.withKey()
                .get(MISSION + "/coverage")
                .then()
                .statusCode(200)
                .body("clausesNotMeasured.code", hasItem("day-and-night"))
                .body("kpisNotJustified", org.hamcrest.Matchers.notNullValue())
                .body("suspectMeasures", hasSize(0));
    }

    @Test
    void readingNeedsReadAndPublishingNeedsAdmin() {
        TestKeys.withKey(TestKeys.keyWith("ingest")).get(MISSION).then().statusCode(403);
        TestKeys.withKey(TestKeys.keyWith("read"))
                .contentType("application/yaml")
                .body(Examples.FERRY.getBytes(StandardCharsets.UTF_8))
                .put(MISSION)
                .then()
                .statusCode(403);
    }

    @Test
    void concurrentPublicationsSucceedInTurnOrConflict() throws Exception {
        var before = number(put(Examples.FERRY));
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var results = threads.invokeAll(Stream.of("ann", "bob")
                    .map(name -> (Callable<Boolean>) () -> publishedAfter(name, barrier))
                    .toList());
            var accepted = 0;
            for (var result : results) {
                accepted += result.get() ? 1 : 0;
            }
            assertThat(accepted).isPositive();
            assertThat(missions.current().orElseThrow().number()).isEqualTo(before + accepted);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean publishedAfter(String owner, CyclicBarrier barrier) throws Exception {
        var mission = Examples.ferry("owner: mia", "owner: " + owner);
        barrier.await();
        try {
            missions.publish(mission, owner);
            return true;
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(409);
            return false;
        }
    }

    private static int number(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return Integer.parseInt(response.header("ETag").replaceAll("\\D", ""));
    }

    private static Response put(String yaml) {
        return TestKeys.withKey()
                .contentType("application/yaml")
                .accept("application/json")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(MISSION);
    }

    private static Response putIf(String tag, String yaml) {
        return TestKeys.withKey()
                .contentType("application/yaml")
                .header("If-Match", tag)
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(MISSION);
    }

    private static io.restassured.specification.RequestSpecification as(String type) {
        return TestKeys.withKey().accept(type);
    }
}
