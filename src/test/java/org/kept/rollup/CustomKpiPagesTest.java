package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.PlainSpaces.spaced;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestKeys;

/** A mean, a ratio of sums and distinct customers on every page and address that a KPI of the catalogue has. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class CustomKpiPagesTest {

    private static final int WEEKS = 14;

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void ordersOfTwoTeams() {
        ada = TestKeys.signedIn();
        var orders = new ArrayList<ObjectNode>();
        var monday = LocalDate.parse("2024-01-01");
        for (var week = 0; week < WEEKS; week++) {
            for (var nr = 0; nr < 40; nr++) {
                var data = "{'value':" + (20 + (7 * nr + 3 * week) % 11) + ".25,'customer':'c" + (nr % 25) + "'}";
                var time = monday.plusWeeks(week).plusDays(nr % 7) + "T" + (8 + nr % 9 < 10 ? "0" : "") + (8 + nr % 9)
                        + ":00:00Z";
                orders.add(
                        event("shop", week + "-" + nr, "order", time, data).put("team", nr % 2 == 0 ? "red" : "blue"));
            }
        }
        push(orders).statusCode(200);
        define(
                "order-value",
                "{'name':'Order value','betterWhen':'higher','unit':'number','decimals':2,'symbol':'EUR','numerator':"
                        + "{'type':'order','sum':'value'},'denominator':{'type':'order','count':'value'},'percentile':90,"
                        + "'sentence':'{n} EUR came in with {d} orders'}");
        define(
                "value-per-customer",
                "{'name':'Value per customer','betterWhen':'higher','unit':'number','numerator':{'type':'order','sum':"
                        + "'value'},'denominator':{'type':'order','distinct':'customer'}}");
        define(
                "weighted",
                "{'name':'Weighted','betterWhen':'lower','unit':'number','numerator':{'type':'order','sum':'value','where':"
                        + "{'value':{'over':25}}},'denominator':{'type':'order','sum':'value'}}");
        body("application/json", """
                        {"statement":"Our orders are worth it.","effectiveFrom":"2024-01-01","clauses":[{"code":"worth",
                         "quote":"worth it","measures":[
                          {"kpi":"order-value","because":"It says so.","target":{"atLeast":20,"from":"2024-W01"}},
                          {"kpi":"value-per-customer","because":"It says so.","target":{"atLeast":20,"from":"2024-W01"}},
                          {"kpi":"weighted","because":"It says so.","target":{"atMost":0.9,"from":"2024-W01"}}]}]}""").put("/api/v1/mission").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-value", "value-per-customer", "weighted"})
    void everyPageAndAddressOfAKpiIsThere(String kpi) {
        pages(kpi);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-value", "value-per-customer", "weighted"})
    void everyPageIsThereWhereEverythingIsExcluded(String kpi) {
        exclude("2024-01-01", "2024-03-31");
        exclude("2024-04-01", "2024-04-07");
        withKey()
                .get("/api/v1/kpis/" + kpi + "/series?from=2024-W01&to=2024-W14")
                .then()
                .body("points.value", everyItem(nullValue()))
                .body("points.excluded.with.value", everyItem(notNullValue()));
        pages(kpi);
    }

    private static void exclude(String from, String to) {
        body("application/json", """
                        {"from":"%s","to":"%s","category":"agreed","because":"We moved."}""".formatted(from, to))
                .post("/api/v1/exclusions")
                .then()
                .statusCode(201);
    }

    private void pages(String kpi) {
        for (var page : List.of(
                "/kpis",
                "/kpis/" + kpi + "?to=2024-W13",
                "/kpis/" + kpi + "?to=2024-W13&grain=day",
                "/kpis/" + kpi + "/moved?to=2024-W13",
                "/kpis/" + kpi + "/teams?to=2024-W13",
                "/kpis/" + kpi + "/hours?to=2024-W13",
                "/kpis/" + kpi + "/definition",
                "/kpis/" + kpi + "/settings",
                "/why/" + kpi + "?week=2024-W13",
                "/events?kpi=" + kpi + "&week=2024-W13",
                "/figures?week=2024-W13",
                "/scorecards/2024-W13",
                "/mission/coverage",
                "/wall")) {
            var shown = ada.get(page);
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            assertThat(shown.asString()).as(page).doesNotContainPattern("\\bNaN\\b|\\bInfinity\\b");
        }
        for (var address : List.of("series", "moved", "teams", "why?week=2024-W13")) {
            withKey().get("/api/v1/kpis/" + kpi + "/" + address).then().statusCode(200);
        }
        // A customer counts once a week, and in no hour.
        withKey().get("/api/v1/kpis/" + kpi + "/hours").then().statusCode(kpi.equals("value-per-customer") ? 404 : 200);
    }

    @Test
    void aMeanIsToldWithItsSymbolIntervalPercentileAndLimits() {
        var why = spaced(ada.get("/why/order-value?week=2024-W13").asString());
        assertThat(why).contains("EUR came in with 40 orders", "t interval, 95 %", "90% are up to");
        withKey()
                .get("/api/v1/kpis/order-value/series?from=2024-W01&to=2024-W13")
                .then()
                .body("unit", equalTo("number"))
                .body("points[0].low", notNullValue())
                .body("points[0].beside.p90", notNullValue())
                .body("limits", hasSize(1));
        withKey()
                .get("/api/v1/kpis/weighted/series?from=2024-W01&to=2024-W13")
                .then()
                .body("points[0].low", nullValue())
                .body("limits", hasSize(1));
        assertThat(spaced(ada.get("/kpis/weighted/teams?to=2024-W13").asString()))
                .contains("It is a ratio of two sums");
    }

    @ParameterizedTest
    @CsvSource({"order-value, met", "value-per-customer, too-few", "weighted, met"})
    void theScorecardJudgesThemByTheirTargets(String kpi, String verdict) {
        withKey()
                .get("/api/v1/scorecards/2024-W13")
                .then()
                .statusCode(200)
                .body("clauses[0].rows.find {it.kpi == '" + kpi + "'}.verdict", equalTo(verdict));
    }

    @Test
    void aTeamHasItsOwnCustomers() {
        withKey()
                .get("/api/v1/kpis/value-per-customer/series?from=2024-W13&to=2024-W13&team=red")
                .then()
                .body("points[0].denominator", equalTo(20));
        withKey()
                .get("/api/v1/kpis/value-per-customer/series?from=2024-W13&to=2024-W13")
                .then()
                .body("points[0].denominator", equalTo(25));
    }

    private static void define(String code, String definition) {
        body("application/json", definition.replace('\'', '"'))
                .put("/api/v1/kpis/" + code)
                .then()
                .statusCode(200);
    }
}
