package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kept.TestKeys;

/** Events sent with the CloudEvents project's own Java library. */
@QuarkusTest
class CloudEventsSdkTest {

    private static final URI SOURCE = URI.create("https://shop.example/tills/7?floor=2");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void structuredEventsAreAccepted() throws Exception {
        assertThat(accepted(structured(order("sdk structured")))).isEqualTo(1);
        assertStored("sdk structured");
    }

    @Test
    void binaryEventsAreAccepted() throws Exception {
        assertThat(accepted(binary(order("sdk-binary")))).isEqualTo(1);
        assertStored("sdk-binary");
    }

    @Test
    void aBatchIsAccepted() throws Exception {
        var format = new JsonFormat();
        var batch = List.of(order("sdk-batch-1"), order("sdk-batch-2"), order("sdk-batch-3")).stream()
                .map(event -> new String(format.serialize(event), StandardCharsets.UTF_8))
                .collect(Collectors.joining(",", "[", "]"));
        var request = request()
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofString(batch));
        assertThat(accepted(request)).isEqualTo(3);
        assertStored("sdk-batch-2");
    }

    @Test
    void theSameEventByAnotherModeIsAReplay() throws Exception {
        assertThat(accepted(binary(order("sdk-both")))).isEqualTo(1);
        assertThat(answer(structured(order("sdk-both"))).path("replayed").asInt())
                .isEqualTo(1);
    }

    private static CloudEvent order(String id) {
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(SOURCE)
                .withType("order")
                .withTime(OffsetDateTime.parse("2024-03-04T11:00:00.123456+01:00"))
                .withSubject("basket")
                .withExtension("team", "berlin")
                .withExtension("channel", "till")
                .withData("application/json", "{\"value\":19.90}".getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private void assertStored(String id) {
        get(SOURCE.toString(), id)
                .then()
                .statusCode(200)
                .body("team", equalTo("berlin"))
                .body("channel", equalTo("till"))
                .body("time", equalTo("2024-03-04T10:00:00.123456Z"))
                .body("data.value", equalTo(19.9f));
    }

    private HttpRequest.Builder structured(CloudEvent event) throws IOException {
        var request = request();
        var bodies = new ArrayList<byte[]>();
        HttpMessageFactory.createWriter(request::header, bodies::add).writeStructured(event, new JsonFormat());
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(bodies.get(0)));
    }

    private HttpRequest.Builder binary(CloudEvent event) {
        var request = request();
        var bodies = new ArrayList<byte[]>();
        HttpMessageFactory.createWriter(request::header, bodies::add).writeBinary(event);
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(bodies.get(0)));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/events"))
                .header("Authorization", "Bearer " + TestKeys.ALL);
    }

    private int accepted(HttpRequest.Builder request) throws Exception {
        return answer(request).path("accepted").asInt();
    }

    private JsonNode answer(HttpRequest.Builder request) throws Exception {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }
}
