package org.kept.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.TIME;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.event;
import static org.kept.TestEvents.get;
import static org.kept.TestEvents.push;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** CloudEvents 1.0 as other software writes them. */
@QuarkusTest
class CloudEventsTest {

    private static final String EVENTS = "/api/v1/events";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String JSON = "application/json";

    @Test
    void aStructuredEventIsStoredWithItsAttributes() {
        var event = event("ce", "structured", "order", "{'value':1}")
                .put("specversion", "1.0")
                .put("subject", "basket")
                .put("datacontenttype", "application/json")
                .put("team", "berlin");
        body(STRUCTURED + "; charset=utf-8", event.toString())
                .post(EVENTS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        get("ce", "structured").then().body("team", equalTo("berlin")).body("data.value", equalTo(1));
    }

    @Test
    void dataInBase64IsTheSameContent() {
        var data = Base64.getEncoder().encodeToString("{\"value\":1.10}".getBytes(StandardCharsets.UTF_8));
        var event = event("ce", "base64", "order", "{}");
        event.remove("data");
        body(STRUCTURED, event.put("data_base64", data).toString())
                .post(EVENTS)
                .then()
                .statusCode(200);
        push(event("ce", "base64", "order", "{'value':1.1}")).statusCode(200).body("replayed", equalTo(1));
    }

    @Test
    void aBatchMayBeRejectedInPart() {
        var bad = event("ce", "batch-2", "order", "{}").put("specversion", "2.0");
        body(BATCH, "[" + event("ce", "batch-1", "order", "{}") + "," + bad + "]")
                .post(EVENTS)
                .then()
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors[0].code", equalTo("specversion.unknown"));
    }

    @Test
    void inBinaryModeHeadersAreAttributesAndTheBodyIsTheData() {
        body(JSON, "{\"outcome\":\"answered\",\"waitSeconds\":3}")
                .header("ce-specversion", "1.0")
                .header("ce-id", "a%20b%25+%E2%82%AC")
                .header("ce-source", "https://shop.example/orders")
                .header("ce-type", "contact")
                .header("ce-time", TIME)
                .header("ce-team", "K%C3%B6ln")
                .header("ce-channel", "phone")
                .post(EVENTS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        get("https://shop.example/orders", "a b%+€")
                .then()
                .statusCode(200)
                .body("team", equalTo("Köln"))
                .body("channel", equalTo("phone"))
                .body("data.waitSeconds", equalTo(3));
    }

    @Test
    void binaryModeReportsErrors() {
        body(JSON, "[1]")
                .header("ce-id", "binary-bad")
                .header("ce-source", "ce")
                .header("ce-type", "order")
                .header("ce-time", TIME)
                .post(EVENTS)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("data.form"))
                .body("errors[0].id", equalTo("binary-bad"));
    }

    @Test
    void aBinaryEventWithoutAnIdIsNotTakenForAnotherForm() {
        body(JSON, "{}")
                .header("ce-specversion", "1.0")
                .header("ce-source", "ce")
                .header("ce-type", "order")
                .header("ce-time", TIME)
                .post(EVENTS)
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(java.util.List.of("id.missing")));
    }

    @Test
    void anAttributeGivenTwiceIsRejected() {
        body(JSON, "{}")
                .header("ce-id", "twice", "thrice")
                .header("ce-source", "ce")
                .header("ce-type", "order")
                .header("ce-time", TIME)
                .post(EVENTS)
                .then()
                .statusCode(400)
                .body("detail", containsString("ce-id"));
    }

    @Test
    void aHeaderThatIsNotPercentEncodedIsRejected() {
        body(JSON, "{}")
                .header("ce-id", "100%")
                .header("ce-source", "ce")
                .header("ce-type", "order")
                .header("ce-time", TIME)
                .post(EVENTS)
                .then()
                .statusCode(400)
                .body("detail", containsString("ce-id"));
    }
}
