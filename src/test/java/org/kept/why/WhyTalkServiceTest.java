package org.kept.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.DataScope;
import org.kept.access.Role;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.problem.Problem;
import org.kept.rollup.Slice;
import org.kept.view.KpiView;
import org.kept.view.KpiViewRequest;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class WhyTalkServiceTest {

    private static final Period WEEK = Period.parse("2024-W21");
    private static final WhyTalk.TalkPerson NOOR = new WhyTalk.TalkPerson("noor@example.org", "Noor Tamm");
    private static final WhyTalk.TalkPerson MIA = new WhyTalk.TalkPerson("mia@example.org", "Mia Okafor");

    private final ScoreExplanations scoreExplanations;
    private final WhyTalkService whyTalkService;
    private TestBrowser ada = new TestBrowser();

    @Inject
    WhyTalkServiceTest(ScoreExplanations scoreExplanations, WhyTalkService whyTalkService) {
        this.scoreExplanations = scoreExplanations;
        this.whyTalkService = whyTalkService;
    }

    @BeforeEach
    void weeks() {
        TestWeeks.publishMission();
        TestWeeks.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void aReadMarkLapsesWhenTheTargetChangesButNotOnUnrelatedChanges() {
        ada.post("/why/sla/read?week=2024-W21").then().statusCode(303);
        whyTalkService.read(why("sla"), NOOR);
        whyTalkService.read(why("sla"), NOOR);
        assertThat(page("/why/sla?week=2024-W21"))
                .contains("2 people have read this.", "You read it on", "Noor Tamm, ")
                .doesNotContain("Mark as read");
        publish("we smile", "we smile a lot");
        assertThat(page("/why/sla?week=2024-W21")).contains("2 people have read this.");
        publish("\"atLeast\" ?: ?0.8\\b", "\"atLeast\": 0.81");
        assertThat(page("/why/sla?week=2024-W21"))
                .contains("Not marked as read since", "Mark as read")
                .doesNotContain("You read it on");
    }

    @Test
    void aQuestionCanBeAskedAnsweredCorrectedAndWithdrawn() {
        ada.post("/why/aht/questions?week=2024-W21&team=north", "text", " Why <me>?\r\nAnd why now? ")
                .then()
                .statusCode(303)
                .header("Location", containsString("/why/aht?team=north&week=2024-W21#talk"));
        var asked = page("/why/aht?week=2024-W20");
        assertThat(asked).contains("Why &lt;me&gt;?\nAnd why now?", "about team north in the week to 26 May 2024");
        var id = id(asked);
        ada.post("/why/aht/questions/" + id + "/answer?week=2024-W20", "answer", "Because it is a counterweight.")
                .then()
                .statusCode(303);
        assertThat(page("/why/aht")).contains("Because it is a counterweight.").doesNotContain("; changed by");
        whyTalkService.answer(request("aht"), id, "It shows what speed costs.", author(MIA));
        assertThat(page("/why/aht"))
                .contains("It shows what speed costs.", "; changed by Mia Okafor, ")
                .doesNotContain("Because it is a counterweight.");
        ada.post("/why/aht/questions/" + id + "/withdraw").then().statusCode(303);
        assertThat(page("/why/aht")).contains("No questions yet.");
        ada.post("/why/aht/questions/" + id + "/withdraw").then().statusCode(404);
        ada.post("/why/aht/questions/no-id/answer", "answer", "x").then().statusCode(404);
    }

    @Test
    void invalidTextIsReportedAtItsFieldAndStaysInTheForm() {
        ada.post("/why/sla/questions", "text", "  ")
                .then()
                .statusCode(422)
                .body(containsString("Write the question first."));
        ada.post("/why/sla/questions", "text", "why ".repeat(300))
                .then()
                .statusCode(422)
                .body(containsString("The question has 1,199 characters; the limit is 1,000."))
                .body(containsString("id=\"text-error\""))
                .body(containsString("why why why"));
        whyTalkService.ask(request("sla"), "Why?", NOOR);
        var id = id(page("/why/sla"));
        ada.post("/why/sla/questions/" + id + "/answer", "answer", "")
                .then()
                .statusCode(422)
                .body(containsString("Write the answer first."))
                .body(containsString("id=\"answer-" + id + "-error\""));
        whyTalkService.withdraw(request("sla"), id, asker(NOOR));
    }

    @Test
    void onlyTheAskerOrAnAuthorMayWithdraw() {
        whyTalkService.ask(request("awt"), "How long is long?", NOOR);
        var id = whyTalkService.questions(why("awt"), author(MIA)).get(0).id().toString();
        assertThatThrownBy(() -> whyTalkService.withdraw(request("awt"), id, asker(MIA)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        assertThatThrownBy(() -> whyTalkService.withdraw(request("sla"), id, asker(NOOR)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        whyTalkService.withdraw(request("awt"), id, author(MIA));
        assertThat(whyTalkService.questions(why("awt"), author(MIA))).isEmpty();
    }

    @Test
    void theFiftyNewestQuestionsAreListed() {
        for (var i = 1; i <= 51; i++) {
            whyTalkService.ask(request("fcr"), "Question " + i, NOOR);
        }
        assertThat(whyTalkService.questions(why("fcr"), author(MIA)))
                .hasSize(50)
                .first()
                .satisfies(newest -> assertThat(newest.text()).isEqualTo("Question 51"));
    }

    @Test
    void membersReadAndAskLeadsAnswerAndViewersOnlyLook() {
        var member = TestPeople.signedIn(Role.MEMBER);
        member.post("/why/csat/read").then().statusCode(303);
        member.post("/why/csat/questions", "text", "Who is asked?").then().statusCode(303);
        var seen = member.get("/why/csat").asString();
        assertThat(seen)
                .contains("Who is asked?", "Not answered yet.", "Withdraw")
                .doesNotContain("Who has read it");
        var id = id(seen);
        member.post("/why/csat/questions/" + id + "/answer", "answer", "Me.")
                .then()
                .statusCode(403);
        var viewer = TestPeople.signedIn(Role.VIEWER);
        assertThat(viewer.get("/why/csat").asString())
                .contains("Who is asked?")
                .doesNotContain("Mark as read", "Your question", "Withdraw");
        viewer.post("/why/csat/read").then().statusCode(403);
        var lead = TestPeople.signedIn(Role.LEAD);
        assertThat(lead.get("/why/csat").asString()).contains("Who has read it", "Noor Tamm, ");
        lead.post("/why/csat/questions/" + id + "/answer", "answer", "Every tenth caller.")
                .then()
                .statusCode(303);
        assertThat(member.get("/why/csat").asString()).contains("Every tenth caller.");
        member.post("/why/csat/questions/" + id + "/withdraw").then().statusCode(303);
    }

    @Test
    void takingPartRequiresSigningIn() {
        var stranger = new TestBrowser();
        stranger.post("/why/sla/read").then().statusCode(303).header("Location", containsString("/login"));
        ada.postWithToken("/why/sla/read", null).then().statusCode(400);
    }

    private ScoreExplanation why(String kpi) {
        return scoreExplanations.explain(Catalogue.find(kpi).orElseThrow(), WEEK, Slice.ALL, DataScope.EVERYTHING);
    }

    private static KpiViewRequest request(String kpi) {
        return KpiViewRequest.withDefaults(KpiView.WHY, Catalogue.find(kpi).orElseThrow(), WEEK);
    }

    private static void publish(String before, String after) {
        var mission = TestKeys.withKey().get("/api/v1/mission").asString();
        TestKeys.withKey()
                .contentType("application/json")
                .body(mission.replaceAll("\\s+", " ").replaceAll(before, after))
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    private static String id(String page) {
        var found = Pattern.compile("id=\"question-([0-9a-f-]{36})\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String page(String path) {
        var answer = ada.get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }

    private static TalkParticipant author(WhyTalk.TalkPerson who) {
        return new TalkParticipant(who, true, DataScope.EVERYTHING, Set.of());
    }

    private static TalkParticipant asker(WhyTalk.TalkPerson who) {
        return new TalkParticipant(who, false, DataScope.EVERYTHING, Set.of());
    }
}
