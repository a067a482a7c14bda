package org.kept.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages in the formats of webhooks. */
class WebhookMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ID = UUID.fromString("0b7f1c2e-6f5a-4c49-9a6d-2b0a5c1d7e11");
    private static final String ADDRESS = "https://kept.example.org";

    private static final News NEWS = new News(
            "kept.alert.opened",
            "17",
            Instant.parse("2026-11-16T09:31:00Z"),
            "Service level: <worse> than *usual*",
            "81% & falling, @channel",
            "/alerts/17",
            JSON.createObjectNode().put("kpi", "sla"));

    private static JsonNode body(WebhookFormat format, String address) throws IOException {
        return JSON.readTree(WebhookMessage.of(NEWS, ID, format, address, JSON).body());
    }

    @Test
    void aCloudEventHasItsAttributes() throws IOException {
        var event = body(WebhookFormat.CLOUDEVENTS, ADDRESS);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo(ID.toString());
        assertThat(event.path("source").asText()).isEqualTo(ADDRESS);
        assertThat(event.path("type").asText()).isEqualTo("kept.alert.opened");
        assertThat(event.path("subject").asText()).isEqualTo("17");
        assertThat(event.path("time").asText()).isEqualTo("2026-11-16T09:31:00Z");
        assertThat(event.at("/data/kpi").asText()).isEqualTo("sla");
        assertThat(event.at("/data/url").asText()).isEqualTo(ADDRESS + "/alerts/17");
        assertThat(WebhookMessage.of(NEWS, ID, WebhookFormat.CLOUDEVENTS, ADDRESS, JSON)
                        .contentType())
                .isEqualTo("application/cloudevents+json");
        assertThat(body(WebhookFormat.CLOUDEVENTS, "").path("source").asText()).isEqualTo("urn:kept");
        assertThat(body(WebhookFormat.CLOUDEVENTS, "").at("/data").has("url")).isFalse();
    }

    @Test
    void theSameNewsGivesTheSameBytes() {
        assertThat(WebhookMessage.of(NEWS, ID, WebhookFormat.CLOUDEVENTS, ADDRESS, JSON))
                .isEqualTo(WebhookMessage.of(NEWS, ID, WebhookFormat.CLOUDEVENTS, ADDRESS, JSON));
    }

    @Test
    void aMessageForSlackAddressesNoOne() throws IOException {
        assertThat(body(WebhookFormat.SLACK, ADDRESS).path("text").asText())
                .contains("&lt;worse&gt;", "81% &amp; falling")
                .endsWith("\n<" + ADDRESS + "/alerts/17|Open in Kept>");
    }

    @Test
    void aMessageForMattermostAddressesNoOneAndMarksNothing() throws IOException {
        assertThat(body(WebhookFormat.MATTERMOST, ADDRESS).path("text").asText())
                .startsWith("**Service level: \\<worse\\> than \\*usual\\***")
                .contains("@\u200bchannel")
                .endsWith("[Open in Kept](" + ADDRESS + "/alerts/17)");
    }

    @Test
    void aMessageForTeamsIsACard() throws IOException {
        var message = body(WebhookFormat.TEAMS, ADDRESS);
        var card = message.at("/attachments/0");
        assertThat(card.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/body")).hasSize(2);
        assertThat(card.at("/content/actions/0/url").asText()).isEqualTo(ADDRESS + "/alerts/17");
        assertThat(body(WebhookFormat.TEAMS, "").at("/attachments/0/content").has("actions"))
                .isFalse();
    }
}
