package org.kept.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Mission;
import org.kept.mission.Missions;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;

/** The workshop through its forms. Each test continues from the mission that an earlier one published. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
@TestMethodOrder(MethodOrderer.MethodName.class)
class WorkshopTest {

    private static final String ONE = "We answer within 1 minute, day and night.";
    private static final String TWO = "We answer within 2 minutes, day and night.";
    private static final Pattern DRAFT = Pattern.compile("/mission/edit/[0-9a-f-]{36}");

    @Inject
    Missions missions;

    @Inject
    KpiRegistry kpis;

    @Inject
    KpiSettingsStore settings;

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void signIn() {
        ada = TestKeys.signedIn();
    }

    @Test
    void aFormsTurnASentenceIntoAMission() {
        assertThat(page("/mission/edit")).contains("what your company promises");
        var draft = begin(ONE);
        assertThat(page(draft)).contains("Suggested clauses:", "No clauses yet");
        assertThat(location(post(draft + "/clauses", "last", "2"))).endsWith("?first=2#words");
        assertThat(page(draft + "?first=2")).contains("aria-pressed=\"true\">within<", "select the last word");
        assertThat(location(post(draft + "/clauses", "first", "2", "last", "4")))
                .endsWith("#clauses");
        assertThat(page(draft)).contains("href=\"#clause-within-1-minute\"", "How fast: <q>within 1 minute</q>");
        assertThat(measure(draft, "within-1-minute", "sla", "It counts the calls in time.", "80")
                        .statusCode())
                .isEqualTo(303);
        post(draft + "/aside", "kpis", "nps", "kpis", "csat", "because", "Nobody promised it.");
        assertThat(page(draft)).contains("This becomes the first version of the mission.");
        var published = location(publish(draft));
        assertThat(published).endsWith("/mission?published=1");
        assertThat(page("/mission?published=1")).contains("Version 1 published");
        assertThat(page("/mission?published=7")).doesNotContain("Version 7 published");

        var mission = published();
        assertThat(mission.statement()).isEqualTo(ONE);
        assertThat(mission.measure("within-1-minute", "sla")).hasValueSatisfying(measure -> {
            assertThat(measure.arguedBy()).isEqualTo(TestKeys.EMAIL);
            assertThat(measure.arguedOn()).isNotNull();
            assertThat(measure.optionalTarget().orElseThrow().low()).isEqualTo(0.8);
        });
        assertThat(mission.notMeasured()).hasSize(2);
        assertThat(page(draft)).contains("published as", "version 1").doesNotContain("Publish mission");
        assertThat(post(draft + "/day", "day", "2026-01-01").statusCode()).isEqualTo(409);
    }

    @Test
    void bRewordingMakesTheReasonSuspectAndProposesAnotherTime() {
        var draft = begin(TWO);
        var text = page(draft);
        assertThat(text)
                .contains("Confirm this reason: it was written when the clause read “within 1 minute”")
                .contains("it was written for “within 1 minute”, and the clause now reads “within 2 minutes”")
                .contains("Earlier weeks keep version 1")
                // At the clause, and once more where the draft is published.
                .containsSubsequence(
                        "asks for T = 120\u202fs, but the service level counts contacts answered within 60\u202fs",
                        "What changes when you publish",
                        "asks for T = 120\u202fs, but the service level counts contacts answered within 60\u202fs");
        post(draft + "/within", "seconds", "120", "clause", "within-1-minute");
        assertThat(page(draft)).contains("counts contacts answered within 120\u202fs. Earlier weeks keep 60\u202fs");
        publish(draft);

        var week = Period.of(Grain.WEEK, published().effectiveFrom());
        var sla = kpis.get("sla");
        assertThat(settings.timeline().in(sla, week).withinSeconds()).isEqualTo(120);
        assertThat(settings.timeline().in(sla, week.plus(-1)).withinSeconds()).isEqualTo(60);
        assertThat(missions.versionIn(week.plus(-1)).orElseThrow().mission().statement())
                .isEqualTo(ONE);
        assertThat(page("/mission/coverage")).contains("Written for “within 1 minute” in version 1");
    }

    @Test
    void cAConfirmedReasonIsNoLongerSuspect() {
        var draft = begin(TWO);
        assertThat(page(draft)).contains("Confirm this reason");
        measure(draft, "within-1-minute", "sla", "It counts the calls in time.", "80");
        assertThat(page(draft)).doesNotContain("Confirm this reason");
    }

    @Test
    void dCommentsAreShownAnsweredAndResolved() {
        var draft = begin(TWO);
        post(draft + "/comments", "clause", "within-1-minute", "kind", "concern", "text", "Not on <Mondays>.");
        var text = page(draft);
        assertThat(text).contains("<strong>Concern:</strong> Not on &lt;Mondays&gt;.");
        var found = Pattern.compile("/comments/([0-9a-f-]{36})/answer").matcher(text);
        assertThat(found.find()).isTrue();
        post(draft + "/comments/" + found.group(1) + "/answer", "text", "Then we need one more on Mondays.");
        assertThat(page(draft)).contains("Then we need one more on Mondays.");
        assertThat(page("/mission/edit")).contains("1\u00a0open comment");
        post(draft + "/comments/" + found.group(1) + "/resolve");
        assertThat(page(draft)).contains("Resolved by ada");
        var wrong = post(draft + "/comments", "form", "comment", "kind", "shout", "text", "Louder");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("an idea, a concern or a feeling", ">Louder</textarea>");
    }

    @Test
    void dAPublishedDraftTakesNoMoreComments() {
        var draft = begin(TWO.replace("2 minutes", "5 minutes"));
        post(draft + "/comments", "kind", "idea", "text", "While it is open.");
        var found = Pattern.compile("/comments/([0-9a-f-]{36})/answer").matcher(page(draft));
        assertThat(found.find()).isTrue();
        var comment = draft + "/comments/" + found.group(1);
        publish(draft);
        assertThat(post(draft + "/comments", "kind", "idea", "text", "Too late.")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(comment + "/answer", "text", "Too late.").statusCode()).isEqualTo(409);
        assertThat(post(comment + "/resolve").statusCode()).isEqualTo(409);
        assertThat(page(draft)).contains("While it is open.").doesNotContain("Too late.", "Resolved by");
    }

    @Test
    void eAMeasureWithoutAReasonIsRejectedAndTheFormKeepsItsValues() {
        var draft = begin(TWO);
        var answer = measure(draft, "within-1-minute", "awt", " ", "sixty");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("Say why this number shows whether the clause is kept", "value=\"sixty\"");
        assertThat(measure(draft, "within-1-minute", "awt", "By how much", "sixty")
                        .asString())
                .contains("This must be a number");
        assertThat(page(draft)).doesNotContain("By how much");
    }

    @Test
    void fSavingAnOlderRevisionIsRejected() {
        var draft = begin(TWO);
        var seen = revision(page(draft));
        post(draft + "/statement", "statement", ONE, "revision", seen);
        var late = post(draft + "/statement", "form", "statement", "statement", "Something else.", "revision", seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("someone else has changed this draft", ">Something else.</textarea>");
        assertThat(page(draft)).contains("within 1 minute</a>");
    }

    @Test
    void fPublishingAnOlderRevisionIsRejected() {
        var draft = begin(TWO);
        var seen = revision(page(draft));
        post(draft + "/day", "day", "2027-01-04");
        assertThat(post(draft + "/publish", "revision", seen).statusCode()).isEqualTo(409);
        assertThat(post(draft + "/publish").statusCode()).isEqualTo(409);
        assertThat(page(draft)).contains("Publish mission");
    }

    @Test
    void fAnImpossibleTargetIsRejected() {
        var draft = begin(TWO);
        assertThat(measure(draft, "within-1-minute", "sla", "It counts them.", "150")
                        .asString())
                .contains("Service level cannot have this value");
    }

    @Test
    void fAnAgreementBelongsToOneTarget() {
        var draft = begin(TWO);
        measure(draft, "within-1-minute", "sla", "It counts the calls in time.", "80");
        assertThat(page(draft)).contains("agreed by " + TestKeys.EMAIL);
        measure(draft, "within-1-minute", "sla", "It counts the calls in time.", "85");
        assertThat(page(draft))
                .contains("not agreed yet")
                .contains("No one has agreed to this target yet: " + TestKeys.EMAIL + " agreed to ≥ 80.0%.");
        measure(draft, "within-1-minute", "sla", "It counts the calls in time.", "85");
        assertThat(page(draft)).contains("agreed by " + TestKeys.EMAIL).doesNotContain("No one has agreed");
    }

    @Test
    void gTwoDraftsAreComparedWordByWord() {
        var draft = begin("We answer within 3 minutes, day and night.");
        var id = draft.substring("/mission/edit/".length());
        var text = page("/mission/compare?left=version-1&right=" + id);
        assertThat(text).contains("<del>1 minute, </del>", "<ins>3 minutes, </ins>");
        assertThat(ada.get("/mission/compare?left=version-1").statusCode()).isEqualTo(400);
        assertThat(ada.get("/mission/compare?left=version-1&right=version-99").statusCode())
                .isEqualTo(404);
    }

    @Test
    void hAnOutdatedDraftIsComparedBeforePublishing() {
        var one = begin("We answer within 3 minutes, day and night.");
        var other = begin("We answer within 4 minutes, day and night.");
        publish(other);
        assertThat(page(one)).contains("was published after you started this draft");
        assertThat(publish(one).statusCode()).isEqualTo(409);
        post(one + "/begun");
        assertThat(publish(one).statusCode()).isEqualTo(303);
        assertThat(published().statement()).contains("3 minutes");
    }

    @Test
    void iADiscardedDraftIsGone() {
        var draft = begin(TWO);
        post(draft + "/discard");
        assertThat(ada.get(draft).statusCode()).isEqualTo(404);
        assertThat(ada.get("/mission/edit/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void jAClauseKeepsItsSubmittedDetails() {
        var draft = begin(TWO);
        var half = post(
                draft + "/clauses/within-1-minute",
                "form",
                "facts-within-1-minute",
                "revision",
                revision(page(draft)),
                "promise",
                "An answer");
        assertThat(half.asString()).contains("A guarantee needs both");
        post(
                draft + "/clauses/within-1-minute",
                "revision",
                revision(page(draft)),
                "owner",
                "mia@example.org",
                "reviewBy",
                "2027-04-01",
                "behaviours",
                "Pick up first\n\nWrite later",
                "mayDecide",
                "Give 5 EUR",
                "mayDecideReviewBy",
                "2027-05-01",
                "promise",
                "An answer",
                "consequence",
                "5 EUR",
                "breach",
                "waited",
                "seconds",
                "120");
        assertThat(page(draft))
                .contains(
                        "How we keep it: Pick up first; Write later",
                        "Anyone may decide: Give 5 EUR",
                        "value=\"2027-05-01\"",
                        "Guarantee: An answer. If we break it: 5 EUR. Counts as broken: contacts that waited over 120"
                                + " s")
                .contains("value=\"waited\" selected");
    }

    @Test
    void kTextOfOtherFormsStaysWhenOneIsSaved() {
        var draft = begin(TWO);
        var saved = post(
                draft + "/aside?form=aside",
                "aside.kpis",
                "ces",
                "aside.because",
                "No one promised it to be easy.",
                "comment.kind",
                "idea",
                "comment.text",
                "Half a thought",
                "facts-within-1-minute.owner",
                "Noor");
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.asString())
                .contains("Saved. Not saved yet", "href=\"#comment\">Half a thought<", "No one promised it to be easy.")
                .contains(">Half a thought</textarea>", "value=\"Noor\"");
        assertThat(page(draft))
                .contains("No one promised it to be easy.")
                .doesNotContain("Half a thought", "Not saved yet");
        var rejected =
                post(draft + "/comments?form=comment", "comment.text", " ", "facts-within-1-minute.owner", "Noor");
        assertThat(rejected.statusCode()).isEqualTo(422);
        assertThat(rejected.asString()).contains("Choose an idea", "value=\"Noor\"");
        var leaving = post(draft + "/publish?form=publish", "revision", revision(page(draft)), "comment.text", "Wait");
        assertThat(leaving.statusCode()).isEqualTo(409);
        assertThat(leaving.asString()).contains("text on this page that is not saved", ">Wait</textarea>");
        assertThat(post(draft + "/keep", "comment.text", "Typed").asString()).contains(">Typed</textarea>");
        assertThat(post(draft + "/keep", "comment.text", "", "comment.kind", "idea")
                        .statusCode())
                .isEqualTo(303);
        for (var form : new String[] {"/clauses", "/aside", "/comments", "/clauses/within-1-minute/measures"}) {
            assertThat(location(ada.get(draft + form))).endsWith(draft);
        }
    }

    @Test
    void kNamesWithControlCharactersAreRejected() {
        var draft = begin(TWO);
        var wrong = post(
                draft + "/clauses/within-1-minute?form=facts-within-1-minute",
                "revision",
                revision(page(draft)),
                "facts-within-1-minute.owner",
                "\u0007Mia");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("characters that cannot be shown");
        assertThat(post("/mission/edit", "statement", TWO, "name", "No\u0007rth")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void lACustomKpiIsProposedForItsWords() {
        TestEvents.body("application/json", """
                        {"name":"Minutes kept","betterWhen":"higher","unit":"fraction","phrases":["2 minutes"],
                         "numerator":{"type":"contact","where":{"waitSeconds":{"atMost":120}}},
                         "denominator":{"type":"contact","where":{"waitSeconds":{"exists":true}}}}""")
                .put("/api/v1/kpis/minutes-kept")
                .then()
                .statusCode(200);
        var draft = begin(TWO);
        assertThat(page(draft)).contains("Minutes kept counts what “2 minutes” promises.");
    }

    @Test
    void mADraftCarriesTheTimeOfAWorkingDay() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"zone\":\"Europe/London\",\"week\":{\"mon\":[\"09:00-17:00\"],\"tue\":[\"09:00-17:00\"]}}")
                .put("/api/v1/calendars/desk")
                .then()
                .statusCode(200);
        var draft = begin(TWO + " We answer letters within one working day.");
        post(draft + "/clauses", "first", "11", "last", "14");
        var code = "within-one-working-day";
        measure(draft, code, "first-response-within", "It counts the letters in time.", "80");
        assertThat(page(draft))
                .contains("asks for T = 28,800\u202fs by desk, but the first response counts contacts answered within"
                        + " 86,400\u202fs.");
        var within = draft + "/within?form=within&clause=" + code + "&kpi=first-response-within";
        assertThat(post(within + "&calendar=desk", "seconds", "40000000").statusCode())
                .isEqualTo(422);
        assertThat(post(within + "&calendar=shut", "seconds", "28800").statusCode())
                .isEqualTo(422);
        post(within + "&calendar=desk", "seconds", "28800");
        assertThat(page(draft))
                .contains("the first response counts contacts answered within 28,800\u202fs by desk. Earlier weeks keep"
                        + " 86,400\u202fs.");
        publish(draft);
        var week = Period.of(Grain.WEEK, published().effectiveFrom());
        var set = settings.timeline().in(kpis.get("first-response-within"), week);
        assertThat(set.withinSeconds()).isEqualTo(28_800);
        assertThat(set.hours()).isNotNull().satisfies(hours -> assertThat(hours.calendar())
                .isEqualTo("desk"));
    }

    private Response measure(String draft, String clause, String kpi, String because, String atLeast) {
        return post(
                draft + "/clauses/" + clause + "/measures",
                "form",
                "measure-" + clause + "--" + kpi,
                "revision",
                revision(page(draft)),
                "kpi",
                kpi,
                "role",
                "measures",
                "because",
                because,
                "atLeast",
                atLeast,
                "from",
                Period.of(Grain.WEEK, LocalDate.parse("2026-11-23")).code(),
                "agreedBy",
                TestKeys.EMAIL);
    }

    private Response publish(String draft) {
        return post(draft + "/publish", "revision", revision(page(draft)));
    }

    private static String revision(String page) {
        var found = Pattern.compile("name=\"revision\" value=\"(\\d+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String begin(String statement) {
        var path = location(post("/mission/edit", "statement", statement, "name", "A draft"));
        var found = DRAFT.matcher(path);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private Response post(String path, String... fields) {
        return ada.post(path, fields);
    }

    private static String location(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.header("Location");
    }

    private Mission published() {
        return missions.current().orElseThrow().mission();
    }

    private String page(String path) {
        var answer = ada.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }
}
