package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventType;

/**
 * How an event reads without its customer: the keyed hash gives way to a token that nothing leads to, and whatever may be
 * about a person is left out.
 */
final class Erased {

    private final String hash;
    private final String token;
    private final ErasureCounts.Asked asked;

    Erased(String hash, String token, ErasureCounts.Asked asked) {
        this.hash = hash;
        this.token = token;
        this.asked = asked;
    }

    /** Whether the data name the customer, as customer or as referrer. */
    boolean isNamedBy(ObjectNode data) {
        return Customers.MEMBERS.stream().anyMatch(member -> isThem(data.get(member)));
    }

    private boolean isThem(@Nullable JsonNode value) {
        return value != null && value.isTextual() && value.textValue().equals(hash);
    }

    Stored of(Stored stored) {
        var event = stored.event();
        var data = of(event.type(), event.data());
        return new Stored(
                new Event(event.key(), event.type(), event.time(), event.team(), event.channel(), data),
                data.toString(),
                Stored.ERASED_DIGEST,
                stored.revision(),
                stored.voided(),
                stored.recordedAt(),
                stored.recordedBy(),
                stored.reason());
    }

    /** The data of one revision, in the same order. */
    ObjectNode of(EventType type, ObjectNode data) {
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
        if (Customers.MEMBERS.contains(name)) {
            return isThem(value) ? JsonNodeFactory.instance.textNode(token) : value;
        }
        var field = type.field(name);
        return field == null || field.isPersonal() ? asked.left(name, value) : value;
    }
}
