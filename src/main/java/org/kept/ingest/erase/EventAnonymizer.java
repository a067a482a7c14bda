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

/** Anonymises an event: replaces the customer's keyed hash by a random token and removes what may be personal data. */
final class EventAnonymizer {

    private final String hash;
    private final String token;
    private final ErasureParticipant.FieldRedactor redactor;

    EventAnonymizer(String hash, String token, ErasureParticipant.FieldRedactor redactor) {
        this.hash = hash;
        this.token = token;
        this.redactor = redactor;
    }

    /** Whether the data names the customer, as customer or referrer. */
    boolean isNamedBy(ObjectNode data) {
        return CustomerHasher.MEMBERS.stream().anyMatch(member -> isHash(data.get(member)));
    }

    private boolean isHash(@Nullable JsonNode value) {
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

    /** Anonymises the data of one revision, in the same order. */
    ObjectNode anonymize(EventType type, ObjectNode data) {
        var result = JsonNodeFactory.instance.objectNode();
        data.properties().forEach(each -> {
            var value = anonymizeField(type, each.getKey(), each.getValue());
            if (value != null) {
                result.set(each.getKey(), value);
            }
        });
        return result;
    }

    private @Nullable JsonNode anonymizeField(EventType type, String name, JsonNode value) {
        if (CustomerHasher.MEMBERS.contains(name)) {
            return isHash(value) ? JsonNodeFactory.instance.textNode(token) : value;
        }
        return type.isPersonal(name) ? redactor.redact(name, value) : value;
    }
}
