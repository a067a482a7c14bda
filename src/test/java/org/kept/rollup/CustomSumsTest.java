package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;

/** Custom KPIs that add up numbers, keep percentiles, count customers once and take figures. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class CustomSumsTest {

    private static final String VALUE = """
            {'name':'Order value','betterWhen':'higher','unit':'number','decimals':2,'symbol':'EUR',
             'numerator':{'type':'order','sum':'value'},'denominator':{'type':'order','count':'value'},
             'percentile':[50,90]}""";

    private static final String PER_CUSTOMER = """
            {'name':'Orders per customer','betterWhen':'higher','unit':'number',
             'numerator':{'type':'order'},'denominator':{'type':'order','distinct':'customer'}}""";

    private static final String FIGURES = """
            {'name':'Parcels','betterWhen':'lower','unit':'number','decimals':0}""";

    @Test
    void aMeanHasAnIntervalAndPercentilesAndEqualsARebuild() {
        order("mean", "1", "2024-03-04T10:00:00Z", "{'value':10,'customer':'a'}");
        order("mean", "2", "2024-03-05T10:00:00Z", "{'value':20.5,'customer':'a'}");
        define("order-value", VALUE)
                .statusCode(200)
                .body("formula", equalTo("total value of orders ÷ orders with any value"))
                .body("definition.symbol", equalTo("EUR"))
                .body("definition.percentile", equalTo(List.of(50, 90)));
        order("mean", "3", "2024-03-06T10:00:00Z", "{'value':-0.5}");
        order("mean", "4", "2024-03-07T10:00:00Z", "{}");
        point("order-value", "mean")
                .body("points[0].value", equalTo(10f))
                .body("points[0].numerator", equalTo(30))
                .body("points[0].denominator", equalTo(3))
                .body("points[0].low", allOf(greaterThan(-16.2f), lessThan(-16f)))
                .body("points[0].high", allOf(greaterThan(36f), lessThan(36.2f)))
                .body("points[0].beside.p50", equalTo(10f))
                .body("points[0].beside.p90", equalTo(20.5f));
        SharedNumbers.rebuildFindsNoDifference();
        // A corrected and a voided event leave nothing behind.
        TestEvents.put(
                event("mean", "2", "order", "2024-03-05T10:00:00Z", "{'value':40.5}")
                        .put("channel", "mean"),
                "typo");
        TestEvents.delete("mean", "3", "test");
        point("order-value", "mean")
                .body("points[0].value", equalTo(25.25f))
                .body("points[0].beside.p90", equalTo(40.5f));
        SharedNumbers.rebuildFindsNoDifference();
    }

    /** A single total in thousandths would end at 9,223 of the largest numbers. */
    @Test
    void anyNumberOfTheLargestNumbersAddsUp() {
        define("order-value", VALUE).statusCode(200);
        var orders = new ArrayList<ObjectNode>();
        for (var i = 0; i < 10_000; i++) {
            orders.add(event("large", "o" + i, "order", "2024-03-04T10:00:00Z", "{'value':1000000000000}")
                    .put("channel", "large"));
        }
        for (var first = 0; first < orders.size(); first += 1000) {
            push(orders.subList(first, first + 1000)).statusCode(200);
        }
        order("large", "small", "2024-03-04T10:30:00Z", "{'value':0.5}");
        assertThat(number("large", "numerator")).isEqualTo(1e16);
        assertThat(number("large", "denominator")).isEqualTo(10_001);
        assertThat(number("large", "beside.p50")).isEqualTo(1e12);
        withKey().get("/api/v1/kpis/order-value/hours?to=2024-W10").then().statusCode(200);
        SharedNumbers.rebuildFindsNoDifference();
        // A corrected one takes its large part away, and another definition recounts them all.
        TestEvents.put(orders.get(0).set("data", json("{'value':0.25}")), "typo");
        assertThat(number("large", "numerator")).isEqualTo(9.999e15);
        SharedNumbers.rebuildFindsNoDifference();
        define("order-value", VALUE.replace("'sum':'value'", "'sum':'value','where':{'value':{'under':1000000}}"))
                .statusCode(200);
        assertThat(number("large", "numerator")).isEqualTo(0.75);
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static double number(String channel, String member) {
        return point("order-value", channel)
                .extract()
                .as(JsonNode.class)
                .at("/points/0/" + member.replace('.', '/'))
                .doubleValue();
    }

    @Test
    void aCustomerCountsOnceAWeekAndOnceAMonth() {
        define("orders-per-customer", PER_CUSTOMER).statusCode(200);
        order("once", "1", "2024-03-04T10:00:00Z", "{'customer':'a'}");
        order("once", "2", "2024-03-06T10:00:00Z", "{'customer':'a'}");
        order("once", "3", "2024-03-06T11:00:00Z", "{'customer':'b'}");
        order("once", "4", "2024-03-12T11:00:00Z", "{'customer':'a'}");
        order("once", "5", "2024-03-12T12:00:00Z", "{}");
        point("orders-per-customer", "once")
                .body("points[0].value", equalTo(1.5f))
                .body("points[0].low", nullValue());
        withKey()
                .get("/api/v1/kpis/orders-per-customer/series?grain=month&from=2024-03&to=2024-03&channel=once")
                .then()
                .body("points[0].numerator", equalTo(5))
                .body("points[0].denominator", equalTo(2));
        withKey()
                .get("/api/v1/kpis/orders-per-customer/teams?to=2024-W10")
                .then()
                .statusCode(200)
                .body("why", equalTo("A customer can count in two teams, so it is no sum over teams."));
        withKey()
                .get("/api/v1/kpis/orders-per-customer/hours?to=2024-W10")
                .then()
                .body(containsString("counts each customer once"));
        SharedNumbers.rebuildFindsNoDifference();
        // An erased customer is still the same one.
        withKey().delete("/api/v1/customers/a").then().statusCode(200);
        point("orders-per-customer", "once").body("points[0].value", equalTo(1.5f));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void anErasedCustomerLeavesTheNumbersThatAreAddedUp() {
        order("erased", "1", "2024-03-04T10:00:00Z", "{'customer':'gone','parcels':3,'wish':'please ring'}");
        define(
                        "parcels-each",
                        "{'name':'Parcels','betterWhen':'lower','unit':'number','numerator':{'type':'order','sum':"
                                + "'parcels'},'denominator':{'type':'order','count':'parcels'}}")
                .statusCode(200);
        withKey().delete("/api/v1/customers/gone").then().statusCode(200);
        point("parcels-each", "erased").body("points[0].value", equalTo(3f));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aChangedDefinitionEqualsARebuild() {
        order("changed", "1", "2024-03-04T10:00:00Z", "{'value':10,'customer':'a'}");
        order("changed", "2", "2024-03-04T11:00:00Z", "{'value':20,'customer':'a'}");
        define("moving", VALUE).statusCode(200);
        for (var next : List.of(
                PER_CUSTOMER,
                VALUE.replace("'percentile':[50,90]", "'percentile':75"),
                FIGURES,
                VALUE.replace("'sum':'value'", "'sum':'value','where':{'value':{'over':15}}"))) {
            define("moving", next).statusCode(200);
            SharedNumbers.rebuildFindsNoDifference();
        }
        point("moving", "changed").body("points[0].numerator", equalTo(20));
    }

    /** Definitions at random, one after the other under one code, beside the same under a code of its own. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aDefinitionChangedAnyNumberOfTimesCountsAsANewOne(long seed) {
        var random = new Random(seed);
        var channel = "random-" + seed;
        var orders = new ArrayList<ObjectNode>();
        for (var i = 0; i < 60; i++) {
            var time = "2024-03-" + (10 + random.nextInt(15)) + "T1" + random.nextInt(10) + ":00:00Z";
            var data = (random.nextInt(5) == 0 ? "{" : "{'value':" + random.nextInt(-20, 200) + ".5,") + "'customer':'c"
                    + random.nextInt(12) + "'}";
            orders.add(event(channel, "o" + i, "order", time, data).put("channel", channel));
        }
        push(orders).statusCode(200);
        for (var i = 0; i < 5; i++) {
            var where = ",'where':{'value':{'over':" + random.nextInt(100) + "}}";
            var numerators = List.of(
                    "'sum':'value'" + where + "},'percentile':[" + (1 + random.nextInt(99)) + "]",
                    "'distinct':'customer'" + where + "}",
                    "'count':true" + where + "}");
            var denominators = List.of("'type':'order'", "'type':'order','distinct':'customer'");
            var definition = "{'name':'Random " + seed + "-" + i + "','betterWhen':'higher','unit':'number',"
                    + "'denominator':{" + denominators.get(random.nextInt(2)) + "},'numerator':{'type':'order',"
                    + numerators.get(random.nextInt(3)) + "}";
            define("changed", definition).statusCode(200);
            define("fresh-" + i, definition.replace("Random", "Fresh")).statusCode(200);
            assertThat(points("changed", channel)).as(definition).isEqualTo(points("fresh-" + i, channel));
        }
        SharedNumbers.rebuildFindsNoDifference();
    }

    private static List<Object> points(String kpi, String channel) {
        return withKey()
                .get("/api/v1/kpis/" + kpi + "/series?from=2024-W10&to=2024-W12&channel=" + channel)
                .then()
                .statusCode(200)
                .extract()
                .path("points");
    }

    @Test
    void aTrialTellsWhichWeeksMoveAndStoresNothing() {
        order("trial", "1", "2024-03-04T10:00:00Z", "{'value':10}");
        order("trial", "2", "2024-03-12T10:00:00Z", "{'value':30}");
        order("trial", "3", "2024-03-12T11:00:00Z", "{'value':50}");
        tryOut("tried", VALUE)
                .statusCode(200)
                .body("all", equalTo(true))
                .body("events", greaterThan(2))
                .body("weeks.find {it.week == '2024-W11'}.before.value", nullValue())
                .body("weeks.find {it.week == '2024-W11'}.after.value", equalTo(40f))
                .body("weeks.find {it.week == '2024-W11'}.beside.p90", equalTo(50f));
        withKey().get("/api/v1/kpis/tried").then().statusCode(404);
        define("tried", VALUE).statusCode(200);
        tryOut("tried", VALUE).body("moved", equalTo(0));
        tryOut("tried", VALUE.replace("'sum':'value'", "'sum':'value','where':{'value':{'over':40}}"))
                .body("weeks.find {it.week == '2024-W10'}.moves", equalTo(true))
                .body("weeks.find {it.week == '2024-W10'}.after.value", equalTo(0f));
        withKey().get("/api/v1/kpis/tried").then().body("history", hasSize(1));
        withKey(keyWith("read"))
                .contentType("application/json")
                .body(json(VALUE).toString())
                .post("/api/v1/kpis/tried/try")
                .then()
                .statusCode(403);
    }

    @Test
    void figuresAreTakenAsForTheCatalogueAndSurviveARemoval() {
        order("figures", "1", "2024-03-04T10:00:00Z", "{}");
        figure("early", "{'kpi':'parcels-sent','month':'2024-02','value':120}").statusCode(422);
        define("parcels-sent", FIGURES)
                .statusCode(200)
                .body(
                        "formula",
                        equalTo("numerators of the ready-made figures ÷ denominators of the ready-made figures"));
        figure("feb", "{'kpi':'parcels-sent','month':'2024-02','value':120}").statusCode(200);
        figure("week", "{'kpi':'parcels-sent','week':'2024-W10','value':-7.5}").statusCode(200);
        withKey()
                .get("/api/v1/kpis/parcels-sent/series?grain=month&from=2024-02&to=2024-02")
                .then()
                .body("points[0].value", equalTo(120f));
        withKey()
                .contentType("application/json")
                .body(json("{'figures':[{'kpi':'parcels-sent','value':40}]}").toString())
                .put("/api/v1/figures/2024-W11")
                .then()
                .statusCode(200);
        withKey()
                .get("/api/v1/figures/2024-W11")
                .then()
                .body("items.find {it.kpi == 'parcels-sent'}.value", equalTo(40f));
        withKey().get("/api/v1/kpis/parcels-sent/hours?to=2024-W10").then().body(containsString("ready-made figures"));
        define("parcels-sent", FIGURES.replace("'number','decimals':0", "'fraction'"))
                .statusCode(422)
                .body("errors.code", hasItem("unit.figures"));
        SharedNumbers.rebuildFindsNoDifference();
        withKey().delete("/api/v1/kpis/parcels-sent").then().statusCode(204);
        SharedNumbers.rebuildFindsNoDifference();
        figure("after", "{'kpi':'parcels-sent','month':'2024-01','value':1}").statusCode(422);
        define("parcels-sent", FIGURES).statusCode(200);
        withKey()
                .get("/api/v1/kpis/parcels-sent/series?grain=month&from=2024-02&to=2024-02")
                .then()
                .body("points[0].value", equalTo(120f));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aFigureMayStandWhereEventsAreCounted() {
        define("valued", VALUE).statusCode(200);
        order("valued", "1", "2024-05-06T10:00:00Z", "{'value':10}");
        push(event(
                                "valued",
                                "figure",
                                "figure",
                                "2024-05-14T10:00:00Z",
                                "{'kpi':'valued','week':'2024-W19','numerator':300,'denominator':12}")
                        .put("channel", "valued"))
                .statusCode(200);
        withKey()
                .get("/api/v1/kpis/valued/series?from=2024-W19&to=2024-W19&channel=valued")
                .then()
                .body("points[0].value", equalTo(25f))
                .body("points[0].low", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type':'order','sum':'vlaue'}                        | /numerator/sum              | member.unknown   | Did you mean 'value'?
            {'type':'contact','sum':'outcome'}                    | /numerator/sum              | sum.number       | Numbers of the type
            {'type':'order','sum':''}                             | /numerator/sum              | sum.member       | Name the member
            {'type':'order','sum':'value','distinct':'customer'}  | /numerator/distinct         | side.several     | are two numbers
            {'type':'order','distinct':'order'}                   | /numerator/distinct         | distinct.member  | Only customers
            {'type':'order','smu':'value'}                        | /numerator/smu              | member.unknown   | Did you mean 'sum'?
            {'kpi':'sla'}                                         | /numerator/kpi              | kpi.circular     | depend on itself
            {'type':'figure'}                                     | /numerator/type             | type.unknown     | A figure is a count already.
            {'type':'contact','where':{'outcome':'anwsered'}}     | /numerator/where/outcome    | where.impossible | Did you mean 'answered'?
            {'type':'contact','where':{'waitSeconds':'60'}}       | /numerator/where/waitSeconds | where.impossible | is a number
            {'type':'contact','where':{'waitSeconds':{'under':0}}} | /numerator/where/waitSeconds | where.impossible | no event meets this
            {'type':'contact','where':{'waitSeconds':-1}}         | /numerator/where/waitSeconds | where.impossible | no event meets this
            {'type':'contact','where':{'outcome':{'exists':false}}} | /numerator/where/outcome  | where.impossible | Every event
            {'type':'contact','where':{'resolved':'yes'}}         | /numerator/where/resolved   | where.impossible | true or false
            {'type':'contact','where':{'waitSecond':{'over':9}}}  | /numerator/where/waitSecond | member.unknown   | Did you mean 'waitSeconds'?
            {'type':'contact','where':{'team':'berlin'}}          | /numerator/where/team       | member.envelope  | shown by team and channel already.
            {'type':'contact','where':{'source':'pbx'}}           | /numerator/where/source     | member.envelope  | member of its data.
            """)
    void whatCannotBeCountedIsRefused(String numerator, String pointer, String code, String detail) {
        define(
                        "impossible",
                        "{'name':'X','betterWhen':'lower','unit':'number','numerator':" + numerator
                                + ",'denominator':{'type':'contact','where':{'outcome':'answered'}}}")
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", hasItem(containsString(detail)))
                .body("errors.detail", everyItem(matchesPattern("(?s)[A-Za-z'].{10,}[.?}]")));
        withKey().get("/api/v1/kpis").then().body("code", not(hasItem("impossible")));
    }

    @Test
    void aDefinitionThatContradictsItselfIsRefused() {
        define(
                        "same",
                        "{'name':'X','betterWhen':'lower','unit':'seconds','decimals':2,'symbol':'EUR','sentence':'{n} of x',"
                                + "'percentile':100,'numerator':{'type':'order'},'denominator':{'type':'order'}}")
                .statusCode(422)
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "decimals.unit",
                                "symbol.unit",
                                "sentence.form",
                                "percentile.range",
                                "denominator.same"));
        define(
                        "same",
                        "{'name':'X','betterWhen':'lower','unit':'number','numerator':{'type':'order'},"
                                + "'denominator':{'type':'order'}}")
                .statusCode(422)
                .body("errors.code", hasItem("denominator.same"));
        define(
                        "same",
                        "{'name':'X','betterWhen':'lower','unit':'number','percentile':90,'numerator':{'type':'order'},"
                                + "'denominator':{'type':'contact'}}")
                .statusCode(422)
                .body("errors.code", hasItem("percentile.sum"));
        define("new", VALUE).statusCode(422).body("errors.code", hasItem("code.taken"));
    }

    @Test
    void aDenominatorOfNothingGivesNoNumber() {
        define(
                        "nothing",
                        "{'name':'X','betterWhen':'lower','unit':'number','numerator':{'type':'return','sum':'value'},"
                                + "'denominator':{'type':'order','sum':'value'}}")
                .statusCode(200);
        order("nothing", "1", "2024-03-04T10:00:00Z", "{'value':0}");
        push(event("nothing", "2", "return", "2024-03-04T10:00:00Z", "{'value':5}")
                .put("channel", "nothing"));
        point("nothing", "nothing")
                .body("points[0].value", nullValue())
                .body("points[0].why", containsString("No orders with value"));
    }

    private static void order(String channel, String id, String time, String data) {
        push(event(channel, id, "order", time, data).put("channel", channel)).statusCode(200);
    }

    private static ValidatableResponse figure(String id, String data) {
        return push(event("own figures", id, "figure", "2024-04-01T10:00:00Z", data));
    }

    private static ValidatableResponse point(String kpi, String channel) {
        return withKey()
                .get("/api/v1/kpis/" + kpi + "/series?from=2024-W10&to=2024-W10&channel=" + channel)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse define(String code, String definition) {
        return withKey()
                .contentType("application/json")
                .body(json(definition).toString())
                .put("/api/v1/kpis/" + code)
                .then();
    }

    private static ValidatableResponse tryOut(String code, String definition) {
        return withKey()
                .contentType("application/json")
                .body(json(definition).toString())
                .post("/api/v1/kpis/" + code + "/try")
                .then();
    }
}
