package org.kept;

import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Builds events and sends them to the events API. */
public final class TestEvents {

    /** 10:00 UTC on the Monday of a past week. */
    public static final String TIME = "2024-03-04T10:00:00Z";

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestEvents() {}

    /** Parses JSON written with single quotes, which are more readable in Java strings. */
    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** An event at {@link #TIME}. */
    public static ObjectNode event(String source, String id, String type, String data) {
        return event(source, id, type, TIME, data);
    }

    public static ObjectNode event(String source, String id, String type, String time, String data) {
        var event = JSON.createObjectNode();
        event.put("source", source).put("id", id).put("type", type).put("time", time);
        event.set("data", json(data));
        return event;
    }

    /** An order without a customer at {@link #TIME}. */
    public static ObjectNode order(String source, String id) {
        return event(source, id, "order", "{}");
    }

    /** A request with the key and exactly this body. */
    public static RequestSpecification body(String type, byte[] body) {
        return withKey()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .urlEncodingEnabled(false)
                .contentType(type)
                .body(body);
    }

    public static RequestSpecification body(String type, String body) {
        return body(type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Pushes one event, or an array of events. */
    public static ValidatableResponse push(JsonNode event) {
        return body("application/json", escaped(event)).post("/api/v1/events").then();
    }

    public static ValidatableResponse push(JsonNode event, String query) {
        return body("application/json", escaped(event))
                .post("/api/v1/events?" + query)
                .then();
    }

    /** ASCII only, so that an unpaired surrogate arrives as one. */
    private static String escaped(JsonNode event) {
        try {
            return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static ValidatableResponse push(List<? extends JsonNode> events) {
        return pushNdjson(lines(events));
    }

    public static ValidatableResponse pushNdjson(String lines) {
        return body("application/x-ndjson", lines).post("/api/v1/events").then();
    }

    public static String lines(List<? extends JsonNode> events) {
        return events.stream().map(JsonNode::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The address of an event, with encoded slashes. */
    public static String address(String source, String id) {
        return "/api/v1/events/" + encoded(source) + "/" + encoded(id);
    }

    public static Response get(String source, String id) {
        return withKey().urlEncodingEnabled(false).get(address(source, id));
    }

    public static ValidatableResponse put(JsonNode event, String reason) {
        var at = address(event.path("source").asText(), event.path("id").asText());
        return body("application/json", escaped(event))
                .put(at + "?reason=" + encoded(reason))
                .then();
    }

    public static ValidatableResponse delete(String source, String id, String reason) {
        return withKey()
                .urlEncodingEnabled(false)
                .delete(address(source, id) + "?reason=" + encoded(reason))
                .then();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
