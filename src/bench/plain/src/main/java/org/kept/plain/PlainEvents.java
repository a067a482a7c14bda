package org.kept.plain;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Stores each event in a transaction of its own, and counts nothing. */
@Path("/api/v1/events")
public class PlainEvents {

    /** An event as it is sent. */
    public record Sent(
            String id, String source, String type, OffsetDateTime time, String team, String channel, JsonNode data) {}

    @POST
    @Transactional
    public String store(Sent sent) {
        var event = new PlainEvent();
        event.source = sent.source();
        event.id = sent.id();
        event.type = sent.type();
        event.occurredAt = sent.time();
        event.team = sent.team();
        event.channel = sent.channel();
        event.data = sent.data().toString();
        event.digest = "0123456789012345678901";
        event.revision = 1;
        event.recordedAt = OffsetDateTime.now(ZoneOffset.UTC);
        event.recordedBy = "key:adminkey";
        event.persist();
        return "stored";
    }
}
