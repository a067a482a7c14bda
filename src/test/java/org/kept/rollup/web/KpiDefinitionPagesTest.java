package org.kept.rollup.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.PlainSpaces.spaced;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;

/** Custom KPIs defined, previewed, changed and removed on pages. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class KpiDefinitionPagesTest {

    private static final String[] MEAN = {
        "action", "save",
        "code", "order-value",
        "name", "Order value",
        "better", "higher",
        "unit", "number",
        "decimals", "2",
        "symbol", "EUR",
        "from", "events",
        "numerator-kind", "sum",
        "numerator-type", "order",
        "numerator-member", "value",
        "denominator-kind", "count",
        "denominator-type", "order",
        "denominator-where-1", "value",
        "denominator-is-1", "exists",
        "percentile", "50, 90",
        "phrases", "a fair price"
    };

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void signIn() {
        ada = TestKeys.signedIn();
    }

    @Test
    void aKpiIsPreviewedSavedChangedAndRemoved() {
        push(event("shop", "1", "order", "{'value':24.9}"));
        push(event("shop", "2", "order", "{'value':12.5}"));
        assertThat(page("/kpis")).contains("href=\"/kpis/new\"");
        assertThat(page("/kpis/new")).contains("Number of events", "value (orders, returns)");

        var preview = post("/kpis/new", with(MEAN, "action", "preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(spaced(preview.asString()))
                .contains(
                        "1 week has a number.",
                        "total value of orders ÷ orders with any value",
                        "18.70 EUR",
                        "90th percentile about 24.90 EUR")
                .contains("value=\"order-value\"", "Counted from 2 events.");
        withKey().get("/api/v1/kpis/order-value").then().statusCode(404);

        assertThat(post("/kpis/new", MEAN).statusCode()).isEqualTo(303);
        value(18.7f);
        assertThat(page("/kpis/order-value/definition?changed=yes"))
                .contains("KPI saved.", "a fair price", "value=\"50, 90\"");
        assertThat(post("/kpis/new", MEAN).asString()).contains("Choose another code.");

        var over = with(MEAN, condition(1, "value", "over", "20"));
        var moved = post("/kpis/order-value/definition", with(over, "action", "preview"));
        assertThat(spaced(moved.asString())).contains("1 week moves: 2024-W10.", "12.45 EUR", "18.70 EUR");

        var shown = post("/kpis/order-value/definition", over);
        assertThat(shown.statusCode()).as("weeks that move are shown first").isEqualTo(200);
        assertThat(spaced(shown.asString())).contains("1 week moves: 2024-W10.", "Nothing is saved yet.", "save again");
        value(18.7f);
        assertThat(ada.postTwice("/kpis/order-value/definition", over).statusCode())
                .isEqualTo(303);
        value(12.45f);
        var renamed = with(over, "name", "Value of orders");
        assertThat(post("/kpis/order-value/definition", renamed).statusCode())
                .as("another name moves nothing")
                .isEqualTo(303);

        assertThat(post("/kpis/order-value/definition/remove").statusCode()).isEqualTo(303);
        assertThat(ada.get("/kpis/order-value/definition").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost() {
        var answer = post(
                "/kpis/new",
                with(
                        with(MEAN, condition(2, "outcome", "is", "lost")),
                        "numerator-member",
                        "outcome",
                        "numerator-type",
                        "contact",
                        "symbol",
                        "E:R"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("id=\"symbol-error\"", "id=\"numerator-value-2-error\"", "value=\"lost\"", "Order value");
        assertThat(answer.asString())
                .contains("Numerator, condition 2: &#39;lost&#39; is not a value of outcome.")
                .contains("Symbol: A symbol has no colon.");
        var empty = post("/kpis/new", "action", "save", "code", "empty");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.asString())
                .contains("Name: Give a name of 1 to 60 characters.", "Direction: Choose a direction.")
                .contains("Numerator, event type: Choose the type of event that is counted.");
        var untold = post(
                "/kpis/new",
                with(
                        MEAN,
                        "action",
                        "save",
                        "percentile",
                        "x",
                        "numerator-member",
                        "",
                        "denominator-where-1",
                        "value",
                        "denominator-is-1",
                        "is",
                        "denominator-value-1",
                        "much"));
        assertThat(untold.asString())
                .contains("Numerator, number to add up: Choose the number that is added up.")
                .contains("Percentiles: Give whole numbers from 1 to 99, separated by commas, such as 50, 90.")
                .contains("Denominator, condition 1: value is a number.")
                .doesNotContain("quotation marks", "&quot;sum&quot;", "/where/");
    }

    @Test
    void twoBoundsForOneMemberAreKeptAndAnyOtherSecondConditionIsRefused() {
        push(event("shop", "1", "order", "{'value':24.9}"));
        push(event("shop", "2", "order", "{'value':12.5}"));
        push(event("shop", "3", "order", "{'value':5}"));
        var between = with(with(MEAN, condition(1, "value", "over", "10")), condition(2, "value", "under", "20"));
        assertThat(post("/kpis/new", between).statusCode()).isEqualTo(303);
        withKey()
                .get("/api/v1/kpis/order-value")
                .then()
                .body("definition.numerator.where.value.over", equalTo(10))
                .body("definition.numerator.where.value.under", equalTo(20));
        assertThat(page("/kpis/order-value/definition"))
                .contains(
                        "<option value=\"over\" selected>",
                        "<option value=\"under\" selected>",
                        "name=\"numerator-value-1\" value=\"10\"",
                        "name=\"numerator-value-2\" value=\"20\"");
        assertThat(post("/kpis/order-value/definition", between).statusCode())
                .as("sent as it is shown, nothing changes")
                .isEqualTo(303);
        for (var second : new String[] {"over", "is", "exists"}) {
            var answer = post("/kpis/order-value/definition", with(between, "numerator-is-2", second));
            assertThat(answer.statusCode()).as(second).isEqualTo(422);
            assertThat(answer.asString()).contains("id=\"numerator-value-2-error\"", "another condition on value");
        }
    }

    @Test
    void aMemberThatNoEventHasIsToldBeforeTheKpiIsSaved() {
        push(event("shop", "1", "order", "{'value':24.9,'giftWrapped':true}"));
        assertThat(page("/kpis/new")).contains("giftWrapped (orders)");
        var wibble = with(MEAN, condition(1, "wibble", "is", "true"));
        var shown = post("/kpis/new", wibble);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString())
                .contains("No event of the type order has &#39;wibble&#39;.", "Nothing is saved yet.");
        withKey().get("/api/v1/kpis/order-value").then().statusCode(404);
        assertThat(ada.postTwice("/kpis/new", wibble).statusCode()).isEqualTo(303);
        withKey()
                .contentType("application/json")
                .body(
                        "{\"name\":\"X\",\"betterWhen\":\"lower\",\"unit\":\"fraction\",\"numerator\":{\"type\":\"order\","
                                + "\"where\":{\"wibble\":true,\"giftWrapped\":true}},\"denominator\":{\"type\":\"order\"}}")
                .post("/api/v1/kpis/wibbles/try")
                .then()
                .statusCode(200)
                .body("warnings", contains("No event of the type order has 'wibble'."));
    }

    @Test
    void aKpiOfFiguresNeedsNoEvents() {
        var answer = post(
                "/kpis/new",
                "action",
                "save",
                "code",
                "energy",
                "name",
                "Energy per parcel",
                "better",
                "lower",
                "unit",
                "number",
                "from",
                "figures");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(page("/kpis/energy/definition")).contains("numerators of the ready-made figures");
    }

    private static void value(float value) {
        withKey()
                .get("/api/v1/kpis/order-value/series?from=2024-W10&to=2024-W10")
                .then()
                .body("points[0].value", equalTo(value));
    }

    private String page(String path) {
        var answer = ada.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.asString();
    }

    private Response post(String path, String... fields) {
        return ada.post(path, fields);
    }

    /** The fields of a condition on the events of the numerator. */
    private static String[] condition(int place, String member, String is, String value) {
        return new String[] {
            "numerator-where-" + place, member, "numerator-is-" + place, is, "numerator-value-" + place, value
        };
    }

    private static String[] with(String[] fields, String... more) {
        var all = new LinkedHashMap<String, String>();
        for (var i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        for (var i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray(String[]::new);
    }
}
