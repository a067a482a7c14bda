package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.lines;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;
import static org.kept.TestEvents.pushNdjson;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.OnBothDatabases;

/** JSON and NDJSON bodies: valid, invalid in part, and malformed. */
@QuarkusTest
@OnBothDatabases
class EventBodiesTest {

    private static final String EVENTS = "/api/v1/events";
    private static final String NDJSON = "application/x-ndjson";

    @Test
    void oneEventIsAnsweredWithAReceipt() {
        push(order("bodies", "one"))
                .statusCode(200)
                .body("received", equalTo(1))
                .body("accepted", equalTo(1))
                .body("replayed", equalTo(0))
                .body("corrected", equalTo(0))
                .body("rejected", equalTo(0))
                .body("errors", empty())
                .body("errorsTruncated", equalTo(false));
    }

    @Test
    void aRejectedEventDoesNotAffectTheOthers() {
        var array = JsonNodeFactory.instance.arrayNode();
        array.add(order("bodies", "good-1"))
                .add(order("bodies", "bad").put("time", "soon"))
                .add(order("bodies", "good-2"));
        push(array)
                .statusCode(207)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(1))
                .body("errors", hasSize(1))
                .body("errors[0].index", equalTo(1))
                .body("errors[0].source", equalTo("bodies"))
                .body("errors[0].id", equalTo("bad"))
                .body("errors[0].code", equalTo("time.form"));
        get("bodies", "good-2").then().statusCode(200);
        get("bodies", "bad").then().statusCode(404);
    }

    @Test
    void anEmptyArrayIsAccepted() {
        body("application/json", "[]").post(EVENTS).then().statusCode(200).body("received", equalTo(0));
    }

    @Test
    void anArrayMayHaveTenThousandEventsAndNoMore() {
        var array = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 10_000).forEach(i -> array.addNull());
        push(array)
                .statusCode(422)
                .body("rejected", equalTo(10_000))
                .body("errors", hasSize(1000))
                .body("errorsTruncated", equalTo(true));
        push(array.add(order("bodies", "too-many")))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("10,001"));
        get("bodies", "too-many").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"id\":1,\"id\":2}", "{} {}", "nonsense", "[{]", "{\"id\":\"\\x\"}"})
    void malformedJsonIsRejected(String text) {
        body("application/json", text)
                .post(EVENTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:kept:problem:unreadable"));
    }

    @Test
    void deeplyNestedJsonIsRejected() {
        body("application/json", "[".repeat(5000)).post(EVENTS).then().statusCode(400);
    }

    @Test
    void bytesThatAreNotUtf8AreRejected() {
        var event = order("bodies", "latin").put("team", "Köln").toString();
        body("application/json", event.getBytes(StandardCharsets.ISO_8859_1))
                .post(EVENTS)
                .then()
                .statusCode(400)
                .body("detail", containsString("UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/xml", "application/json;charset=ISO-8859-1", "application/octet-stream"})
    void otherMediaTypesAreRejected(String type) {
        body(type, order("bodies", "type").toString())
                .post(EVENTS)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyWithoutAMediaTypeIsRejected() {
        withKey().post(EVENTS).then().statusCode(415);
    }

    @Test
    void utf8MayBeDeclared() {
        body(
                        "application/json; charset=\"UTF-8\"",
                        order("bodies", "charset").put("team", "Köln").toString())
                .post(EVENTS)
                .then()
                .statusCode(200);
        get("bodies", "charset").then().body("team", equalTo("Köln"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryrun=yes", "onconflict=overwrite", "atomic=1"})
    void aMistypedParameterIsRejected(String query) {
        push(order("bodies", "parameter"), query).statusCode(400);
    }

    @Test
    void invalidLinesAreReportedByNumberFromOne() {
        var lines = "\uFEFF" + order("lines", "1") + "\r\n"
                + "\n   \t \r\n"
                + "{\"broken\n"
                + order("lines", "4").put("type", "x") + "\n"
                + "[]\n"
                + order("lines", "6");
        pushNdjson(lines)
                .statusCode(207)
                .body("received", equalTo(5))
                .body("accepted", equalTo(2))
                .body("errors.code", contains("json.form", "type.unknown", "event.form"))
                .body("errors.line", contains(4, 5, 6))
                .body("errors.index", contains(1, 2, 3));
        get("lines", "1").then().statusCode(200);
        get("lines", "6").then().statusCode(200);
    }

    @Test
    void aLineThatIsNotUtf8IsRejectedAlone() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.write(order("utf8", "bad").put("team", "Köln").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write('\n');
        bytes.write(order("utf8", "good").toString().getBytes(StandardCharsets.UTF_8));
        body(NDJSON, bytes.toByteArray())
                .post(EVENTS)
                .then()
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors[0].code", equalTo("json.encoding"))
                .body("errors[0].line", equalTo(1));
    }

    @Test
    void aLineThatIsTooLongIsRejectedAlone() {
        var longLine = order("long", "bad").put("more", "x".repeat(1_100_000));
        pushNdjson(longLine + "\n" + order("long", "good"))
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors[0].code", equalTo("line.length"))
                .body("errors[0].line", equalTo(1));
    }

    @Test
    void anErrorMayQuoteALongOrStrangeText() {
        var name = "n".repeat(3000);
        pushNdjson("{\"" + name + "\":1,\"" + name + "\":2}\n{\"a\\u0000\":1,\"a\\u0000\":2}\n"
                        + order("quotes", "good"))
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors.code", contains("json.form", "json.form"));
    }

    @Test
    void aStreamHasNoLimit() {
        var blank = (" ".repeat(1000) + "\n").repeat(12_000);
        pushNdjson(blank + order("unlimited", "last")).statusCode(200).body("accepted", equalTo(1));
    }

    @Test
    void aStreamOfManyChunksCountsThemAll() {
        var events =
                IntStream.range(0, 2500).mapToObj(i -> order("chunks", "c" + i)).toList();
        pushNdjson(lines(events)).statusCode(200).body("accepted", equalTo(2500));
        pushNdjson(lines(events)).statusCode(200).body("replayed", equalTo(2500));
    }

    @Test
    void aStreamCannotBeAtomic() {
        body(NDJSON, order("atomic", "stream").toString())
                .post(EVENTS + "?atomic=true")
                .then()
                .statusCode(400)
                .body("detail", containsString("atomic"));
    }

    @Test
    void theStatusIs422IfAllAreRejected() {
        pushNdjson("{}\n{}\n").statusCode(422).body("rejected", equalTo(2)).body("received", equalTo(2));
    }

    @Test
    void numbersAreKeptAsTheyWereSent() {
        var event = event("numbers", "1", "order", "{'value':19.90,'weight':0.1234567890123456789,'n':1e2}");
        push(event).statusCode(200);
        var shown = body("application/json", "").get("/api/v1/events/numbers/1").asString();
        assertThat(shown).contains("\"value\":19.9", "\"n\":100");
    }

    @Test
    void unknownMembersAreStored() {
        ObjectNode event = event("unknown", "1", "complaint", "{'topic':'late','mood':{'was':['bad']}}");
        push(event).statusCode(200);
        get("unknown", "1").then().body("data.mood.was[0]", equalTo("bad"));
    }
}
