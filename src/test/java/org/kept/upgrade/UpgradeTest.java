package org.kept.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;

/** A database of the previous release, migrated at the start: every number and every document is as it was. */
@QuarkusTest
@OnBothDatabases
@TestProfile(UpgradeTest.FromV12.class)
class UpgradeTest {

    /** As migrations V1 to V12 left it. */
    public static final class FromV12 extends Release {
        public FromV12() {
            super(12);
        }
    }

    /** Soon after the release was written, while the invitation in it still holds. */
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private JsonNode before = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        QuarkusMock.installMockForType(new MovingClock(NOW), Clock.class);
        before = new ObjectMapper().readTree(Release.FOLDER.resolve("v12.json").toFile());
    }

    @Test
    void everyAnswerSaysWhatItSaid() {
        assertThat(before.path("answers").size()).isGreaterThan(50);
        var otherwise = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> answer : before.path("answers").properties()) {
            otherwise.addAll(Answers.missing(answer.getKey(), answer.getValue(), Answers.ask(answer.getKey())));
        }
        assertThat(otherwise).isEmpty();
    }

    @Test
    void theNumbersAreStillWhatTheEventsComeTo() {
        withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild?check=true")
                .then()
                .statusCode(200)
                .body("differences", equalTo(0));
    }

    @Test
    void whatPeopleWroteIsStillOnThePages() {
        var ada = TestKeys.signedIn();
        for (Map.Entry<String, JsonNode> page : before.path("pages").properties()) {
            var words = new ArrayList<String>();
            page.getValue().forEach(each -> words.add(each.asText()));
            assertThat(ada.get(page.getKey()).asString()).as(page.getKey()).contains(words);
        }
    }

    @Test
    void peopleAndLinksStillComeIn() {
        new TestBrowser().signIn("noor@example.org", TestPeople.PASSWORD).then().statusCode(303);
        new TestBrowser().get(before.path("wall").asText()).then().statusCode(200);
        new TestBrowser().get(before.path("invitation").asText()).then().statusCode(200);
    }

    @Test
    void aReplayIsKnownAsOneAndAKnownCustomerStaysTheSame() {
        TestEvents.push(List.copyOf(Written.events()))
                .body("replayed", equalTo(Written.events().size()))
                .body("accepted", equalTo(0));
    }
}
