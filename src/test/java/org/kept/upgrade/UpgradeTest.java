package org.kept.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;

/** Migrates a database of the previous release at start-up and checks that all numbers and documents are unchanged. */
@QuarkusTest
@OnBothDatabases
@TestProfile(UpgradeTest.FromV12.class)
class UpgradeTest {

    /** The database after migrations V1 to V12. */
    public static final class FromV12 extends Release {
        public FromV12() {
            super(12);
        }
    }

    /** Soon after the release was written, while its invitation is still valid. */
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private JsonNode before = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        before = new ObjectMapper().readTree(Release.FOLDER.resolve("v12.json").toFile());
    }

    @Test
    void everyAnswerIsUnchanged() {
        assertThat(before.path("answers").size()).isGreaterThan(50);
        var differences = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> answer : before.path("answers").properties()) {
            differences.addAll(Answers.missing(answer.getKey(), answer.getValue(), Answers.request(answer.getKey())));
        }
        assertThat(differences).isEmpty();
    }

    /** The migration makes a rebuild count the waits again in narrower bins, and nothing else. */
    @Test
    void aRebuildFindsNoDifferences() {
        rebuild("").body("examples.findAll { !it.startsWith('wait_bin') }", empty());
        rebuild("?check=true").body("differences", equalTo(0));
    }

    /** Rebuilds the numbers; joins the rebuild that the migration began if it is unfinished. */
    private static ValidatableResponse rebuild(String query) {
        return withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void writtenTextsAreStillOnThePages() {
        var ada = TestKeys.signedIn();
        for (Map.Entry<String, JsonNode> page : before.path("pages").properties()) {
            var words = new ArrayList<String>();
            page.getValue().forEach(each -> words.add(each.asText()));
            assertThat(ada.get(page.getKey()).asString()).as(page.getKey()).contains(words);
        }
    }

    @Test
    void peopleAndLinksStillHaveAccess() {
        new TestBrowser().signIn("noor@example.org", TestPeople.PASSWORD).then().statusCode(303);
        new TestBrowser().get(before.path("wall").asText()).then().statusCode(200);
        new TestBrowser().get(before.path("invitation").asText()).then().statusCode(200);
    }

    @Test
    void replayedEventsAreRecognised() {
        TestEvents.push(List.copyOf(Written.events()))
                .body("replayed", equalTo(Written.events().size()))
                .body("accepted", equalTo(0));
    }

    @Test
    void namesOfEventsAndOfEarlierRevisionsAreKnownInAnyCase() {
        for (var team : List.of("north", "harbour")) {
            TestEvents.push(TestEvents.order("new", "1").put("team", team.toUpperCase(Locale.ROOT)), "dryrun=true")
                    .body("warnings[0].detail", containsString("'" + team + "'"));
        }
    }
}
