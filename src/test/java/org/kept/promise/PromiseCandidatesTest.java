package org.kept.promise;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;
import org.kept.hours.HourFixtures;

/** What Kept says of the clauses before they are public. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class PromiseCandidatesTest {

    @BeforeEach
    void setTime() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-05-29T08:31:00Z")), Clock.class);
    }

    @Test
    void anHourThatWasMissedWeeksAgoIsADoubt() {
        HourFixtures.publishMission();
        HourFixtures.push();
        var night = "clauses.find { it.code == 'night' }.";
        TestKeys.withKey()
                .get("/api/v1/promise")
                .then()
                .statusCode(200)
                .body(night + "reliable", equalTo(false))
                .body(night + "weeksMet", equalTo(0))
                .body(night + "weeksJudged", equalTo(1))
                .body(night + "says", containsString("Service level was missed by hour in the only judged week."))
                .body(night + "says", not(containsString("in the last week")));
    }

    @Test
    void theStatementAndGuaranteesNameNoPerson() {
        TestPeople.signedIn(Role.MEMBER);
        publish("We answer within a minute, says noor tamm", "A stamp");
        turnOn().statusCode(422)
                .body("errors[0].pointer", equalTo("/on"))
                .body("errors[0].detail", containsString("The statement names “Noor Tamm”."));
        publish("We answer within a minute, and Noor smiles", "A letter by Noor Tamm");
        turnOn().statusCode(422)
                .body("errors[0].pointer", equalTo("/clauses"))
                .body(
                        "errors[0].detail",
                        containsString("The guarantee of “answer within a minute” names “Noor Tamm”."));
        publish("We answer within a minute, and Noor smiles", "A stamp");
        turnOn().statusCode(200);
    }

    private static void publish(String statement, String consequence) {
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(TestEvents.json("{'statement':'" + statement + ".','effectiveFrom':'2024-01-01','clauses':["
                                + "{'code':'minute','quote':'answer within a minute','measures':[],"
                                + "'guarantee':{'promise':'A minute','consequence':'" + consequence + "'}}]}")
                        .toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse turnOn() {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"on\":true,\"clauses\":[\"minute\"]}")
                .put("/api/v1/promise")
                .then();
    }
}
