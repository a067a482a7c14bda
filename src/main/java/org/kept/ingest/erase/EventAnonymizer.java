package org.kept.ingest.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.ErasureParticipant;
import org.kept.ingest.Event;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.CustomerHasher;
import org.kept.kpi.EventType;

/**
 * How an event reads without its customer: the keyed hash gives way to a token that nothing leads to, and whatever may be
 * about a person is left out.
 */
final class EventAnonymizer {

    private final String hash;
    private final String token;
    private final ErasureParticipant.FieldRedactor asked;

    EventAnonymizer(String hash, String token, ErasureParticipant.FieldRedactor asked) {
        this.hash = hash;
        this.token = token;
        this.asked = asked;
    }

    /** Whether the data name the customer, as customer or as referrer. */
    boolean isNamedBy(ObjectNode data) {
        return CustomerHasher.MEMBERS.stream().anyMatch(member -> isThem(data.get(member)));
    }

    private boolean isThem(@Nullable JsonNode value) {
        return value != null && value.isTextual() && value.textValue().equals(hash);
    }

    StoredEvent anonymize(StoredEvent storedEvent) {
        var event = storedEvent.event();
        var data = anonymize(event.type(), event.data());
        return new StoredEvent(
                new Event(event.key(), event.type(), event.time(), event.team(), event.channel(), data),
                data.toString(),
                StoredEvent.ERASED_DIGEST,
                storedEvent.revision(),
                storedEvent.voided(),
                storedEvent.recordedAt(),
                storedEvent.recordedBy(),
                storedEvent.reason());
    }

    /** The data of one revision, in the same order. */
    ObjectNode anonymize(EventType type, ObjectNode data) {
        var left = JsonNodeFactory.instance.objectNode();
        data.properties().forEach(each -> {
            var value = left(type, each.getKey(), each.getValue());
            if (value != null) {
                left.set(each.getKey(), value);
            }
        });
        return left;
    }

    private @Nullable JsonNode left(EventType type, String name, JsonNode value) {
        if (CustomerHasher.MEMBERS.contains(name)) {
            return isThem(value) ? JsonNodeFactory.instance.textNode(token) : value;
        }
        var field = type.field(name);
        return field == null || field.isPersonal() ? asked.redact(name, value) : value;
    }
}
