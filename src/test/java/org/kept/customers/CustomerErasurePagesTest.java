package org.kept.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestPeople;
import org.kept.access.Role;

/** The customer erasure page: search, confirm, result. */
@QuarkusTest
@OnBothDatabases
class CustomerErasurePagesTest {

    @Test
    void searchingErasesNothingAndConfirmingDoes() {
        push(event("by hand", "1", "order", "{'customer':'Ann <b>'}"));
        var before = hash("1");
        var browser = signedIn();
        browser.post("/customers/look", "customer", " Ann <b> ")
                .then()
                .statusCode(200)
                .body(containsString("One event names them as its customer."))
                .body(containsString("value=\"Ann &lt;b&gt;\""));
        assertThat(hash("1")).isEqualTo(before);
        browser.post("/customers/erase", "customer", "Ann <b>")
                .then()
                .statusCode(200)
                .body(containsString("Erased from one event. All counts are unchanged."))
                .body(not(containsString("Ann")));
        assertThat(hash("1")).isNotEqualTo(before);
        var reference =
                withKey().get("/api/v1/audit?act=customer.erased&limit=1").jsonPath();
        assertThat(reference.getString("items[0].actor")).isEqualTo("ada@example.org");
    }

    @Test
    void anUnknownCustomerIsReported() {
        signedIn()
                .post("/customers/look", "customer", "nobody at all")
                .then()
                .statusCode(200)
                .body(containsString("No event names them as its customer"));
        signedIn()
                .post("/customers/erase", "customer", "nobody at all")
                .then()
                .body(containsString("No customer found."));
    }

    @Test
    void invalidIdentifiersAreRejectedWithAMessage() {
        for (var step : new String[] {"look", "erase"}) {
            signedIn()
                    .post("/customers/" + step, "customer", " ")
                    .then()
                    .statusCode(422)
                    .body(containsString("Enter the customer’s identifier"));
            signedIn()
                    .post("/customers/" + step, "customer", "a\0b")
                    .then()
                    .statusCode(400)
                    .body(containsString("identifier as text, as the events have it"));
        }
    }

    @Test
    void onlyAdministratorsMayErase() {
        push(event("by hand", "2", "order", "{'customer':'kept for now'}"));
        var before = hash("2");
        for (var role : new Role[] {Role.MANAGER, Role.VIEWER}) {
            var browser = TestPeople.signedIn(role);
            browser.get("/customers").then().statusCode(403);
            browser.post("/customers/erase", "customer", "kept for now").then().statusCode(403);
            browser.get("/data").then().body(not(containsString("/customers")));
        }
        for (var scope : new String[] {"ingest", "read"}) {
            withKey(keyWith(scope))
                    .delete("/api/v1/customers/kept for now")
                    .then()
                    .statusCode(403);
        }
        // A session cookie alone changes nothing.
        signedIn().request().delete("/api/v1/customers/kept for now").then().statusCode(403);
        assertThat(hash("2")).isEqualTo(before);
    }

    @Test
    void pendingUploadsAreDiscarded() {
        var browser = signedIn();
        var csv = "id,source,type,time,customer\nf1,by hand,order,2024-03-04T10:00:00Z,in a file\n";
        browser.get("/data");
        var waiting = upload(browser, csv);
        waiting.then().statusCode(303);
        browser.get(waiting.header("Location")).then().statusCode(200);
        browser.post("/customers/erase", "customer", "in a file");
        browser.get(waiting.header("Location")).then().statusCode(404);
    }

    private static Response upload(TestBrowser browser, String csv) {
        var form = part("file\"; filename=\"orders.csv", csv)
                + part("csrf-token", String.valueOf(browser.cookie("csrf-token"))) + "--x--\r\n";
        return browser.request()
                .config(TestBrowser.sendingAsText("multipart/form-data"))
                .contentType("multipart/form-data; boundary=x")
                .body(form)
                .post("/data/checks");
    }

    private static String part(String name, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static String hash(String id) {
        return String.valueOf(get("by hand", id).jsonPath().getString("data.customer"));
    }
}
