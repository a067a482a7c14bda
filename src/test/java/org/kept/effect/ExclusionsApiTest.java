package org.kept.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.exclusion.ExclusionChanged;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class ExclusionsApiTest {

    /** Observes the same events as features that keep published numbers. */
    @ApplicationScoped
    public static class ChangeListener {

        private final List<ExclusionChanged> changes = new CopyOnWriteArrayList<>();

        public void hear(@Observes ExclusionChanged change) {
            changes.add(change);
        }

        public List<ExclusionChanged> changes() {
            return List.copyOf(changes);
        }

        public void forget() {
            changes.clear();
        }
    }

    @Inject
    ChangeListener listener;

    /** The last week of the figures, in which the service level misses its target: 60 of 100. */
    private static final String LAST_WEEK =
            "{'from':'2024-05-20','to':'2024-05-26','category':'outage','because':'The exchange burned'}";

    @BeforeEach
    void weeks() {
        TestWeeks.publishMission();
        TestWeeks.push();
    }

    @Test
    void anExclusionIsAddedReadListedAndEnded() {
        var id = add(LAST_WEEK)
                .statusCode(201)
                .body("from", equalTo("2024-05-20"))
                .body("to", equalTo("2024-05-26"))
                .body("kpi", nullValue())
                .body("team", nullValue())
                .body("category", equalTo("outage"))
                .body("because", equalTo("The exchange burned"))
                .body("by", startsWith("key:"))
                .body("ended", nullValue())
                .body("effect.begun", equalTo(true))
                .body("effect.verdicts", equalTo(2))
                .body("effect.changed.find { it.kpi == 'sla' }.with.value", equalTo(0.6f))
                .body("effect.changed.find { it.kpi == 'sla' }.without.value", nullValue())
                .body("effect.changed.find { it.kpi == 'sla' }.verdictWith", equalTo("missed"))
                .body("effect.changed.find { it.kpi == 'sla' }.verdict", equalTo("no-data"))
                .extract()
                .<String>path("id");
        TestKeys.withKey()
                .get("/api/v1/exclusions")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("nextCursor", nullValue());
        end(id, "The exchange did not burn.")
                .statusCode(200)
                .body("ended.because", equalTo("The exchange did not burn."));
        end(id, "Again").statusCode(409);
        TestKeys.withKey()
                .get("/api/v1/exclusions/" + id)
                .then()
                .statusCode(200)
                .body("ended.by", startsWith("key:"))
                .body("effect.verdicts", equalTo(2));
        TestKeys.withKey()
                .get("/api/v1/audit")
                .then()
                .body("items.act", hasItem("exclusion.added"))
                .body("items.act", hasItem("exclusion.ended"));
    }

    @Test
    void everyAnswerHasTheNumberWithAndWithout() {
        add(LAST_WEEK).statusCode(201);
        TestKeys.withKey()
                .get("/api/v1/scorecards/2024-W21")
                .then()
                .body("clauses[0].rows[0].value", nullValue())
                .body("clauses[0].rows[0].verdict", equalTo("no-data"))
                .body("clauses[0].rows[0].why", containsString("Not measured, because everything is excluded"))
                .body("clauses[0].rows[0].excluded.with.value", equalTo(0.6f))
                .body("clauses[0].rows[0].excluded.with.denominator", equalTo(100))
                .body("clauses[0].rows[0].excluded.exclusions[0].because", equalTo("The exchange burned"))
                .body("clauses[0].rows[0].excluded.exclusions[0].by", startsWith("key:"));
        TestKeys.withKey()
                .get("/api/v1/kpis/sla/series?from=2024-W20&to=2024-W21")
                .then()
                .body("points[0].excluded", nullValue())
                .body("points[1].value", nullValue())
                .body("points[1].signals", hasSize(0))
                .body("points[1].excluded.with.numerator", equalTo(60));
        TestKeys.withKey()
                .get("/api/v1/kpis/sla/why?week=2024-W21")
                .then()
                .body("number.value", nullValue())
                .body("number.excluded.with.value", equalTo(0.6f));
        TestKeys.withKey()
                .get("/api/v1/kpis/sla/moved?from=2024-W20&to=2024-W21")
                .then()
                .body("from.excluded", nullValue())
                .body("to.excluded.with.value", equalTo(0.6f));
    }

    @Test
    void theEventsBehindANumberAreThoseOutsideOfExcludedTime() {
        TestEvents.push(List.of(
                        TestEvents.event("shop", "o1", "order", "2024-05-14T08:30:00Z", "{}"),
                        TestEvents.event("shop", "o2", "order", "2024-05-14T12:30:00Z", "{}")))
                .statusCode(200);
        add("{'from':'2024-05-14T09:00+01:00','to':'2024-05-14T10:00+01:00','category':'data','because':'A test order'}")
                .statusCode(201);
        TestKeys.withKey()
                .get("/api/v1/events?kpi=return-rate&week=2024-W20")
                .then()
                .body("items.id", contains("o2"));
        TestKeys.withKey()
                .get("/api/v1/kpis/return-rate/series?from=2024-W20&to=2024-W20")
                .then()
                .body("points[0].denominator", equalTo(1))
                .body("points[0].excluded.with.denominator", equalTo(2));
    }

    @Test
    void everyChangeIsToldInItsTransaction() {
        listener.forget();
        var id = add(LAST_WEEK).statusCode(201).extract().<String>path("id");
        end(id, "It did not burn.").statusCode(200);
        add("{}").statusCode(422);
        assertThat(listener.changes())
                .extracting(change ->
                        change.exclusion().id() + " " + change.exclusion().isInEffect())
                .containsExactly(id + " true", id + " false");
    }

    @Test
    void aDryRunStoresNothing() {
        TestKeys.withKey()
                .contentType("application/json")
                .body(LAST_WEEK.replace('\'', '"'))
                .post("/api/v1/exclusions?dryrun=true")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("effect.verdicts", equalTo(2));
        TestKeys.withKey().get("/api/v1/exclusions").then().body("items", hasSize(0));
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        add("{'from':'2024-05-20T10:30+01:00','to':'2024-05-20T12:00+01:00','category':'outage','because':'x'}")
                .statusCode(422)
                .body("errors.code", contains("from.hour"));
        add("{'from':'2024-05-20','category':'outage','because':'x','kpi':'slaa'}")
                .statusCode(422)
                .body("errors[0].detail", containsString("Did you mean 'sla'?"));
        add("{'from':'2024-05-20','category':'outage','because':'x','kpi':'repeat-customer-rate'}")
                .statusCode(422)
                .body("errors.code", contains("kpi.whole"))
                .body("errors[0].detail", containsString("counts each customer once"));
        add("{'from':'2024-05-20','to':'2024-05-26','category':'outage','because':'x','kpi':'repeat-customer-rate'}")
                .statusCode(201);
        add("{'from':'2024-05-20','categorie':'outage','because':'x'}")
                .statusCode(422)
                .body("errors[0].detail", containsString("category"));
        add("{}").statusCode(422).body("errors", hasSize(3));
        TestKeys.withKey().get("/api/v1/exclusions/no-such").then().statusCode(404);
        TestKeys.withKey().get("/api/v1/exclusions?limit=0").then().statusCode(400);
        TestKeys.withKey().get("/api/v1/exclusions?cursor=x").then().statusCode(400);
        end("no-such", "x").statusCode(404);
    }

    @Test
    void anEndNeedsAReason() {
        var id = add(LAST_WEEK).statusCode(201).extract().<String>path("id");
        TestKeys.withKey()
                .delete("/api/v1/exclusions/" + id)
                .then()
                .statusCode(422)
                .body("errors.code", contains("reason.missing"));
    }

    @Test
    void aHolidayToComeHasNoEffectYet() {
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        add("{'from':'" + day + "','category':'holiday','because':'The fair'}")
                .statusCode(201)
                .body("effect.begun", equalTo(false))
                .body("effect.changed", hasSize(0));
    }

    @Test
    void theListIsPaged() {
        for (var day = 1; day <= 5; day++) {
            add("{'from':'2024-04-0" + day + "','category':'holiday','because':'Day " + day + "'}")
                    .statusCode(201);
        }
        var first = TestKeys.withKey()
                .get("/api/v1/exclusions?limit=3")
                .then()
                .body("items.because", contains("Day 5", "Day 4", "Day 3"))
                .body("nextCursor", notNullValue())
                .extract()
                .<String>path("nextCursor");
        TestKeys.withKey()
                .get("/api/v1/exclusions?limit=3&cursor=" + first)
                .then()
                .body("items.because", contains("Day 2", "Day 1"))
                .body("nextCursor", nullValue());
    }

    @Test
    void theListTellsWhatEachChangedAndWhoseVerdictsChanged() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-06-05T09:00:00Z")), Clock.class);
        add(LAST_WEEK).statusCode(201);
        var ended = add("{'from':'2024-05-13','to':'2024-05-19','category':'data','because':'A test'}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        end(ended, "It was real.").statusCode(200);
        TestKeys.withKey()
                .get("/api/v1/exclusions?effect=true")
                .then()
                .statusCode(200)
                .body("items.find { it.ended != null }.effect.numbers", equalTo(1))
                .body("items.find { it.ended == null }.effect.verdicts", equalTo(2))
                .body("items.find { it.ended == null }.effect.changed.with.value", hasItem(0.6f));
        TestKeys.withKey().get("/api/v1/exclusions").then().body("items.effect", everyItem(nullValue()));
        TestKeys.withKey()
                .get("/api/v1/exclusions?effect=true&limit=1")
                .then()
                .body("items", hasSize(1))
                .body("nextCursor", notNullValue());
        TestKeys.withKey()
                .get("/api/v1/exclusions/verdicts")
                .then()
                .statusCode(200)
                .body("find { it.kpi == 'sla' }.author", startsWith("key:"))
                .body("find { it.kpi == 'sla' }.team", nullValue())
                .body("find { it.kpi == 'sla' }.weeks", equalTo(1))
                .body("find { it.kpi == 'sla' }.changed", equalTo(1))
                .body("find { it.kpi == 'sla' }.missedToMet", equalTo(0))
                .body("find { it.kpi == 'sla' }.missedToNotJudged", equalTo(1));
    }

    @Test
    void aKeyOfATeamSeesNoOtherTeamsExclusions() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-06-05T09:00:00Z")), Clock.class);
        TestEvents.push(List.of(
                        TestEvents.event("desk", "n", "contact", "2024-05-14T08:30:00Z", "{'outcome':'abandoned'}")
                                .put("team", "north"),
                        TestEvents.event("desk", "s", "contact", "2024-05-14T08:30:00Z", "{'outcome':'abandoned'}")
                                .put("team", "south")))
                .statusCode(200);
        var north = add("{'from':'2024-05-14','team':'north','category':'outage','because':'Flood in the north'}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        add(LAST_WEEK).statusCode(201);
        var key = TestKeys.withKey()
                .contentType("application/json")
                .body("{\"name\":\"south\",\"scopes\":[\"read\"],\"teams\":[\"south\"]}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("key");
        TestKeys.withKey(key)
                .get("/api/v1/exclusions")
                .then()
                .body("items.because", contains("The exchange burned"))
                .body("items.because", not(hasItem("Flood in the north")));
        TestKeys.withKey(key).get("/api/v1/exclusions/" + north).then().statusCode(404);
        TestKeys.withKey(key)
                .get("/api/v1/exclusions/verdicts")
                .then()
                .statusCode(200)
                .body("findAll { it.team != 'south' }", hasSize(0));
        assertThat(TestKeys.withKey(key)
                        .get("/api/v1/kpis/abandonment-rate/series?team=south")
                        .asString())
                .doesNotContain("Flood");
    }

    private static ValidatableResponse add(String body) {
        return TestKeys.withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1/exclusions")
                .then();
    }

    private static ValidatableResponse end(String id, String reason) {
        return TestKeys.withKey()
                .queryParam("reason", reason)
                .delete("/api/v1/exclusions/" + id)
                .then();
    }
}
