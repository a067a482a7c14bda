package org.kept.subscription.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.DataScope;
import org.kept.access.Role;
import org.kept.calendar.Period;
import org.kept.subscription.DigestPace;
import org.kept.subscription.SubscriptionScope;
import org.kept.subscription.SubscriptionScope.ScopeKind;
import org.kept.subscription.mail.DigestBuilder.DigestRequest;

/** What a digest says. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class DigestTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2024-05-28T12:00:00Z"));

    @Inject
    DigestBuilder builder;

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(clock, Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
    }

    private Digest digest(Period week, DigestPace pace, SubscriptionScope scope) {
        return builder.build(new DigestRequest(week, pace, scope, DataScope.EVERYTHING, null));
    }

    private Digest digest(Period week) {
        return digest(week, DigestPace.WEEKLY, SubscriptionScope.EVERYTHING);
    }

    private static SubscriptionScope clause(String code) {
        return new SubscriptionScope(ScopeKind.CLAUSE, code);
    }

    /** Pushes how many of so many bags were lost in a week, in place of what was sent before. */
    private static void bags(Period week, int lost, int of) {
        var data = "{'kpi':'incorrect-fulfillment-rate','week':'" + week.code() + "','numerator':" + lost
                + ",'denominator':" + of + "}";
        TestEvents.push(
                        TestEvents.event(
                                "ferry",
                                "incorrect-fulfillment-rate" + week.code(),
                                "figure",
                                week.end() + "T00:00:00Z",
                                data),
                        "onconflict=correct")
                .statusCode(200);
    }

    @Test
    void aNumberTooSmallToJudgeHasNotMetItsTarget() {
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST.plus(-1))) {
            bags(week, 6 + (int) TestWeeks.FIRST.until(week) % 5, 400);
        }
        // Too few to judge.
        bags(TestWeeks.LAST, 0, 12);
        assertThat(digest(TestWeeks.LAST).edge()).isEmpty();
        bags(TestWeeks.LAST, 7, 400);
        assertThat(digest(TestWeeks.LAST).edge())
                .isEqualTo("Incorrect fulfillment rate: met the target this week, but could go either way next week.");
    }

    @Test
    void aSignalIsToldWithItsRule() {
        assertThat(digest(TestWeeks.LAST).changed())
                .singleElement()
                .asString()
                .startsWith("Service level, worse than usual: 60.0%, ")
                .contains(" the week before. Outside the limits: 60.0% is below the lower limit of ");
    }

    @Test
    void aClauseWithoutAMeasureAndOneThatIsGoneAreNotCalledWithoutData() {
        var smile = digest(TestWeeks.LAST, DigestPace.WEEKLY, clause("smile"));
        assertThat(smile.headline()).isEqualTo("The promise has no measure, so it cannot be judged.");
        assertThat(smile.picture()).isNull();
        var gone = digest(TestWeeks.LAST, DigestPace.WEEKLY, clause("gone"));
        assertThat(gone.headline())
                .isEqualTo("The mission of this week has no such promise, so there is nothing to judge.");
        assertThat(gone.about()).isEqualTo("Promise gone, which the mission of this week does not have");
    }

    @Test
    void aMonthCountsTheWeeksInWhichNothingWasPromised() {
        var months = digest(Period.parse("2024-W02"), DigestPace.MONTHLY, clause("smile"))
                .month();
        assertThat(months).containsExactly("“we smile”: without a measure 2, of 2\u00a0weeks.");
        TestKeys.withKey()
                .contentType("application/json")
                .body(TestEvents.json("{'statement':'We smile, and we sing.','effectiveFrom':'2024-05-20','clauses':["
                                + "{'code':'sing','quote':'we sing','measures':[]}]}")
                        .toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        assertThat(digest(TestWeeks.LAST, DigestPace.MONTHLY, clause("sing")).month())
                .containsExactly("“we sing”: without a measure 1 and not promised 3, of 4\u00a0weeks.");
        assertThat(digest(TestWeeks.LAST, DigestPace.MONTHLY, clause("sing")).period())
                .isEqualTo("May\u00a02024 so far, week to 26\u00a0May\u00a02024");
        assertThat(digest(TestWeeks.LAST.plus(1), DigestPace.MONTHLY, clause("sing"))
                        .period())
                .isEqualTo("May\u00a02024, last week");
    }

    @Test
    void whatWasDoneSinceThePublicationBeforeIsToldWithItsEffect() {
        var email = "mia" + UUID.randomUUID() + "@example.org";
        TestPeople.signedIn(email, Role.MANAGER);
        var done = "{'title':'A second desk','because':'They wait','clause':'minute','owner':'" + email
                + "','due':'2024-05-30','state':'done','outcome':'It stands','expect':{'kpi':'sla','direction':'up'}}";
        TestKeys.withKey()
                .contentType("application/json")
                .body(done.replace('\'', '"'))
                .post("/api/v1/actions")
                .then()
                .statusCode(201);
        publish(TestWeeks.LAST);
        for (var scope :
                List.of(SubscriptionScope.EVERYTHING, clause("minute"), new SubscriptionScope(ScopeKind.KPI, "sla"))) {
            assertThat(digest(TestWeeks.LAST, DigestPace.WEEKLY, scope).done())
                    .singleElement()
                    .satisfies(line -> assertThat(line.name()).isEqualTo("A second desk"))
                    .satisfies(line -> assertThat(line.numbers())
                            .startsWith(
                                    "done on 28\u00a0May, Noor Tamm. Service level should go up. Too early to say."));
        }
        assertThat(digest(TestWeeks.LAST, DigestPace.WEEKLY, clause("bag")).done())
                .isEmpty();
        clock.forward(Duration.ofDays(7));
        publish(TestWeeks.LAST.plus(1));
        clock.forward(Duration.ofDays(7));
        assertThat(digest(TestWeeks.LAST.plus(2)).done()).isEmpty();
        // The last week of May: a monthly digest has what was done in all of it.
        assertThat(digest(TestWeeks.LAST.plus(1), DigestPace.MONTHLY, SubscriptionScope.EVERYTHING)
                        .done())
                .hasSize(1);
    }

    private static void publish(Period week) {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/scorecards/" + week.code() + "/publication")
                .then()
                .statusCode(200);
    }
}
