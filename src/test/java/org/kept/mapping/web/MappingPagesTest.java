package org.kept.mapping.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;

/** Pages of mappings: copy, try, save, restore and delete. */
@QuarkusTest
class MappingPagesTest {

    private static final String ORDERS = """
            title: Orders of the <counter>
            source: counter pages
            when: "row['Status'] != 'void'"
            events:
              - type: order
                id: {column: Receipt}
                time: {column: Sold at}
            """;

    private static final String SAMPLE = """
            Receipt,Sold at,Status
            r-1,2024-03-04T10:00:00Z,sold
            r-2,2024-03-04T10:05:00Z,void
            r-3,at noon,sold
            """;

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void signIn() {
        ada = TestKeys.signedIn();
    }

    @Test
    void aMappingIsWrittenTriedAndSaved() {
        ada.get("/mappings/new").then().statusCode(200).body(containsString("An example"));
        ada.post("/mappings/new", "name", "page-orders", "document", ORDERS, "sample", SAMPLE, "action", "try")
                .then()
                .statusCode(200)
                .body(containsString("3\u00a0records: 1\u00a0event, 1 left out, 1\u00a0fault. Nothing was stored."))
                .body(containsString("An order"))
                .body(containsString("It does not count: row[&#39;Status&#39;] != &#39;void&#39;"))
                .body(containsString("value=\"page-orders\""))
                .body(containsString("r-2,2024-03-04T10:05:00Z,void"));
        ada.post("/mappings/new", "document", ORDERS, "action", "edit")
                .then()
                .statusCode(200)
                .body(containsString("<h1 class=\"wrapping\">New mapping</h1>"))
                .body(containsString("source: counter pages"))
                .body(not(containsString("sample-error")));
        ada.get("/mappings/page-orders").then().statusCode(404);
        TestEvents.get("counter pages", "r-1").then().statusCode(404);
        ada.post("/mappings/new", "name", "page-orders", "document", ORDERS, "action", "save")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/mappings/page-orders?saved=1"));
        ada.get("/mappings/page-orders?saved=1")
                .then()
                .statusCode(200)
                .body(containsString("Version 1 saved."))
                .body(containsString("name: page-orders"))
                .body(containsString("Orders of the &lt;counter&gt;"));
        ada.get("/mappings").then().body(containsString("href=\"/mappings/page-orders\""));
        ada.post("/mappings/new", "name", "page-orders", "document", ORDERS, "action", "save")
                .then()
                .statusCode(409)
                .body(containsString("There is already a mapping"));
    }

    @Test
    void errorsHaveTheirLinesAndTheFormKeepsItsText() {
        ada.post("/mappings/new", "name", "page wrong", "document", ORDERS, "action", "save")
                .then()
                .statusCode(422)
                .body(containsString("is not a name"))
                .body(containsString("aria-describedby=\"name-hint faults\" aria-invalid=\"true\""))
                .body(containsString("value=\"page wrong\""));
        ada.post("/mappings/new", "name", "page-wrong", "document", ORDERS.replace("'void'", "<"), "action", "save")
                .then()
                .statusCode(422)
                .body(containsString("Line 3"))
                .body(containsString("source: counter pages"))
                .body(not(containsString("!= <")));
        ada.post("/mappings/new", "name", "page-wrong", "document", "a: [", "action", "try")
                .then()
                .statusCode(400)
                .body(containsString("This is not YAML"))
                .body(containsString("a: [</textarea>"));
        ada.post("/mappings/new", "name", "page-wrong", "document", ORDERS, "sample", " ", "action", "try")
                .then()
                .statusCode(400)
                .body(containsString("id=\"sample-error\""))
                .body(containsString("Paste some rows"));
        ada.get("/mappings/page-wrong").then().statusCode(404);
    }

    @Test
    void aChangeIsTheNextVersionAndAnOlderOneCanBeSavedAgain() {
        save("page-changed", ORDERS);
        change("page-changed", "1", ORDERS.replace("counter pages", "till pages"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("?saved=2"));
        change("page-changed", "1", ORDERS)
                .then()
                .statusCode(409)
                .body(containsString("version 2 is current"))
                .body(containsString("source: counter pages"));
        var older = ada.get("/mappings/page-changed?version=1");
        older.then()
                .statusCode(200)
                .body(containsString("page-changed, version 1"))
                .body(containsString("This is an older version."))
                .body(containsString("name=\"version\" value=\"2\""));
        change("page-changed", "2", ORDERS).then().header("Location", endsWith("?saved=3"));
        assertThat(ada.get("/mappings/page-changed").asString())
                .containsSubsequence("Version 3", "Version 2", "Version 1");
    }

    @Test
    void aMisspeltMemberOfDataIsToldWhenItIsSaved() {
        var warning = "is no field of the type &#39;order&#39;";
        save("page-misspelt", ORDERS + "    data: {valu: {column: Total}}\n");
        ada.get("/mappings/page-misspelt?saved=1")
                .then()
                .body(containsString("Version 1 saved."))
                .body(containsString(warning));
        change("page-misspelt", "1", ORDERS);
        ada.get("/mappings/page-misspelt?saved=2").then().body(not(containsString(warning)));
    }

    @Test
    void aDeletedMappingCanBeSavedAgain() {
        save("page-deleted", ORDERS);
        ada.post("/mappings/page-deleted/remove", "version", "7").then().statusCode(409);
        ada.post("/mappings/page-deleted/remove", "version", "1")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/mappings?removed=page-deleted"));
        ada.get("/mappings?removed=page-deleted")
                .then()
                .body(containsString("Mapping page-deleted deleted."))
                .body(containsString("/mappings/page-deleted?version=1"))
                .body(not(containsString("href=\"/mappings/page-deleted\"")));
        ada.get("/mappings/page-deleted").then().statusCode(404);
        ada.get("/mappings/page-deleted?version=1").then().statusCode(200);
        change("page-deleted", "0", ORDERS).then().statusCode(303).header("Location", endsWith("?saved=3"));
    }

    @Test
    void aRecipeIsReadTriedAndCopied() {
        ada.get("/mappings/help-desk-tickets")
                .then()
                .statusCode(200)
                .body(containsString("A recipe that Kept ships."))
                .body(not(containsString("name=\"document\"")))
                .body(containsString("href=\"/mappings/new?from=help-desk-tickets\""));
        ada.get("/mappings/new?from=help-desk-tickets")
                .then()
                .statusCode(200)
                .body(containsString("source: help-desk"))
                .body(not(containsString("name: help-desk-tickets")));
        ada.post("/mappings/help-desk-tickets/try", "sample", "{\"a\":1}")
                .then()
                .statusCode(200)
                .body(containsString("1\u00a0record:"));
        ada.post("/mappings/help-desk-tickets/try", "sample", "")
                .then()
                .statusCode(400)
                .body(containsString("Paste some rows"));
        ada.post("/mappings/help-desk-tickets", "document", ORDERS).then().statusCode(404);
    }

    @Test
    void managersReadAndTryAndAdministratorsWrite() {
        save("page-read", ORDERS);
        var manager = TestPeople.signedIn(Role.MANAGER);
        manager.get("/data").then().body(containsString("href=\"/mappings\""));
        manager.get("/mappings").then().statusCode(200).body(not(containsString("/mappings/new")));
        manager.get("/mappings/page-read")
                .then()
                .statusCode(200)
                .body(containsString("source: counter pages"))
                .body(not(containsString("name=\"document\"")));
        manager.post("/mappings/page-read/try", "sample", SAMPLE)
                .then()
                .statusCode(200)
                .body(containsString("3\u00a0records: 1\u00a0event, 1 left out, 1\u00a0fault."));
        manager.get("/mappings/new").then().statusCode(403);
        manager.post("/mappings/page-read", "document", ORDERS).then().statusCode(403);
        manager.post("/mappings/page-read/remove", "version", "1").then().statusCode(403);
        var viewer = TestPeople.signedIn(Role.VIEWER);
        viewer.get("/mappings").then().statusCode(403);
        viewer.get("/data").then().body(not(containsString("href=\"/mappings\"")));
    }

    private void save(String name, String document) {
        ada.post("/mappings/new", "name", name, "document", document, "action", "save")
                .then()
                .statusCode(303);
    }

    private io.restassured.response.Response change(String name, String version, String document) {
        return ada.post("/mappings/" + name, "version", version, "document", document, "action", "save");
    }
}
