package org.kept.types;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;

/** Pages of event types: define, change and remove one with a form that works without scripts. */
@QuarkusTest
@EmptyDatabase
class EventTypePagesTest {

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void signIn() {
        ada = TestKeys.signedIn();
    }

    @Test
    void aTypeIsDefinedChangedAndRemoved() {
        ada.get("/data").then().body(containsString("href=\"/event-types\""));
        ada.get("/event-types/new").then().statusCode(200).body(containsString("name=\"field-2\""));
        ada.post(
                        "/event-types/new",
                        "code",
                        "visit",
                        "name",
                        "Visits",
                        "sentence",
                        "Visit {id} of {minutes} minutes",
                        "field-0",
                        "minutes",
                        "kind-0",
                        "whole",
                        "required-0",
                        "yes",
                        "from-0",
                        "1",
                        "to-0",
                        "90.5",
                        "field-1",
                        "reason",
                        "kind-1",
                        "choice",
                        "choices-1",
                        "repair, advice",
                        "field-2",
                        "note",
                        "kind-2",
                        "text",
                        "to-2",
                        "40",
                        "act",
                        "save")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/event-types?saved=visit"));
        ada.get("/event-types?saved=visit")
                .then()
                .body(containsString("Event type visit saved."))
                .body(containsString("href=\"/event-types/visit\""))
                .body(containsString("reason (text one of repair, advice)"));
        withKey()
                .get("/api/v1/event-types/visit")
                .then()
                .body("fields.minutes.whole", equalTo(true))
                .body("fields.minutes.required", equalTo(true))
                .body("fields.minutes.max", equalTo(90.5f))
                .body("fields.note.maxLength", equalTo(40));
        push(event("visits", "1", "visit", "{'minutes':30}")).statusCode(200);
        ada.get("/event-types/visit")
                .then()
                .statusCode(200)
                .body(containsString("value=\"repair, advice\""))
                .body(containsString("It cannot be removed: 1\u00a0event of this type is stored."));
        ada.post("/event-types/visit", "name", "Visits", "field-0", "minutes", "kind-0", "number", "from-0", "31")
                .then()
                .statusCode(422)
                .body(containsString("1\u00a0stored event does not fit: minutes must be from 31"))
                .body(containsString("href=\"#field-0\""))
                .body(containsString("id=\"field-0-error\""));
        ada.post("/event-types/visit", "name", "Calls at home", "field-0", "minutes", "kind-0", "number")
                .then()
                .statusCode(303);
        ada.post("/event-types/visit/remove").then().statusCode(409);
    }

    @Test
    void whatIsWrongIsSaidAtItsRowAndNothingIsLost() {
        ada.post(
                        "/event-types/new",
                        "code",
                        "Wrong",
                        "name",
                        "",
                        "sentence",
                        "{nothing}",
                        "field-0",
                        "a b",
                        "kind-0",
                        "number",
                        "field-1",
                        "size",
                        "kind-1",
                        "",
                        "field-2",
                        "weight",
                        "kind-2",
                        "number",
                        "from-2",
                        "ten")
                .then()
                .statusCode(422)
                .body(containsString("id=\"code-error\""))
                .body(containsString("id=\"name-error\""))
                .body(containsString("id=\"sentence-error\""))
                .body(containsString("id=\"field-0-error\""))
                .body(containsString("size: Say what values the field has."))
                .body(containsString("weight: min must be a number"))
                .body(containsString("value=\"ten\""));
        ada.post("/event-types/new", "code", "twice", "name", "x", "field-0", "a", "field-1", "a", "kind-2", "text")
                .then()
                .statusCode(422)
                .body(containsString("is there twice. Keep one row."))
                .body(containsString("Give each field a name"));
        ada.get("/event-types/twice").then().statusCode(404);
        ada.post("/event-types/twice", "name", "x").then().statusCode(404);
    }

    @Test
    void rowsAreAddedWithoutAScript() {
        ada.post(
                        "/event-types/new",
                        "code",
                        "longer",
                        "name",
                        "Longer",
                        "field-0",
                        "a",
                        "field-1",
                        "b",
                        "field-2",
                        "c",
                        "act",
                        "rows")
                .then()
                .statusCode(200)
                .body(containsString("name=\"field-5\""))
                .body(containsString("value=\"longer\""))
                .body(not(containsString("Not saved.")));
        ada.get("/event-types/longer").then().statusCode(404);
    }

    @Test
    void aTypeWithoutEventsIsRemoved() {
        ada.post("/event-types/new", "code", "short-lived", "name", "Short")
                .then()
                .statusCode(303);
        ada.post("/event-types/new", "code", "short-lived", "name", "Other")
                .then()
                .statusCode(422)
                .body(containsString("There is already an event type"));
        ada.get("/event-types/short-lived").then().body(containsString("Remove event type</button>"));
        ada.post("/event-types/short-lived/remove")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/event-types?removed=short-lived"));
        ada.get("/event-types?removed=short-lived").then().body(containsString("Event type short-lived removed."));
        ada.get("/event-types?removed=%3Cb%3E").then().body(not(containsString("removed.</strong>")));
    }

    @Test
    void onlyAdministratorsSeeThePages() {
        var manager = TestPeople.signedIn(Role.MANAGER);
        manager.get("/event-types").then().statusCode(403);
        manager.get("/data").then().body(not(containsString("href=\"/event-types\"")));
    }
}
