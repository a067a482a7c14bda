package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;

/** A custom KPI over a custom event type on the pages and in the answers of other features, with time excluded. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class CustomKpiOfCustomTypeTest {

    private static final String PICKUP = """
            {'name':'Pick-ups','sentence':'Pick-up {id} with {parcels} parcels',
             'fields':{'late':{'kind':'boolean','required':true},'parcels':{'kind':'number','min':1,'whole':true}}}""";

    private static final String PARCELS = """
            {'name':'Parcels per pick-up','betterWhen':'higher','unit':'number','decimals':2,'symbol':'boxes',
             'numerator':{'type':'pickup','sum':'parcels'},'denominator':{'type':'pickup','count':'parcels'},
             'percentile':[50,90]}""";

    private static final String PER_CUSTOMER = """
            {'name':'Pick-ups per customer','betterWhen':'higher','unit':'number',
             'numerator':{'type':'pickup'},'denominator':{'type':'pickup','distinct':'customer'}}""";

    private static final String PER_LATE_ONE = """
            {'name':'Parcels per late one','betterWhen':'higher','unit':'number',
             'numerator':{'type':'pickup','sum':'parcels'},
             'denominator':{'type':'pickup','sum':'parcels','where':{'late':true}}}""";

    private static final String MISSION = """
            {'statement':'We pick up all you have.','effectiveFrom':'2024-01-01','clauses':[{'code':'all',
             'quote':'pick up all you have','measures':[{'kpi':'parcels-each','because':'Who sends much is glad.',
             'target':{'atLeast':5.5,'from':'2024-W01'}}]}]}""";

    /** Two of the four pick-ups of the week: one of each team. */
    private static final String TUESDAY =
            "{'from':'2024-03-05T10:00Z','to':'2024-03-05T12:00Z','category':'outage','because':'The van broke down'}";

    private static final String WHOLE_TUESDAY =
            "{'from':'2024-03-05','to':'2024-03-05','category':'outage','because':'The van broke down'}";

    private final List<String> added = new ArrayList<>();
    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void pushPickups() {
        put("/api/v1/event-types/pickup", PICKUP).statusCode(200);
        push(List.of(
                        pickup("last", "north", "2024-02-27T10:00:00Z", "{'late':false,'parcels':3,'customer':'a'}"),
                        pickup("n1", "north", "2024-03-04T10:00:00Z", "{'late':true,'parcels':4,'customer':'a'}"),
                        pickup("n2", "north", "2024-03-05T10:30:00Z", "{'late':false,'parcels':2,'customer':'a'}"),
                        pickup("s1", "south", "2024-03-05T11:30:00Z", "{'late':true,'parcels':6,'customer':'b'}"),
                        pickup("s2", "south", "2024-03-06T09:00:00Z", "{'late':false,'parcels':8,'customer':'c'}")))
                .statusCode(200);
        define("parcels-each", PARCELS);
    }

    @AfterEach
    void endExclusions() {
        added.forEach(this::end);
    }

    @Test
    void anExclusionLeavesItsHoursOutOfASum() {
        var before = everything();
        exclude(TUESDAY);
        point("parcels-each")
                .body("points[0].value", equalTo(6f))
                .body("points[0].numerator", equalTo(12))
                .body("points[0].denominator", equalTo(2))
                .body("points[0].beside.p50", nullValue())
                .body("points[0].excluded.with.value", equalTo(5f))
                .body("points[0].excluded.with.numerator", equalTo(20));
        withKey()
                .get("/api/v1/kpis/parcels-each/teams?to=2024-W10&span=1w")
                .then()
                .statusCode(200)
                .body("groups.find { it.name == 'north' }.value", equalTo(4f))
                .body("groups.find { it.name == 'north' }.excluded.with.value", equalTo(3f))
                .body("groups.find { it.name == 'south' }.value", equalTo(8f));
        withKey()
                .get("/api/v1/kpis/parcels-each/hours?to=2024-W10&span=1w")
                .then()
                .statusCode(200)
                .body("excluded.with.value", equalTo(5f));
        withKey()
                .get("/api/v1/kpis/parcels-each/moved?from=2024-W09&to=2024-W10")
                .then()
                .statusCode(200)
                .body("to.value", equalTo(6f))
                .body("to.excluded.with.value", equalTo(5f));
        withKey().get("/api/v1/events?kpi=parcels-each&week=2024-W10").then().body("items.id", contains("s2", "n1"));
        assertThat(everything()).isNotEqualTo(before);
        endAll();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void percentilesAreThoseOfTheOtherDays() {
        point("parcels-each").body("points[0].beside.p50", equalTo(4f)).body("points[0].beside.p90", equalTo(8f));
        exclude("{'from':'2024-03-06','to':'2024-03-06','category':'data','because':'Counted twice'}");
        point("parcels-each")
                .body("points[0].value", equalTo(4f))
                .body("points[0].beside.p50", equalTo(4f))
                .body("points[0].beside.p90", equalTo(6f));
        exclude("{'from':'2024-03-04','to':'2024-03-05','team':'north','category':'data','because':'The other team'}");
        point("parcels-each").body("points[0].value", equalTo(6f)).body("points[0].beside.p50", equalTo(6f));
    }

    @Test
    void aRatioOfSumsIsNotMeasuredWhereNothingIsLeftToDivideBy() {
        define("per-late", PER_LATE_ONE);
        point("per-late").body("points[0].value", equalTo(2f)).body("points[0].low", nullValue());
        exclude("{'from':'2024-03-04','to':'2024-03-05','category':'outage','because':'The van broke down'}");
        point("per-late")
                .body("points[0].value", nullValue())
                .body("points[0].why", containsString("Not measured"))
                .body("points[0].excluded.with.value", equalTo(2f));
    }

    @Test
    void customersAreLeftOutByTheWholeWeekOnly() {
        define("per-customer", PER_CUSTOMER);
        post(TUESDAY.replace("'category'", "'kpi':'per-customer','category'"))
                .statusCode(422)
                .body("errors.code", contains("kpi.whole"));
        exclude(TUESDAY);
        point("per-customer")
                .body("points[0].numerator", equalTo(4))
                .body("points[0].denominator", equalTo(3))
                .body("points[0].excluded.keptIn", containsString("counts each customer once"));
        withKey()
                .get("/api/v1/events?kpi=per-customer&week=2024-W10")
                .then()
                .body("items.id", contains("s2", "s1", "n2", "n1"));
        exclude("{'from':'2024-03-04','to':'2024-03-10','category':'holiday','because':'We were closed'}");
        point("per-customer")
                .body("points[0].value", nullValue())
                .body("points[0].why", containsString("everything is excluded"));
    }

    @Test
    void aFigureOfItStaysUnlessItsWholeWeekIsExcluded() {
        push(event(
                        "report",
                        "w10",
                        "figure",
                        "2024-03-11T10:00:00Z",
                        "{'kpi':'parcels-each','week':'2024-W10','numerator':30,'denominator':5}"))
                .statusCode(200);
        exclude(TUESDAY);
        point("parcels-each")
                .body("points[0].value", equalTo(6f))
                .body("points[0].numerator", equalTo(30))
                .body("points[0].excluded.keptIn", containsString("ready-made figure"));
    }

    @Test
    void anEffectIsJudgedByTheSampleThatIsSetForTheKpi() {
        put("/api/v1/mission", MISSION).statusCode(200);
        verdicts().body(effect("verdictWith"), equalTo("too-few")).body(effect("verdict"), equalTo("too-few"));
        put("/api/v1/kpis/parcels-each/settings", "{'minimumSample':1,'allHistory':true}")
                .statusCode(200);
        verdicts().body(effect("verdictWith"), equalTo("missed")).body(effect("verdict"), equalTo("met"));
    }

    private static ValidatableResponse verdicts() {
        return withKey()
                .contentType("application/json")
                .body(json(TUESDAY).toString())
                .post("/api/v1/exclusions?dryrun=true")
                .then()
                .statusCode(200);
    }

    private static String effect(String member) {
        return "effect.changed.find { it.kpi == 'parcels-each' }." + member;
    }

    @Test
    void pagesWriteItsNumbersAndEventsAsItIsDefined() {
        ada = signedIn();
        put("/api/v1/mission", MISSION).statusCode(200);
        exclude(TUESDAY);
        assertThat(page("/scorecards/2024-W10"))
                .contains("Parcels per pick-up", "5.00\u00a0boxes with excluded time", "The van broke down");
        assertThat(page("/kpis/parcels-each?to=2024-W10"))
                .contains("5.00\u00a0boxes with excluded time", "The van broke down");
        assertThat(page("/why/parcels-each?week=2024-W10"))
                .contains("With excluded time: 5.00\u00a0boxes (20 ÷ 4).", "Pick-up n1 with 4 parcels")
                .doesNotContain("Pick-up n2");
        assertThat(page("/kpis/parcels-each/teams?to=2024-W10&span=1w")).contains("3.00\u00a0boxes with excluded time");
        assertThat(page("/events?kpi=parcels-each&week=2024-W10"))
                .contains("With it, the number is 5.00\u00a0boxes.", "Pick-up s2 with 8 parcels")
                .doesNotContain("Pick-up s1");
        assertThat(page("/exclusions/new")).contains("value=\"parcels-each\"");
        assertThat(page("/kpis")).contains("Parcels per pick-up");
        assertThat(page("/kpis/parcels-each/settings?changed=yes")).doesNotContain("id=\"hours\"");
        assertThat(page("/kpis/parcels-each/definition")).contains("value=\"pickup\" selected");
        assertThat(page("/kpis/awt/settings")).contains("id=\"hours\"");
    }

    @Test
    void whatWasPublishedOfItHasItsSymbol() {
        put("/api/v1/mission", MISSION).statusCode(200);
        withKey()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/scorecards/2024-W10/publication")
                .then()
                .statusCode(200)
                .body("document.scorecard.clauses[0].rows[0].display", equalTo("number:2:boxes"));
        push(pickup("n3", "north", "2024-03-07T10:00:00Z", "{'late':false,'parcels':10,'customer':'a'}"))
                .statusCode(200);
        ada = signedIn();
        for (var path : List.of("/scorecards/2024-W10", "/scorecards/2024-W10/publication", "/restatements")) {
            assertThat(page(path)).contains("5.00\u00a0boxes", "6.00\u00a0boxes");
        }
    }

    @Test
    void aGuaranteeThatItBreaksIsExcludedByItsCodeHoweverLong() {
        var clause = "a".repeat(60);
        put(
                        "/api/v1/mission",
                        MISSION.replace("'code':'all'", "'code':'" + clause + "'")
                                .replace(
                                        "'measures'",
                                        "'guarantee':{'promise':'On time','consequence':'5 EUR','breach':{'type':'pickup',"
                                                + "'where':{'late':true}}},'measures'"))
                .statusCode(200);
        var kpi = "guarantee-" + clause;
        point(kpi).body("points[0].numerator", equalTo(2)).body("points[0].denominator", equalTo(4));
        exclude(TUESDAY.replace("'category'", "'kpi':'" + kpi + "','category'"));
        point(kpi)
                .body("points[0].numerator", equalTo(1))
                .body("points[0].denominator", equalTo(2))
                .body("points[0].excluded.with.numerator", equalTo(2));
        point("parcels-each").body("points[0].excluded", nullValue());
    }

    @Test
    void aPreviewTellsTheNumbersThatTheScorecardWillShow() {
        exclude(TUESDAY);
        preview(PARCELS)
                .body("moved", equalTo(0))
                .body("weeks.find { it.week == '2024-W10' }.before.value", equalTo(6f))
                .body("weeks.find { it.week == '2024-W10' }.after.value", equalTo(6f))
                .body("weeks.find { it.week == '2024-W10' }.excluded", equalTo(true))
                .body("weeks.find { it.week == '2024-W09' }.excluded", equalTo(false))
                .body("weeks.find { it.week == '2024-W10' }.beside", nullValue());
        var ofLateOnes = PARCELS.replace(
                        "'type':'pickup','sum':'parcels'", "'type':'pickup','sum':'parcels','where':{'late':true}")
                .replace(
                        "'type':'pickup','count':'parcels'", "'type':'pickup','count':'parcels','where':{'late':true}");
        preview(ofLateOnes)
                .body("weeks.find { it.week == '2024-W10' }.before.value", equalTo(6f))
                .body("weeks.find { it.week == '2024-W10' }.after.value", equalTo(4f))
                .body("weeks.find { it.week == '2024-W10' }.after.denominator", equalTo(1f));
        define("parcels-each", ofLateOnes);
        point("parcels-each").body("points[0].value", equalTo(4f)).body("points[0].denominator", equalTo(1));
    }

    @Test
    void aPreviewLeavesExcludedDaysOutOfPercentiles() {
        exclude(WHOLE_TUESDAY);
        preview(PARCELS)
                .body("weeks.find { it.week == '2024-W10' }.after.value", equalTo(6f))
                .body("weeks.find { it.week == '2024-W10' }.beside.p90", closeTo(8.0));
        point("parcels-each").body("points[0].beside.p90", closeTo(8.0));
    }

    @Test
    void aPreviewOfSettingsLeavesExcludedTimeOut() {
        push(List.of(
                        event(
                                "desk",
                                "1",
                                "contact",
                                "2024-03-05T10:30:00Z",
                                "{'outcome':'answered','waitSeconds':10}"),
                        event(
                                "desk",
                                "2",
                                "contact",
                                "2024-03-06T10:30:00Z",
                                "{'outcome':'answered','waitSeconds':90}"),
                        event(
                                "desk",
                                "3",
                                "contact",
                                "2024-03-07T10:30:00Z",
                                "{'outcome':'answered','waitSeconds':200}")))
                .statusCode(200);
        exclude(TUESDAY);
        tryOut("/api/v1/kpis/sla/settings/try", "{'withinSeconds':120,'allHistory':true,'because':'Slower lines'}")
                .body("moved", equalTo(1))
                .body("weeks.find { it.week == '2024-W10' }.before.value", equalTo(0f))
                .body("weeks.find { it.week == '2024-W10' }.after.value", equalTo(0.5f));
        tryOut("/api/v1/kpis/sla/settings/try", "{'minimumSample':2,'allHistory':true}")
                .body("moved", equalTo(0))
                .body("weeks.find { it.week == '2024-W10' }.after.value", equalTo(0f));
    }

    @Test
    void aPreviewOfSettingsThatStayMovesNothing() {
        exclude(TUESDAY);
        withKey()
                .contentType("application/json")
                .body("{\"minimumSample\":2}")
                .post("/api/v1/kpis/parcels-each/settings/try")
                .then()
                .statusCode(200)
                .body("moved", equalTo(0));
    }

    @Test
    void aFieldThatAKpiOrAGuaranteeUsesStays() {
        define("per-late", PER_LATE_ONE);
        put(
                        "/api/v1/event-types/pickup",
                        PICKUP.replace("'parcels':{'kind':'number','min':1,'whole':true}", "'note':{'kind':'text'}")
                                .replace(" with {parcels} parcels", ""))
                .statusCode(422)
                .body("errors.code", everyItem(equalTo("fields.used")))
                .body("errors.pointer", everyItem(equalTo("/fields/parcels")))
                .body("errors.detail", hasItem(containsString("The KPI 'Parcels per pick-up' adds up parcels.")));
        put("/api/v1/event-types/pickup", PICKUP.replace("'late':{'kind':'boolean','required':true},", ""))
                .statusCode(422)
                .body("errors.pointer", contains("/fields/late"))
                .body("errors.detail", contains(containsString("The KPI 'Parcels per late one' counts by late.")));
        withKey().delete("/api/v1/kpis/per-late").then().statusCode(204);
        put("/api/v1/event-types/pickup", PICKUP.replace("'late':{'kind':'boolean','required':true},", ""))
                .statusCode(200);
    }

    @Test
    void aTypeAndAKpiThatAreUsedStay() {
        exclude(TUESDAY.replace("'category'", "'kpi':'parcels-each','category'"));
        withKey()
                .delete("/api/v1/event-types/pickup")
                .then()
                .statusCode(409)
                .body("detail", containsString("the KPI 'parcels-each' counts it"));
        // An exclusion of a removed KPI changes nothing, and can still be read and ended.
        withKey().delete("/api/v1/kpis/parcels-each").then().statusCode(204);
        withKey()
                .get("/api/v1/exclusions/" + added.get(0))
                .then()
                .statusCode(200)
                .body("kpi", equalTo("parcels-each"))
                .body("effect.numbers", equalTo(0));
        withKey().get("/api/v1/kpis").then().body("code", not(hasItem("parcels-each")));
        ada = signedIn();
        assertThat(page("/exclusions")).contains("The van broke down");
    }

    /** Answers about the KPI, as text. */
    private static List<String> everything() {
        var answers = new ArrayList<String>();
        for (var path : List.of(
                "series?from=2024-W09&to=2024-W10",
                "series?grain=day&from=2024-03-04&to=2024-03-06",
                "series?grain=month&from=2024-02&to=2024-03",
                "teams?to=2024-W10&span=1w",
                "hours?to=2024-W10&span=1w",
                "moved?from=2024-W09&to=2024-W10")) {
            answers.add(withKey().get("/api/v1/kpis/parcels-each/" + path).asString());
        }
        return answers;
    }

    private static ObjectNode pickup(String id, String team, String time, String data) {
        return event("courier", id, "pickup", time, data).put("team", team);
    }

    private static ValidatableResponse put(String path, String body) {
        return withKey()
                .contentType("application/json")
                .body(json(body).toString())
                .put(path)
                .then();
    }

    private static void define(String code, String definition) {
        put("/api/v1/kpis/" + code, definition).statusCode(200);
    }

    private static ValidatableResponse preview(String definition) {
        return tryOut("/api/v1/kpis/parcels-each/try", definition);
    }

    private static ValidatableResponse tryOut(String path, String body) {
        return withKey()
                .contentType("application/json")
                .body(json(body).toString())
                .post(path)
                .then()
                .statusCode(200);
    }

    private static Matcher<Float> closeTo(double value) {
        return allOf(greaterThan((float) (value * 0.98)), lessThan((float) (value * 1.02)));
    }

    private static ValidatableResponse point(String kpi) {
        return withKey()
                .get("/api/v1/kpis/" + kpi + "/series?from=2024-W10&to=2024-W10")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String exclusion) {
        return withKey()
                .contentType("application/json")
                .body(json(exclusion).toString())
                .post("/api/v1/exclusions")
                .then();
    }

    private void exclude(String exclusion) {
        added.add(post(exclusion).statusCode(201).extract().path("id"));
    }

    private void endAll() {
        added.forEach(this::end);
        added.clear();
    }

    private void end(String id) {
        withKey()
                .queryParam("reason", "The test is over.")
                .delete("/api/v1/exclusions/" + id)
                .then()
                .statusCode(200);
    }

    private String page(String path) {
        return ada.get(path).then().statusCode(200).extract().asString();
    }
}
