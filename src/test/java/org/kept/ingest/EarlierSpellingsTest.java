package org.kept.ingest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.delete;
import static org.kept.TestEvents.encoded;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.json;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.put;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.database.Transactions;
import org.kept.ingest.parse.CustomerHasher;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.EventWriter;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.kpi.EventType;

/** Events stored before names were normalised, and sent again with their old spelling. */
@QuarkusTest
@OnBothDatabases
class EarlierSpellingsTest {

    private static final String CUSTOMER = " Grace  Hopper";

    @Inject
    EventWriter writer;

    @Inject
    CustomerHasher hasher;

    @Test
    void aRepeatIsAReplay() {
        storeAsBefore(" spelt", "1", " North");
        var again = order(" spelt", "1", " North");
        push(again, "dryrun=true").statusCode(200).body("replayed", equalTo(1));
        push(again).statusCode(200).body("replayed", equalTo(1)).body("accepted", equalTo(0));
        get("spelt", "1").then().statusCode(404);
        get(" spelt", "1").then().statusCode(200).body("team", equalTo(" North"));
    }

    @Test
    void aRepeatWithAnotherSpellingOfTheTeamAloneIsAReplay() {
        storeAsBefore("spelt-team", "1", " North");
        push(order("spelt-team", "1", " North")).statusCode(200).body("replayed", equalTo(1));
    }

    @Test
    void otherContentCorrectsTheStoredEventAndALateRepeatUndoesNothing() {
        storeAsBefore(" spelt-corrected", "1", " North");
        var other = order(" spelt-corrected", "1", " South");
        push(other).statusCode(422).body("errors.code", contains("event.conflict"));
        push(other, "onconflict=correct").statusCode(200).body("corrected", equalTo(1));
        push(order(" spelt-corrected", "1", " North"), "onconflict=correct")
                .statusCode(200)
                .body("replayed", equalTo(1));
        get(" spelt-corrected", "1").then().body("team", equalTo("South")).body("revision", equalTo(2));
    }

    @Test
    void aNewEventIsStoredUnderTheNormalName() {
        storeAsBefore(" spelt-new", "1", " North");
        push(order(" spelt-new", "2", " North")).statusCode(200).body("accepted", equalTo(1));
        get("spelt-new", "2").then().statusCode(200).body("team", equalTo("North"));
    }

    @Test
    void theStoredEventCanBeCorrectedAndVoided() {
        storeAsBefore(" spelt-void", "1", " North");
        put(order(" spelt-void", "1", " South"), "typed wrong").statusCode(200).body("team", equalTo("South"));
        get("spelt-void", "1").then().statusCode(404);
        delete(" spelt-void", "1", "a test").statusCode(204);
        get(" spelt-void", "1").then().body("voided", equalTo(true));
    }

    @Test
    void theCustomerCanBeErased() {
        var customer = " Ada  Lovelace";
        storeAsBefore("spelt-erased", "1", "North", customer);
        push(order("spelt-erased", "2", "North", customer)).statusCode(200);
        withKey()
                .urlEncodingEnabled(false)
                .delete("/api/v1/customers/" + encoded(customer))
                .then()
                .statusCode(200)
                .body("events", equalTo(2));
    }

    /** Stores an order like a release that left names as they were sent. */
    private void storeAsBefore(String source, String id, String team) {
        storeAsBefore(source, id, team, CUSTOMER);
    }

    private void storeAsBefore(String source, String id, String team, String customer) {
        var event = new Event(
                new Event.EventKey(source, id),
                EventType.ORDER,
                Instant.parse(TestEvents.TIME),
                team,
                null,
                json("{'customer':'" + hasher.hashAsSpelt(customer) + "'}"));
        var sent = RawRecord.of(0, null, order(source, id, team, customer));
        var valid = new ValidatedRecord(sent, source, id, EventContent.of(event), null, List.of(), false);
        Transactions.commitIf(Duration.ofMinutes(1), done -> true, () -> {
            var changes = writer.write(List.of(valid), IngestOptions.plain("key:test"), new ReceiptBuilder());
            writer.fireChanges(changes);
            return changes;
        });
    }

    private static ObjectNode order(String source, String id, String team) {
        return order(source, id, team, CUSTOMER);
    }

    private static ObjectNode order(String source, String id, String team, String customer) {
        return TestEvents.event(source, id, "order", "{'customer':'" + customer + "'}")
                .put("team", team);
    }
}
