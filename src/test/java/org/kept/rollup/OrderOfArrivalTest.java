package org.kept.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.lines;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.DistributedStatements;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;

/** Numbers depend only on the current events, not on their order of arrival or their corrections. */
@QuarkusTest
@OnBothDatabases
class OrderOfArrivalTest {

    private static final int EVENTS = 120;

    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;
    private final Database database;

    @Inject
    OrderOfArrivalTest(KpiReader kpiReader, KpiRegistry kpiRegistry, Database database) {
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
        this.database = database;
    }

    @BeforeEach
    void defineCustomKpis() {
        define("long-and-settled", """
                {"name":"Long waits that settle it","betterWhen":"lower","unit":"fraction",
                 "numerator":{"type":"contact","where":{"waitSeconds":{"over":50},"resolved":true}},
                 "denominator":{"type":"contact","where":{"resolved":{"exists":true}}}}""");
        define("returns-per-complaint", """
                {"name":"Returns per complaint","betterWhen":"neutral","unit":"per-hundred",
                 "numerator":{"type":"return","where":{"order":{"oneOf":["e1","e2","e3"]}}},
                 "denominator":{"type":"complaint"}}""");
        define("mean-wait", """
                {"name":"Mean wait","betterWhen":"lower","unit":"seconds","percentile":[50,75],
                 "numerator":{"type":"contact","sum":"waitSeconds"},
                 "denominator":{"type":"contact","count":"waitSeconds"}}""");
        define("orders-per-customer", """
                {"name":"Orders per customer","betterWhen":"higher","unit":"number",
                 "numerator":{"type":"order"},"denominator":{"type":"order","distinct":"customer"}}""");
    }

    private static void define(String code, String definition) {
        body("application/json", definition).put("/api/v1/kpis/" + code).then().statusCode(200);
    }

    @AfterEach
    void removeCustomKpis() {
        for (var code : Kpi.codes(kpiRegistry.configured())) {
            withKey().delete("/api/v1/kpis/" + code).then().statusCode(204);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eventsInAnotherOrderAndBatchSizeGiveTheSameNumbers(long seed) {
        var ordered = new History(seed, "orderly-" + seed).events(EVENTS);
        push(ordered).statusCode(200);

        var shuffled = new ArrayList<>(new History(seed, "mixed-" + seed).events(EVENTS));
        Collections.shuffle(shuffled, new Random(seed));
        for (var from = 0; from < shuffled.size(); from += 17) {
            push(shuffled.subList(from, Math.min(shuffled.size(), from + 17))).statusCode(200);
        }

        assertThat(numbers("mixed-" + seed))
                .isEqualTo(numbers("orderly-" + seed))
                .isNotEmpty();
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void theStatementsForCitusGiveTheSameNumbers() {
        push(new History(4, "on one server").events(EVENTS)).statusCode(200);
        DistributedStatements.during(database, () -> {
            var history = new History(4, "on many servers");
            var events = history.events(EVENTS);
            var others = new ArrayList<ObjectNode>();
            for (var id = 0; id < EVENTS; id++) {
                others.add(history.event(id));
            }
            for (var from = 0; from < EVENTS; from += 15) {
                push(others.subList(from, from + 15)).statusCode(200);
            }
            body("application/x-ndjson", lines(events))
                    .post("/api/v1/events?onconflict=correct")
                    .then()
                    .statusCode(200);
            SharedNumbers.rebuildFindsNoDifference();
        });
        assertThat(numbers("on many servers"))
                .isEqualTo(numbers("on one server"))
                .isNotEmpty();
        SharedNumbers.rebuildFindsNoDifference();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void correctionsAndVoidsGiveTheNumbersOfTheFinalEvents(long seed) {
        var history = new History(seed, "told-" + seed);
        var current = new TreeMap<Integer, ObjectNode>();
        var first = history.events(EVENTS);
        first.forEach(event -> current.put(current.size(), event));
        push(first).statusCode(200);
        for (var round = 0; round < 4; round++) {
            correctSome(history, current);
            voidAndRestoreSome(history, current);
        }
        SharedNumbers.rebuildFindsNoDifference();

        var finalEvents = current.values().stream()
                .map(event -> renamed(event, "told-" + seed, "said-" + seed))
                .toList();
        push(finalEvents).statusCode(200);
        assertThat(numbers("told-" + seed)).isEqualTo(numbers("said-" + seed)).isNotEmpty();
    }

    /** Sends many corrections in one body, some of them of the same event. */
    private static void correctSome(History history, Map<Integer, ObjectNode> current) {
        var corrections = new ArrayList<ObjectNode>();
        for (var i = 0; i < 40; i++) {
            var id = history.random().nextInt(EVENTS);
            if (current.containsKey(id)) {
                var event = history.event(id);
                current.put(id, event);
                corrections.add(event);
            }
        }
        body("application/x-ndjson", lines(corrections))
                .post("/api/v1/events?onconflict=correct")
                .then()
                .statusCode(200);
    }

    private static void voidAndRestoreSome(History history, Map<Integer, ObjectNode> current) {
        for (var i = 0; i < 12; i++) {
            var id = history.random().nextInt(EVENTS);
            var event = history.event(id);
            if (current.remove(id) != null) {
                delete(event.path("source").asText(), "e" + id, "by chance").statusCode(204);
            } else {
                put(event, "by chance").statusCode(200);
                current.put(id, event);
            }
        }
    }

    private static ObjectNode renamed(ObjectNode event, String from, String to) {
        return json(event.toString().replace(from, to));
    }

    /** Every reading of every variant of every KPI, by grain and team, within the channel. */
    private Map<String, String> numbers(String channel) {
        var numbers = new TreeMap<String, String>();
        for (var span : List.of("2024-W08/2024-W14", "2024-02/2024-04", "2024-02-24/2024-04-02")) {
            var from = Period.parse(span.substring(0, span.indexOf('/')));
            var to = Period.parse(span.substring(span.indexOf('/') + 1));
            for (var team : new String[] {"", "red"}) {
                numbers.putAll(numbers(from, to, Slice.of(team, channel)));
            }
        }
        return numbers;
    }

    private Map<String, String> numbers(Period from, Period to, Slice slice) {
        var numbers = new TreeMap<String, String>();
        for (var kpi : kpiRegistry.measures()) {
            for (var variant : kpi.variants().keySet()) {
                for (var point : kpiReader.series(kpi, from, to, slice, variant)) {
                    var name = kpi.code() + " " + variant + " " + point.period() + " " + slice.team();
                    numbers.put(name, point.reading().toString());
                }
            }
        }
        return numbers;
    }

    @Test
    void simultaneousFirstOrdersAreSettledBySourceAndId() {
        var ids = List.of("b", "a", "B", "ä");
        for (var id : ids) {
            var order = event("equal", id, "order", "2024-05-06T10:00:00Z", "{'customer':'equal'}");
            push(List.of(order.put("channel", "equal").put("team", "team of " + id)))
                    .statusCode(200);
        }
        assertThat(firstOrders("team of B")).isEqualTo(1);
        delete("equal", "B", "x").statusCode(204);
        assertThat(firstOrders("team of B")).isZero();
        assertThat(firstOrders("team of a")).isEqualTo(1);
        push(List.of(event("equal", "A", "order", "2024-05-06T10:00:00Z", "{'customer':'equal'}")
                        .put("channel", "equal")
                        .put("team", "team of A")))
                .body("accepted", equalTo(1));
        assertThat(firstOrders("team of a")).isZero();
        assertThat(firstOrders("team of A")).isEqualTo(1);
        SharedNumbers.rebuildFindsNoDifference();
    }

    private int firstOrders(String team) {
        var week = Period.parse("2024-W19");
        var kpi = Catalogue.find("referral-rate").orElseThrow();
        return kpiReader
                        .series(kpi, week, week, Slice.of(team, "equal"))
                        .get(0)
                        .reading()
                        .isPresent()
                ? 1
                : 0;
    }
}
