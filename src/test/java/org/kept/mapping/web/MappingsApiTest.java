package org.kept.mapping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;

/** Mappings over REST: saved in versions, and tried without storing anything. */
@QuarkusTest
@OnBothDatabases
class MappingsApiTest {

    private static final String MAPPINGS = "/api/v1/mappings";

    private static final String TICKETS = """
            title: Tickets of the desk
            source: desk-api
            zone: Europe/Berlin
            when: "row['Status'] != 'Spam'"
            events:
              - type: contact
                id: {column: Ticket ID}
                time: {column: Created at, format: "dd.MM.yyyy HH:mm"}
                team: {column: Group}
                data:
                  outcome: {value: answered}
                  waitSeconds: {column: Wait, unit: "mm:ss"}
            """;

    private static final String SAMPLE = """
            Ticket ID,Created at,Group,Status,Wait
            1,04.03.2024 11:00,north,Closed,01:30
            2,04.03.2024 11:05,north,Spam,00:10
            3,yesterday,north,Closed,00:10
            4,04.03.2190 11:05,north,Closed,00:10
            """;

    @Test
    void aMappingIsSavedReadAndDeleted() {
        var saved = put("api-tickets", TICKETS);
        saved.then().statusCode(200).header("ETag", equalTo("\"1\"")).body("name", equalTo("api-tickets"));
        var yaml = withKey().accept("application/yaml").get(MAPPINGS + "/api-tickets");
        yaml.then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/yaml"))
                .header("ETag", equalTo("\"1-yaml\""));
        assertThat(yaml.asString()).startsWith("name: api-tickets\ntitle: Tickets of the desk\nsource: desk-api\n");
        put("api-tickets", yaml.asString()).then().statusCode(200).header("ETag", equalTo("\"1\""));
        withKey()
                .contentType("application/json")
                .body(saved.asString().replace("desk-api", "desk"))
                .put(MAPPINGS + "/api-tickets")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        withKey()
                .get(MAPPINGS + "/api-tickets?version=1")
                .then()
                .statusCode(200)
                .body("source", equalTo("desk-api"));
        withKey()
                .get(MAPPINGS + "/api-tickets/versions?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].version", equalTo(2))
                .body("items[0].author", equalTo("key:testkey"))
                .body("nextCursor", equalTo("2"));
        withKey().delete(MAPPINGS + "/api-tickets").then().statusCode(204);
        withKey().get(MAPPINGS + "/api-tickets").then().statusCode(404);
        withKey()
                .get(MAPPINGS + "/api-tickets/versions")
                .then()
                .body("items.version", contains(3, 2, 1))
                .body("items[0].deleted", equalTo(true))
                .body("nextCursor", nullValue());
        withKey()
                .get("/api/v1/audit?subject=mapping api-tickets&limit=3")
                .then()
                .body("items.act", contains("mapping.deleted", "mapping.saved", "mapping.saved"));
    }

    @Test
    void theListHasSavedMappingsAndRecipes() {
        put("api-listed", TICKETS).then().statusCode(200);
        withKey()
                .get(MAPPINGS)
                .then()
                .statusCode(200)
                .body("find { it.name == 'api-listed' }.recipe", equalTo(false))
                .body("find { it.name == 'api-listed' }.version", equalTo(1))
                .body("find { it.name == 'api-listed' }.title", equalTo("Tickets of the desk"))
                .body("find { it.name == 'shopify-orders' }.recipe", equalTo(true))
                .body("find { it.name == 'kpi-table' }.recipe", equalTo(true));
        withKey().get(MAPPINGS + "/shopify-orders").then().statusCode(200).body("name", equalTo("shopify-orders"));
        withKey()
                .get(MAPPINGS + "/shopify-orders/versions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        withKey().delete(MAPPINGS + "/shopify-orders").then().statusCode(404).body("detail", containsString("recipe"));
    }

    @Test
    void everyErrorIsNamedAndNothingIsStored() {
        put("api-wrong", TICKETS.replace("zone:", "zon:").replace("row['Status'] != 'Spam'", "row['Status' !="))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/zon"))
                .body("errors.detail", hasItem(containsString("Did you mean 'zone'?")))
                .body("errors.pointer", hasItem("/when"))
                .body("errors.find { it.pointer == '/when' }.line", equalTo(4));
        put("api-wrong", "a: [").then().statusCode(400);
        put("api-wrong", "x".repeat(300_000)).then().statusCode(413);
        withKey()
                .contentType("text/plain")
                .body("x")
                .put(MAPPINGS + "/api-wrong")
                .then()
                .statusCode(415);
        withKey().get(MAPPINGS + "/api-wrong").then().statusCode(404);
        withKey().get(MAPPINGS + "/api-wrong/versions").then().statusCode(404);
        withKey()
                .get(MAPPINGS + "/shopify-order?verison=1")
                .then()
                .statusCode(400)
                .body("detail", containsString("Did you mean 'version'?"));
    }

    @Test
    void anOlderETagDoesNotOverwriteANewerVersion() {
        var old = put("api-tagged", TICKETS).header("ETag");
        var now = put("api-tagged", TICKETS.replace("desk-api", "desk")).header("ETag");
        putIf(old, TICKETS.replace("desk-api", "front")).then().statusCode(409);
        withKey()
                .header("If-Match", old)
                .delete(MAPPINGS + "/api-tagged")
                .then()
                .statusCode(409);
        putIf(now, TICKETS.replace("desk-api", "front")).then().statusCode(200);
        withKey()
                .header("If-None-Match", "\"3\"")
                .accept("application/json")
                .get(MAPPINGS + "/api-tagged")
                .then()
                .statusCode(304);
    }

    @Test
    void aTryAnswersEventsAsSentencesWhatIsLeftOutAndFaults() {
        put("api-tried", TICKETS).then().statusCode(200);
        tried("text/csv", "api-tried", SAMPLE)
                .statusCode(200)
                .body("totals.records", equalTo(4))
                .body("totals.events", equalTo(1))
                .body("totals.leftOut", equalTo(1))
                .body("complete", equalTo(true))
                .body("missingColumns", hasSize(0))
                .body("events", hasSize(1))
                .body("events[0].record", equalTo(2))
                .body("events[0].id", equalTo("1"))
                .body("events[0].source", equalTo("desk-api"))
                .body("events[0].time", equalTo("2024-03-04T11:00:00+01:00"))
                .body("events[0].team", equalTo("north"))
                .body("events[0]", not(hasKey("channel")))
                .body("events[0].data.waitSeconds", equalTo(90))
                .body("events[0].sentence", containsString("answered"))
                .body("leftOut", hasSize(1))
                .body("leftOut[0].record", equalTo(3))
                .body("leftOut[0].reason", containsString("row['Status'] != 'Spam'"))
                .body("faults.record", contains(4, 5))
                .body("faults.pointer", contains("/time", "/time"))
                .body("faults[1].code", equalTo("time.future"));
        TestEvents.get("desk-api", "1").then().statusCode(404);
    }

    @Test
    void aTryIsCheckedAsEventsThatAreSent() {
        put("api-types", TICKETS.replace("type: contact", "type: contcat"))
                .then()
                .statusCode(200);
        tried("text/csv", "api-types", SAMPLE)
                .body("totals.events", equalTo(0))
                .body("faults.code", hasItem("type.unknown"));
        put("api-types", TICKETS.replace("{value: answered}", "{value: busy}"))
                .then()
                .statusCode(200);
        tried("text/csv", "api-types", SAMPLE).body("faults.pointer", hasItem("/data/outcome"));
        put("api-types", TICKETS.replace("Group", "Team")).then().statusCode(200);
        tried("text/csv", "api-types", SAMPLE).body("missingColumns", contains("Team"));
    }

    @Test
    void upToTwoHundredOfEachAreListed() {
        var rows = new StringBuilder("Ticket ID,Created at,Group,Status,Wait\n");
        for (var i = 0; i < 250; i++) {
            rows.append(i).append(",04.03.2024 11:00,north,Closed,01:30\n");
            rows.append(i).append(",04.03.2024 11:00,north,Spam,01:30\n");
            rows.append(i).append(",04.03.2024 11:00,north,Closed,soon\n");
        }
        put("api-many", TICKETS).then().statusCode(200);
        tried("text/csv", "api-many", rows.toString())
                .body("totals.records", equalTo(750))
                .body("totals.events", equalTo(250))
                .body("totals.leftOut", equalTo(250))
                .body("totals.faults", equalTo(250))
                .body("events", hasSize(200))
                .body("leftOut", hasSize(200))
                .body("faults", hasSize(200));
    }

    @Test
    void aMappingIsTriedWithoutBeingSaved() {
        var payload = "{\"id\":7,\"sold\":\"2024-03-04T10:00:00Z\",\"total\":\"24.90\"}";
        var document = "{\"source\":\"shop\",\"events\":[{\"type\":\"order\",\"id\":{\"pointer\":\"/id\"},"
                + "\"time\":{\"pointer\":\"/sold\"},\"data\":{\"value\":{\"pointer\":\"/total\"}}}]}";
        trying("{\"mapping\":" + document + ",\"sample\":" + payload + "}")
                .statusCode(200)
                .body("events.id", contains("7"))
                .body("events[0].sentence", startsWith("An order"));
        trying("{\"mapping\":" + document + ",\"sample\":[" + payload + "," + payload.replace("7", "8") + "]}")
                .body("events.id", contains("7", "8"));
        trying("{\"mapping\":\"source: shop\\nevents: []\\n\",\"sample\":\"a,b\"}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/mapping/events"))
                .body("errors[0].line", equalTo(2));
        trying("{\"mapping\":\"stripe-refund\",\"sample\":{\"type\":\"charge.succeeded\"}}")
                .statusCode(200)
                .body("totals.leftOut", equalTo(1));
        trying("{\"mapping\":\"stripe-refnd\",\"sample\":{}}")
                .statusCode(404)
                .body("detail", containsString("Did you mean 'stripe-refund'?"));
    }

    @Test
    void aTryNamesWhatIsMissingOrUnknown() {
        trying("{}").statusCode(422).body("errors.pointer", contains("/mapping", "/sample"));
        trying("{\"maping\":\"x\",\"sample\":{}}")
                .statusCode(422)
                .body("errors.detail", everyItem(containsString("Did you mean 'mapping'?")));
        trying("{\"mapping\":7,\"sample\":{}}").statusCode(422).body("errors.code", hasItem("mapping.form"));
        trying("{\"mapping\":\"kpi-table\",\"sample\":7}").statusCode(422).body("errors.code", hasItem("sample.form"));
        tried("application/json", "kpi-table", "[{]").statusCode(400);
        tried("text/csv", "kpi-table", "").statusCode(400);
        tried("text/csv", "no-such-mapping", SAMPLE).statusCode(404);
    }

    @Test
    void aMisspeltMemberOfDataIsSavedWithAWarning() {
        var misspelt = TICKETS.replace("waitSeconds:", "waitSecond:");
        var saved = put("api-misspelt", misspelt);
        saved.then().statusCode(200);
        var warnings = JsonPath.from(saved.header("Kept-Warnings"));
        assertThat(warnings.getList("pointer")).isEqualTo(List.of("/events/0/data/waitSecond"));
        assertThat(warnings.getString("[0].code")).isEqualTo("mapping.member");
        assertThat(warnings.getString("[0].detail"))
                .isEqualTo("'waitSecond' is no field of the type 'contact', so no KPI counts it. Did you mean"
                        + " 'waitSeconds'? If it is a member of your own, say so with 'as'.");
        tried("text/csv", "api-misspelt", SAMPLE)
                .body("warnings.pointer", contains("/events/0/data/waitSecond"))
                .body("events[0].data.waitSecond", equalTo(90));

        put("api-misspelt", TICKETS).then().statusCode(200).header("Kept-Warnings", nullValue());
        put("api-misspelt", misspelt.replace("\"mm:ss\"", "\"mm:ss\", as: number"))
                .then()
                .statusCode(200)
                .header("Kept-Warnings", nullValue());
        var unknown = put("api-misspelt", TICKETS.replaceFirst("type: contact", "type: contct"));
        unknown.then().statusCode(200);
        var ofType = JsonPath.from(unknown.header("Kept-Warnings"));
        assertThat(ofType.getString("[0].pointer")).isEqualTo("/events/0/type");
        assertThat(ofType.getString("[0].detail")).contains("no event type 'contct'", "'contact'");
        put("api-misspelt", TICKETS.replace("waitSeconds:", "größe:"))
                .then()
                .statusCode(200)
                .header("Kept-Warnings", containsString("gr\\u00F6\\u00DFe"));
    }

    @Test
    void everythingNeedsAdmin() {
        for (var scope : new String[] {"read", "ingest"}) {
            var key = keyWith(scope);
            withKey(key).get(MAPPINGS).then().statusCode(403);
            withKey(key).delete(MAPPINGS + "/kpi-table").then().statusCode(403);
            withKey(key)
                    .contentType("application/json")
                    .body("{}")
                    .post(MAPPINGS + "/try")
                    .then()
                    .statusCode(403);
        }
    }

    private static Response put(String name, String yaml) {
        return withKey()
                .contentType("application/yaml")
                .accept("application/json")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(MAPPINGS + "/" + name);
    }

    private static Response putIf(String tag, String yaml) {
        return withKey()
                .contentType("application/yaml")
                .header("If-Match", tag)
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(MAPPINGS + "/api-tagged");
    }

    private static ValidatableResponse tried(String type, String name, String sample) {
        return withKey()
                .config(TestBrowser.sendingAsText(type))
                .contentType(type)
                .body(sample)
                .post(MAPPINGS + "/" + name + "/try")
                .then();
    }

    private static ValidatableResponse trying(String request) {
        return withKey()
                .contentType("application/json")
                .body(request)
                .post(MAPPINGS + "/try")
                .then();
    }
}
