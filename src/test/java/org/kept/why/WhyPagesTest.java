package org.kept.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class WhyPagesTest {

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void weeks() {
        TestWeeks.publishMission();
        TestWeeks.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void pageShowsTheChainFromTheClauseToTheEvents() {
        assertThat(page("/why/sla?week=2024-W21"))
                .contains(
                        "Why am I scored on this?", "Service level, within 60 s", "week to 26 May 2024, Europe/London")
                .contains("We <mark>answer within a minute</mark>, we never lose a bag, and we smile.")
                .contains("It counts who was answered in time.", "Direct measure", "key:testkey, ", "mia@example.org")
                .contains("60 of 100 contacts were answered within 60 s: 60.0%.")
                .contains("contacts answered within 60 s ÷ contacts offered", "50.2% to 69.1% (Wilson")
                .contains("≥ 80.0% since the week to 7 Jan 2024, agreed by mia@example.org")
                .contains(
                        "Usual range: 80.2% to 87.2%. This week is below it. Worsened: a signal (outside the limits).")
                .contains("Outside the limits: 60.0% is below the lower limit of 8")
                .contains("While this signal lasts, the limits cannot say whether the target of ≥ 80.0% will be met.")
                .contains("Net promoter score", "Nobody promised to be recommended.")
                .contains("The newest event of the week.", "A ready-made figure", "sla2024-W21")
                .contains("href=\"/events?kpi=sla&amp;week=2024-W21\"", "href=\"/mission#clause-minute\"");
    }

    @Test
    void aReadyMadeFigureHasNoOtherVariants() {
        assertThat(page("/why/sla?week=2024-W21"))
                .contains("counting every contact, including abandoned ones")
                .doesNotContain("counting only answered contacts");
    }

    @Test
    void everyVariantShowsItsValueForTheSameCalls() {
        TestEvents.push(TestEvents.event(
                        "why",
                        "a",
                        "contact",
                        "2023-05-02T10:00:00Z",
                        "{'outcome':'answered','waitSeconds':10,'handleSeconds':240,'resolved':true}"))
                .statusCode(200);
        TestEvents.push(TestEvents.event(
                        "why", "b", "contact", "2023-05-02T10:01:00Z", "{'outcome':'answered','waitSeconds':95}"))
                .statusCode(200);
        TestEvents.push(TestEvents.event(
                        "why", "c", "contact", "2023-05-02T10:02:00Z", "{'outcome':'abandoned','waitSeconds':40}"))
                .statusCode(200);
        assertThat(page("/why/sla?week=2023-W18"))
                .contains("1 of 3 contacts was answered within 60 s: 33.3%.")
                .contains("counting only answered contacts: <strong class=\"tabular\">50.0%")
                .contains("leaving out contacts abandoned within 60 s: <strong class=\"tabular\">50.0%")
                .contains("counting contacts abandoned within 60 s as in time: <strong class=\"tabular\">66.7%")
                .contains("The 3 newest events of the week.")
                .contains("A contact, answered after 10 s, handled in 4 min, resolved")
                .contains("A contact, abandoned after 40 s");
    }

    @Test
    void whatACustomerWroteStandsBesideTheEvent() {
        TestEvents.push(TestEvents.event(
                        "why",
                        "written",
                        "survey",
                        "2023-07-04T10:00:00Z",
                        "{'question':'csat','score':2,'comment':'Waited <ages> for the parcel'}"))
                .statusCode(200);
        assertThat(page("/why/csat?week=2023-W27"))
                .contains("<q class=\"wrapping\">Waited &lt;ages&gt; for the parcel</q>")
                .contains("The newest event of the week.", "href=\"/events?kpi=csat&amp;week=2023-W27\"");
    }

    @Test
    void aKpiThatIsNotScoredHasNoVerdict() {
        assertThat(page("/why/nps?week=2024-W21"))
                .contains("Not scored: we do not promise it.</strong> Nobody promised to be recommended.")
                .doesNotContain("class=\"mark", "<mark>");
        assertThat(page("/why/csat?week=2024-W21")).contains("No clause of the mission gives a reason for it.");
        assertThat(page("/why/sla?week=2023-W40"))
                .contains("No mission was in effect this week")
                .doesNotContain("class=\"mark", "<mark>");
    }

    @Test
    void aWeekWithoutAValueSaysWhyAndOneWithTooFewIsNotJudged() {
        assertThat(page("/why/sla?week=2024-W30"))
                .contains("No contacts with a waiting time in this period.")
                .contains("No events for this number this week.")
                .doesNotContain("Expect the target");
        assertThat(page("/why/incorrect-fulfillment-rate?week=2024-W21"))
                .contains("There was 1 incorrect fulfillment for 12 orders: 8.3%.", "too few")
                .contains("Too few weeks for a usual range: 8 needed.");
        assertThat(page("/why/aht?week=2024-W21"))
                .contains("Counterweight: shows what", "No target: shown, not judged", "Never a target on its own");
        assertThat(page("/why/sla?week=current")).contains("this week so far.").doesNotContain("missed");
    }

    @Test
    void aTeamPageShowsItsOwnNumberAndEvents() {
        var event = TestEvents.event(
                "why", "north", "contact", "2023-06-06T10:00:00Z", "{'outcome':'answered','waitSeconds':3}");
        TestEvents.push(event.put("team", "north")).statusCode(200);
        TestEvents.push(TestEvents.event(
                        "why", "other", "contact", "2023-06-06T11:00:00Z", "{'outcome':'abandoned','waitSeconds':3}"))
                .statusCode(200);
        assertThat(page("/why/sla?week=2023-W23&team=north"))
                .contains("1 of 1 contact was answered within 60 s: 100.0%.", ", team north", ">north</a>")
                .contains("href=\"/events?kpi=sla&amp;week=2023-W23&amp;team=north\"")
                .doesNotContain(">other</a>");
    }

    @Test
    void invalidWeeksAndUnknownKpisAreRejected() {
        ada.get("/why/sla?week=soon")
                .then()
                .statusCode(400)
                .body(containsString("is not a week. Use the form 2026-W46"));
        ada.get("/why/no-such").then().statusCode(404);
        ada.get("/why/sla?week=last").then().statusCode(200);
        new TestBrowser().get("/why/sla").then().statusCode(303);
    }

    @Test
    void pagesWithANumberLinkToItsWhyPage() {
        assertThat(page("/scorecards/2024-W21?team=north"))
                .contains("href=\"/why/sla?week=2024-W21&amp;team=north\">Why?");
        assertThat(page("/kpis/sla?team=north")).contains("href=\"/why/sla?team=north\">Why</a>");
        assertThat(page("/mission")).contains("href=\"/why/sla\">Why?");
        assertThat(page("/why/sla")).contains("No data for a while: this is the last week with data.");
    }

    @Test
    void apiReturnsTheSameChain() {
        TestKeys.withKey()
                .get("/api/v1/kpis/sla/why?week=2024-W21")
                .then()
                .statusCode(200)
                .body("kpi", equalTo("sla"))
                .body("week", equalTo("2024-W21"))
                .body("start", equalTo("2024-05-20"))
                .body("scored", equalTo(true))
                .body("mission.statement", startsWith("We answer within a minute"))
                .body("clauses", hasSize(1))
                .body("clauses[0].quote", equalTo("answer within a minute"))
                .body("clauses[0].because", equalTo("It counts who was answered in time."))
                .body("clauses[0].given.by", notNullValue())
                .body("clauses[0].arguedFor", nullValue())
                .body("clauses[0].target.atLeast", equalTo(0.8f))
                .body("clauses[0].target.agreedBy", equalTo("mia@example.org"))
                .body("clauses[0].verdict", equalTo("missed"))
                .body("number.value", equalTo(0.6f))
                .body("number.numerator", equalTo(60))
                .body("number.denominator", equalTo(100))
                .body("number.sentence", equalTo("60 of 100 contacts were answered within 60 s: 60.0%."))
                .body("ordinary.signals", hasItem("outside"))
                .body("ordinary.variation", equalTo("concern"))
                .body("settings.withinSeconds", equalTo(60))
                .body("deliberatelyNotScored[0].kpi", equalTo("nps"))
                .body("events[0].id", equalTo("sla2024-W21"));
        TestKeys.withKey()
                .get("/api/v1/kpis/nps/why?week=2024-W21")
                .then()
                .body("scored", equalTo(false))
                .body("notScored", containsString("Nobody promised to be recommended."))
                .body("clauses", empty())
                .body("number.value", nullValue())
                .body("number.why", containsString("No answers"));
        TestKeys.withKey().get("/api/v1/kpis/sla/why?week=soon").then().statusCode(400);
        TestKeys.withKey(TestKeys.keyWith("ingest"))
                .get("/api/v1/kpis/sla/why")
                .then()
                .statusCode(403);
    }

    private String page(String path) {
        var answer = ada.get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
