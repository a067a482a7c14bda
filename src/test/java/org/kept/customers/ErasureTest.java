package org.kept.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.encoded;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.database.Database;

/** Erasure leaves no trace of a customer and changes no number. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ErasureTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String COMMENT = "My sister Grace was kept waiting.";
    private static final String NOTE = "call Grace back";

    private final DatabaseContents databaseContents;
    private final String source = "erase-" + NEXT.incrementAndGet();
    private final String grace = "grace.hopper+" + source + "@navy.example";
    private final String other = "other-" + source;

    @Inject
    ErasureTest(Database database) {
        this.databaseContents = new DatabaseContents(database);
    }

    @Test
    void noTableContainsAnErasedCustomer() {
        pushAll();
        var hash = customerHash();
        assertThat(databaseContents.texts())
                .anyMatch(text -> text.contains(hash))
                .anyMatch(text -> text.contains(COMMENT))
                .anyMatch(text -> text.contains(NOTE));
        eraseCustomer(grace).statusCode(200);
        assertThat(databaseContents.texts())
                .noneMatch(text -> text.contains(hash))
                .noneMatch(text -> text.contains(grace))
                .noneMatch(text -> text.contains(COMMENT))
                .noneMatch(text -> text.contains(NOTE));
    }

    @Test
    void noNumberChanges() {
        pushAll();
        var before = numbers();
        var counts = databaseContents.counts();
        eraseCustomer(grace).statusCode(200);
        assertThat(databaseContents.counts()).isEqualTo(counts);
        assertThat(numbers()).isEqualTo(before);
        rebuildFindsNoDifference();
    }

    @Test
    void theResponseAndTheTrailReportCountsButNoIdentity() {
        pushAll();
        var hash = customerHash();
        var erased = eraseCustomer(grace)
                .statusCode(200)
                .body("events", equalTo(10))
                .body("earlierRevisions", equalTo(4))
                .extract()
                .jsonPath();
        var trail = withKey().get("/api/v1/audit?act=customer.erased&limit=1");
        trail.then()
                .body("items[0].subject", equalTo("erasure " + erased.getString("reference")))
                .body("items[0].after", equalTo("events: 10\nearlier revisions: 4"))
                .body("items[0].actor", equalTo("key:testkey"));
        var whole = withKey().get("/api/v1/audit?limit=500").asString();
        assertThat(whole)
                .doesNotContain(grace)
                .doesNotContain(hash)
                .doesNotContain(COMMENT)
                .doesNotContain(NOTE);
        withKey().get("/api/v1/audit/check").then().body("intact", equalTo(true));
    }

    @Test
    void unknownOrErasedCustomersChangeNothing() {
        pushAll();
        eraseCustomer(grace).statusCode(200);
        var entries = auditEntryCount();
        for (var nobody : List.of(grace, "never heard of " + source)) {
            eraseCustomer(nobody)
                    .statusCode(200)
                    .body("events", equalTo(0))
                    .body("earlierRevisions", equalTo(0))
                    .body("reference", nullValue());
        }
        assertThat(auditEntryCount()).isEqualTo(entries);
    }

    @Test
    void resentEventsAreReplayedAndRestoreNothing() {
        pushAll();
        var hash = customerHash();
        eraseCustomer(grace);
        push(all()).statusCode(200).body("replayed", equalTo(all().size()));
        push(order(1).put("team", "another")).statusCode(200).body("replayed", equalTo(1));
        push(order(1), "dryrun=true&onconflict=reject").body("replayed", equalTo(1));
        assertThat(databaseContents.texts()).noneMatch(text -> text.contains(hash) || text.contains(COMMENT));
        rebuildFindsNoDifference();
    }

    @Test
    void erasedEventsCanBeVoidedButNotCorrected() {
        pushAll();
        eraseCustomer(grace);
        push(order(1), "onconflict=correct").statusCode(422).body("errors[0].code", equalTo("event.erased"));
        push(order(1), "onconflict=correct&dryrun=true").body("errors[0].code", equalTo("event.erased"));
        put(order(1).put("team", "b"), "typed wrong").statusCode(422).body("errors[0].code", equalTo("event.erased"));
        delete(source, "o-1", "a test order").statusCode(204);
        get(source, "o-1").then().body("voided", equalTo(true));
        push(order(1)).body("replayed", equalTo(1));
        put(order(1), "it was real").statusCode(422).body("errors[0].code", equalTo("event.erased"));
        rebuildFindsNoDifference();
    }

    @Test
    void otherCustomersAreUnchanged() {
        pushAll();
        var theirs = get(source, "other").jsonPath().getString("data.customer");
        eraseCustomer(grace);
        get(source, "other").then().body("data.customer", equalTo(theirs)).body("data.note", equalTo("theirs"));
        push(others()).body("replayed", equalTo(1));
        get(source, "named").then().body("data.customer", equalTo(theirs));
        assertThat(get(source, "named").jsonPath().getString("data.referrer")).hasSize(22);
    }

    @Test
    void eachErasureUsesOneNewToken() {
        pushAll();
        eraseCustomer(grace);
        var token = customerHash();
        for (var id : List.of("o-1", "o-2", "survey", "contact", "moved")) {
            get(source, id).then().body("data.customer", equalTo(token));
        }
        get(source, "named").then().body("data.referrer", equalTo(token));
        push(event(source, "later", "order", "{'customer':'" + grace + "'}")).statusCode(200);
        var later = get(source, "later").jsonPath().getString("data.customer");
        assertThat(later).isNotEqualTo(token);
        eraseCustomer(grace).body("events", equalTo(1));
        assertThat(get(source, "later").jsonPath().getString("data.customer")).isNotIn(token, later);
    }

    @Test
    void anErasedCustomerWhoOrdersAgainIsNew() {
        push(order(1));
        eraseCustomer(grace);
        var first = customerCount();
        push(event(source, "again", "order", "{'customer':'" + grace + "'}")).statusCode(200);
        assertThat(customerCount()).isEqualTo(first + 1);
        rebuildFindsNoDifference();
    }

    @Test
    void manyEventsAreErasedInBatchesUnderOneToken() {
        var many = new ArrayList<ObjectNode>();
        for (var i = 0; i < 2500; i++) {
            var day = "2024-0%d-%02dT10:00:00Z".formatted(1 + i % 9, 1 + i % 28);
            many.add(event(source, "m-" + i, "order", day, "{'customer':'" + grace + "'}"));
        }
        push(many).statusCode(200);
        var before = numbers();
        var counts = databaseContents.counts();
        eraseCustomer(grace).body("events", equalTo(2500));
        assertThat(databaseContents.counts()).isEqualTo(counts);
        assertThat(numbers()).isEqualTo(before);
        rebuildFindsNoDifference();
    }

    @Test
    void anInterruptedErasureContinuesWithItsToken() {
        push(order(1));
        push(order(2));
        var hash = customerHash();
        databaseContents.run("insert into erasure values ('" + hash
                + "', 'the-token-of-the-first', 'ref-first', timestamp with time zone '2026-01-01 00:00:00+00', 7, 1)");
        eraseCustomer(grace).body("events", equalTo(9)).body("reference", equalTo("ref-first"));
        assertThat(customerHash()).isEqualTo("the-token-of-the-first");
        assertThat(databaseContents.rows("erasure")).isEmpty();
    }

    @Test
    void concurrentOrdersStayConsistent() throws Exception {
        var many = new ArrayList<ObjectNode>();
        for (var i = 0; i < 1500; i++) {
            many.add(event(source, "m-" + i, "order", "{'customer':'" + grace + "'}"));
        }
        push(many).statusCode(200);
        var ordering = CompletableFuture.runAsync(() -> {
            for (var i = 0; i < 40; i++) {
                push(event(source, "new-" + i, "order", "{'customer':'" + grace + "'}"))
                        .statusCode(200);
            }
        });
        eraseCustomer(grace).statusCode(200);
        ordering.get();
        rebuildFindsNoDifference();
        // All of the others may have arrived before the erasure ended.
        push(event(source, "after", "order", "{'customer':'" + grace + "'}")).statusCode(200);
        var hash = Objects.requireNonNull(get(source, "after").jsonPath().getString("data.customer"));
        eraseCustomer(grace).statusCode(200);
        assertThat(databaseContents.texts()).noneMatch(text -> text.contains(hash));
        rebuildFindsNoDifference();
    }

    @Test
    void customersWithoutEventsAreErasedToo() {
        push(order(1));
        var hash = customerHash();
        databaseContents.run("delete from event where source = '" + source + "'");
        var counts = databaseContents.counts();
        eraseCustomer(grace).statusCode(200).body("events", equalTo(0));
        assertThat(databaseContents.texts()).noneMatch(text -> text.contains(hash));
        assertThat(databaseContents.counts()).isEqualTo(counts);
        withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild")
                .then()
                .statusCode(200);
    }

    @Test
    void countsOfCustomKpisAreUnchanged() {
        defineKpi("late-orders", "'late':true");
        defineKpi("loud", "'mood':'loud'");
        defineKpi("said", "'note':{'exists':true}");
        push(event(
                source, "1", "order", "{'customer':'" + grace + "','late':true,'mood':'loud','note':'" + NOTE + "'}"));
        push(event(source, "2", "order", "{'customer':'" + grace + "','late':false,'mood':'" + COMMENT + "'}"));
        var before = databaseContents.counts();
        eraseCustomer(grace);
        assertThat(databaseContents.counts()).isEqualTo(before);
        rebuildFindsNoDifference();
        assertThat(databaseContents.texts()).noneMatch(text -> text.contains(COMMENT) || text.contains(NOTE));
        for (var code : List.of("late-orders", "loud", "said")) {
            withKey().delete("/api/v1/kpis/" + code).then().statusCode(204);
        }
    }

    @Test
    void rejectionsThatQuoteTheCustomerAreDeleted() {
        push(event(source, grace, "nothing", "{}")).statusCode(422);
        push(event(source, "x", "order", "{'customer':['" + grace + "']}")).statusCode(422);
        org.kept.TestEvents.pushNdjson("{\"customer\": " + grace + "}\n").statusCode(422);
        assertThat(databaseContents.texts()).anyMatch(text -> text.contains("grace"));
        eraseCustomer(grace);
        assertThat(databaseContents.texts()).noneMatch(text -> text.contains("grace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b//c", "100%", "%2F", "a+b c", "日本語 🙂", "quote\"'<>\\", "_%_"})
    void anyIdentifierWorksInAPath(String name) {
        var order = event(source, "1", "order", "{}");
        order.withObject("/data").put("customer", name);
        push(order).statusCode(200);
        eraseCustomer(name).statusCode(200).body("events", equalTo(1));
    }

    @Test
    void invalidIdentifiersAreRejected() {
        withKey()
                .urlEncodingEnabled(false)
                .delete("/api/v1/customers/%00")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        withKey().delete("/api/v1/customers/").then().statusCode(404);
    }

    /** Sends ten events that currently name the customer, one of them voided, and one that did so once. */
    private void pushAll() {
        push(all()).statusCode(200);
        delete(source, "voided", "a test").statusCode(204);
        put(order(2).put("team", "north"), "another team").statusCode(200);
        // Corrected from another customer to this one, and the reverse.
        push(event(source, "moved", "order", "{'customer':'" + other + "','note':'" + NOTE + "'}"));
        put(event(source, "moved", "order", "{'customer':'" + grace + "'}"), "typed wrong")
                .statusCode(200);
        push(event(source, "gone", "order", "{'customer':'" + grace + "','note':'" + NOTE + "'}"));
        put(event(source, "gone", "order", "{'customer':'" + other + "'}"), "typed wrong")
                .statusCode(200);
        push(others()).statusCode(200);
    }

    private List<ObjectNode> all() {
        var who = "'customer':'" + grace + "'";
        return List.of(
                order(1),
                order(2),
                event(source, "voided", "order", "{" + who + "}"),
                event(source, "refers", "referral", "{" + who + ",'referrer':'" + other + "'}"),
                event(source, "named", "referral", "{'customer':'" + other + "','referrer':'" + grace + "'}"),
                event(
                        source,
                        "survey",
                        "survey",
                        "{'question':'nps','score':9," + who + ",'comment':'" + COMMENT + "'}"),
                event(
                        source,
                        "contact",
                        "contact",
                        "{'outcome':'answered','waitSeconds':5," + who + ",'note':{'deep':['" + NOTE + "']}}"),
                event(
                        source,
                        "figure",
                        "figure",
                        "{'kpi':'sla','week':'2024-W10','value':0.5,'referrer':'" + grace + "'}"),
                event(source, "return", "return", "{'order':'o-1'," + who + "}"));
    }

    private ObjectNode others() {
        return event(source, "other", "order", "{'customer':'" + other + "','note':'theirs'}");
    }

    private ObjectNode order(int number) {
        return event(
                source,
                "o-" + number,
                "order",
                "2024-03-0" + number + "T10:00:00Z",
                "{'customer':'" + grace + "','value':10}");
    }

    private static ValidatableResponse eraseCustomer(String customer) {
        return withKey()
                .urlEncodingEnabled(false)
                .delete("/api/v1/customers/" + encoded(customer))
                .then();
    }

    private String customerHash() {
        return Objects.requireNonNull(get(source, "o-1").jsonPath().getString("data.customer"));
    }

    private static int auditEntryCount() {
        return withKey()
                .get("/api/v1/audit?limit=500")
                .jsonPath()
                .getList("items")
                .size();
    }

    private static int customerCount() {
        var denominator = withKey()
                .get("/api/v1/kpis/repeat-customer-rate/series?grain=month&from=2024-03-01&to=2024-03-31")
                .jsonPath()
                .getInt("points[0].denominator");
        return denominator;
    }

    private static List<String> numbers() {
        var kpis = withKey().get("/api/v1/kpis").jsonPath().getList("code", String.class);
        var numbers = new ArrayList<String>();
        for (var kpi : kpis) {
            for (var grain : List.of("day", "week", "month")) {
                numbers.add(withKey()
                        .get("/api/v1/kpis/" + kpi + "/series?grain=" + grain + "&from=2024-01-01&to=2024-12-31")
                        .asString());
            }
        }
        assertThat(numbers).hasSizeGreaterThan(30);
        return numbers;
    }

    private static void defineKpi(String code, String where) {
        var document =
                "{'name':'" + code + "','betterWhen':'lower','unit':'fraction','numerator':{'type':'order','where':{"
                        + where + "}},'denominator':{'type':'order'}}";
        withKey()
                .contentType("application/json")
                .body(document.replace('\'', '"'))
                .put("/api/v1/kpis/" + code)
                .then()
                .statusCode(200);
    }

    private static void rebuildFindsNoDifference() {
        withKey()
                .contentType("application/json")
                .post("/api/v1/rollup/rebuild?check=true")
                .then()
                .statusCode(200)
                .body("differences", equalTo(0));
    }
}
