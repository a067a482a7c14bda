package org.kept.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.push;
import static org.kept.TestKeys.keyWith;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.database.ReadSession;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;
import org.kept.rollup.SharedNumbers;

/** Custom event types over REST, in ingestion, and everywhere an event is read. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class CustomEventTypesTest {

    private static final String PICKUPS = """
            {'name':'Pick-ups','sentence':'Pick-up {id} with {parcels} parcels',
             'fields':{'late':{'kind':'boolean','required':true},
                       'parcels':{'kind':'number','min':1,'whole':true},
                       'place':{'kind':'text','choices':['shop','locker']},
                       'note':{'kind':'text'}}}""";

    @Inject
    EventTypeStore store;

    @Inject
    ReadSession reads;

    @Test
    void aTypeIsListedBesideTheBuiltInOnes() {
        define("listed", PICKUPS)
                .statusCode(200)
                .body("code", equalTo("listed"))
                .body("builtIn", equalTo(false))
                .body("fields.parcels.min", equalTo(1));
        withKey()
                .get("/api/v1/event-types")
                .then()
                .statusCode(200)
                .body("code", hasItems("order", "contact", "figure", "listed"))
                .body("find { it.code == 'listed' }.builtIn", equalTo(false))
                .body("find { it.code == 'order' }.builtIn", equalTo(true))
                .body("find { it.code == 'contact' }.fields.outcome.choices", contains("answered", "abandoned"));
        withKey().get("/api/v1/event-types/order").then().body("builtIn", equalTo(true));
        var read = withKey().get("/api/v1/event-types/listed").asString();
        // An event that was read can be sent again, and changes nothing.
        withKey()
                .contentType("application/json")
                .body(read)
                .put("/api/v1/event-types/listed")
                .then()
                .statusCode(200);
        withKey()
                .get("/api/v1/audit?act=event-type.defined&limit=50")
                .then()
                .body("items.findAll { it.subject == 'event type listed' }", hasSize(1))
                .body("items.find { it.subject == 'event type listed' }.after", containsString("field late: boolean"));
        withKey()
                .get("/api/v1/event-types/lisetd")
                .then()
                .statusCode(404)
                .body("detail", containsString("Did you mean 'listed'?"));
    }

    @Test
    void eventsAreCheckedByTheFieldsOfTheirType() {
        push(pickup("unborn", "early", "{'late':false}"))
                .statusCode(422)
                .body("errors[0].code", equalTo("type.unknown"));
        define("checked", PICKUPS).statusCode(200);
        push(pickup("checked", "1", "{'late':true,'parcels':3,'place':'shop','anything':'else'}"))
                .statusCode(200);
        push(pickup("checked", "2", "{'parcels':0.5,'place':'moon'}"))
                .statusCode(422)
                .body("errors.code", hasItems("late.missing", "parcels.range", "place.unknown"));
        push(pickup("checked", "3", "{'late':true,'parcels':1.5}"))
                .statusCode(422)
                .body("errors.code", contains("parcels.whole"));
        TestEvents.pushNdjson(pickup("checked", "4", "{'late':false}").toString())
                .statusCode(200);
        signedIn()
                .get("/events?type=checked")
                .then()
                .statusCode(200)
                .body(
                        containsString("Pick-up checked-1 with 3 parcels"),
                        containsString("Pick-up checked-4 with – parcels"));
        withKey()
                .get("/api/v1/events?type=checked")
                .then()
                .statusCode(200)
                .body("items.id", contains("checked-4", "checked-1"));
        // The totals by team and channel include every event.
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void anotherNodeFindsATypeThatItDoesNotKnowYet() {
        var otherNode = new StoredEventTypes(store, reads);
        assertThat(otherNode.find("elsewhere")).isNull();
        assertThat(otherNode.ofStored("elsewhere").fields())
                .extracting(EventField::name)
                .containsExactly("customer");
        define("elsewhere", PICKUPS).statusCode(200);
        otherNode.invalidate();
        var found = Objects.requireNonNull(otherNode.find("elsewhere"));
        assertThat(found.plural()).isEqualTo("pick-ups");
        assertThat(found.fields())
                .extracting(EventField::name)
                .containsExactly("late", "parcels", "place", "note", "customer");
        assertThat(otherNode.all()).containsAll(EventType.builtIn()).contains(found);
    }

    @Test
    void aCsvFileHasAColumnForEachField() {
        define("in-a-file", PICKUPS).statusCode(200);
        TestEvents.body(
                        "text/csv",
                        "id,source,type,time,LATE,Parcels,place\nf-1,file,in-a-file," + TestEvents.TIME
                                + ",true,1204,shop\nf-2,file,in-a-file," + TestEvents.TIME + ",perhaps,2,shop\n")
                .post("/api/v1/events")
                .then()
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors.code", contains("late.form"));
        withKey()
                .get("/api/v1/events/file/f-1")
                .then()
                .body("data.parcels", equalTo(1204))
                .body("data.late", equalTo(true));
        var sample = signedIn().get("/data/sample.csv").asString();
        assertThat(sample.lines().findFirst().orElse("")).contains(",late,parcels,place,note");
        assertThat(sample).contains("in-a-file-1,my system,in-a-file,", ",true,1,shop,text");
        TestEvents.body("text/csv", sample)
                .post("/api/v1/events?dryrun=true")
                .then()
                .statusCode(200);
        signedIn()
                .get("/data")
                .then()
                .body(containsString("Columns of your own event types"), containsString("in-a-file"));
    }

    @Test
    void aTypeInUseIsNeitherNarrowedNorRemoved() {
        define("used", PICKUPS).statusCode(200);
        push(pickup("used", "1", "{'late':true,'parcels':3,'size':'large'}")).statusCode(200);
        push(pickup("used", "2", "{'late':true,'parcels':700}")).statusCode(200);
        push(pickup("used", "3", "{'late':true}")).statusCode(200);
        define("used", PICKUPS.replace("'min':1", "'min':1,'max':500"))
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/fields/parcels"))
                .body("errors[0].code", equalTo("fields.in-use"))
                .body(
                        "errors[0].detail",
                        containsString("1\u00a0stored event does not fit: parcels must be from 1 to 500"))
                .body("errors[0].detail", containsString("used/used-2"));
        define("used", PICKUPS.replace("'min':1", "'min':1,'required':true"))
                .statusCode(422)
                .body("errors[0].detail", containsString("1\u00a0stored event does not fit: parcels is missing"));
        define("used", PICKUPS.replace("'note':{'kind':'text'}", "'size':{'kind':'number'}"))
                .statusCode(422)
                .body("errors.pointer", contains("/fields/size"));
        // A narrower field that all events fit, and a wider one.
        define("used", PICKUPS.replace("'min':1", "'min':3,'max':700")).statusCode(200);
        define("used", PICKUPS.replace("'min':1,", "")).statusCode(200);
        push(pickup("used", "4", "{'late':true,'parcels':-4}")).statusCode(200);
        remove("used").statusCode(409).body("detail", containsString("4\u00a0events of this type are stored"));
        for (var id : List.of("1", "2", "3", "4")) {
            TestEvents.delete("used", "used-" + id, "a test").statusCode(204);
        }
        // Voided events do not prevent a change, but they still exist.
        define("used", PICKUPS.replace("'min':1", "'min':5")).statusCode(200);
        remove("used").statusCode(409);
        withKey().get("/api/v1/event-types/used").then().body("fields.parcels.min", equalTo(5));
    }

    @Test
    void aKpiCountsItAndKeepsItFromBeingRemoved() {
        define("counted", PICKUPS).statusCode(200);
        push(pickup("counted", "1", "{'late':true,'parcels':3}")).statusCode(200);
        push(pickup("counted", "2", "{'late':false,'parcels':30}")).statusCode(200);
        var kpi = """
                {'name':'Late pick-ups','betterWhen':'lower','unit':'fraction',
                 'numerator':{'type':'counted','where':{'late':true}},'denominator':{'type':'counted'}}""";
        withKey()
                .contentType("application/json")
                .body(json(kpi).toString())
                .put("/api/v1/kpis/late-pickups")
                .then()
                .statusCode(200)
                .body("formula", equalTo("pick-ups marked late ÷ pick-ups"));
        push(pickup("counted", "3", "{'late':true}")).statusCode(200);
        withKey()
                .get("/api/v1/kpis/late-pickups/series?from=2024-W10&to=2024-W10")
                .then()
                .body("points[0].numerator", equalTo(2))
                .body("points[0].denominator", equalTo(3));
        withKey()
                .get("/api/v1/events?kpi=late-pickups&week=2024-W10")
                .then()
                .body("items.id", contains("counted-3", "counted-2", "counted-1"));
        SharedNumbers.rebuildFindsNoDifference();
        remove("counted").statusCode(409).body("detail", containsString("the KPI 'late-pickups' counts it"));
        // The words of the KPI follow the name of the type.
        define("counted", PICKUPS.replace("'Pick-ups'", "'Collections'")).statusCode(200);
        withKey()
                .get("/api/v1/kpis/late-pickups")
                .then()
                .body("formula", equalTo("collections marked late ÷ collections"));
        withKey().delete("/api/v1/kpis/late-pickups").then().statusCode(204);
    }

    @Test
    void aGuaranteeMayBeBrokenByIt() {
        define("promised", PICKUPS).statusCode(200);
        var mission = """
                {'statement':'We pick up parcels.','effectiveFrom':'2024-01-01','clauses':[{'code':'parcel',
                 'quote':'pick up parcels','guarantee':{'promise':'On time','consequence':'5 EUR',
                 'breach':{'type':'%s','where':{'late':true}}},
                 'measures':[{'kpi':'sla','because':'It is near enough.'}]}]}""";
        withKey()
                .contentType("application/json")
                .body(json(mission.formatted("promisd")).toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("Did you mean 'promised'?"));
        withKey()
                .contentType("application/json")
                .body(json(mission.formatted("promised")).toString())
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        push(pickup("promised", "1", "{'late':true}")).statusCode(200);
        withKey()
                .get("/api/v1/kpis/guarantee-parcel")
                .then()
                .body("formula", containsString("pick-ups marked late ÷ pick-ups"));
        withKey()
                .get("/api/v1/kpis/guarantee-parcel/series?from=2024-W10&to=2024-W10")
                .then()
                .body("points[0].value", equalTo(1f));
        remove("promised")
                .statusCode(409)
                .body("detail", containsString("it breaks the guarantee of the clause 'parcel' in version"));
        define("promised", "{'name':'Pick-ups','fields':{'parcels':{'kind':'number'}}}")
                .statusCode(422)
                .body("errors.code", hasItem("fields.used"))
                .body("errors.detail", hasItem(containsString("The guarantee of the clause 'parcel' in version")));
        SharedNumbers.rebuildFindsNoDifference();
    }

    @Test
    void aMappingGivesItWithValuesOfItsFields() {
        define("mapped", PICKUPS).statusCode(200);
        var mapping = """
                {'source':'courier','events':[{'type':'mapped','id':{'column':'No'},'time':{'column':'At'},
                 'data':{'late':{'column':'Late'},'parcels':{'column':'Parcels'}}}]}""";
        withKey()
                .contentType("application/json")
                .body(json(mapping).toString())
                .put("/api/v1/mappings/courier-pickups")
                .then()
                .statusCode(lessThan(300));
        TestEvents.body("text/csv", "No,At,Late,Parcels\nm-1,2024-03-04T10:00:00Z,true,12\n")
                .post("/api/v1/imports?mapping=courier-pickups")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        withKey().get("/api/v1/events/courier/m-1").then().body("data.parcels", equalTo(12));
        remove("mapped").statusCode(409).body("detail", containsString("the mapping 'courier-pickups' gives it"));
    }

    @Test
    void anErasedCustomerLeavesNoFreeTextBehind() {
        define("erasable", PICKUPS).statusCode(200);
        push(pickup(
                        "erasable",
                        "1",
                        "{'late':true,'parcels':2,'place':'shop','note':'for Grace','customer':'grace-77'}"))
                .statusCode(200);
        withKey().get("/api/v1/events/erasable/erasable-1").then().body("data.customer", not(equalTo("grace-77")));
        withKey().delete("/api/v1/customers/grace-77").then().statusCode(200).body("events", equalTo(1));
        withKey()
                .get("/api/v1/events/erasable/erasable-1")
                .then()
                .body("data.note", nullValue())
                .body("data.place", equalTo("shop"))
                .body("data.parcels", equalTo(2));
    }

    @Test
    void aTypeWithoutEventsIsRemovedAndMayBeDefinedAgain() {
        define("brief", PICKUPS).statusCode(200);
        remove("brief").statusCode(204);
        withKey().get("/api/v1/event-types").then().body("code", not(hasItem("brief")));
        push(pickup("brief", "1", "{'late':true}")).statusCode(422);
        remove("brief").statusCode(404);
        remove("order").statusCode(409);
        define("brief", "{'name':'Brief visits'}").statusCode(200);
        push(pickup("brief", "1", "{}")).statusCode(200);
        withKey()
                .get("/api/v1/audit?act=event-type.removed&limit=50")
                .then()
                .body("items.subject", hasItem("event type brief"));
    }

    @Test
    void badDefinitionsAreRefusedAndOnlyAdministratorsDefine() {
        define("bad", "{'name':'x','fields':{'late':{'kind':'bool'},'n':{'kind':'number','mni':1}}}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/fields/late/kind", "/fields/n/mni"))
                .body("errors.detail", everyItem(not(containsString("null"))));
        define("order", PICKUPS).statusCode(422).body("errors.code", hasItem("code.taken"));
        withKey()
                .contentType("application/json")
                .body("[]")
                .put("/api/v1/event-types/bad")
                .then()
                .statusCode(400);
        withKey().get("/api/v1/event-types/bad").then().statusCode(404);
        withKey(keyWith("read", "ingest"))
                .contentType("application/json")
                .body(json(PICKUPS).toString())
                .put("/api/v1/event-types/mine")
                .then()
                .statusCode(403);
        withKey(keyWith("read")).get("/api/v1/event-types").then().statusCode(200);
    }

    private static ObjectNode pickup(String type, String id, String data) {
        return event(type, type + "-" + id, type, data);
    }

    private static ValidatableResponse define(String code, String definition) {
        return withKey()
                .contentType("application/json")
                .body(json(definition).toString())
                .put("/api/v1/event-types/" + code)
                .then();
    }

    private static ValidatableResponse remove(String code) {
        return withKey().delete("/api/v1/event-types/" + code).then();
    }
}
