package org.kept.mission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentFaults;
import org.kept.kpi.Condition;
import org.kept.kpi.EventFilter;
import org.kept.problem.InputError;
import org.kept.types.EventTypes;

/** Document form of an event filter: {@code {type: contact, where: {waitSeconds: {over: 60}}}}. */
public final class EventFilterFormat {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventFilterFormat() {}

    /**
     * Parses an event filter that is not part of a mission document.
     *
     * @param pointer the JSON pointer of the filter in the input
     * @param types the types that may be counted
     * @param faults receives every fault found
     * @return empty if there is a fault
     */
    public static Optional<EventFilter> parse(
            JsonNode node, String pointer, EventTypes types, Consumer<InputError> faults) {
        var found = new DocumentFaults("count");
        var eventFilter = EventFilterParser.parse(new DocumentCursor(node, pointer, found), types);
        found.all().forEach(faults);
        return found.isEmpty() ? Optional.ofNullable(eventFilter) : Optional.empty();
    }

    /** Whether a member of an event's data can have that name. */
    public static boolean isMember(String name) {
        return EventFilterParser.isMember(name);
    }

    /** The document form, with members in a fixed order. */
    public static ObjectNode write(EventFilter eventFilter) {
        var node = NODES.objectNode().put("type", eventFilter.type().code());
        if (!eventFilter.where().isEmpty()) {
            var where = node.putObject("where");
            eventFilter.where().forEach((member, condition) -> where.set(member, condition(condition)));
        }
        return node;
    }

    private static JsonNode condition(Condition condition) {
        if (condition instanceof Condition.EqualTo equal) {
            return value(equal.wanted());
        }
        var node = NODES.objectNode();
        if (condition instanceof Condition.OneOf oneOf) {
            node.putArray("oneOf").addAll(values(oneOf.wanted()));
        } else if (condition instanceof Condition.WithinBounds within) {
            within.bounds().forEach((bound, number) -> node.set(bound.code(), value(number)));
        } else if (condition instanceof Condition.Exists exists) {
            node.put("exists", exists.wanted());
        }
        return node;
    }

    private static List<JsonNode> values(List<Object> values) {
        return values.stream().map(EventFilterFormat::value).toList();
    }

    private static JsonNode value(Object value) {
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        return value instanceof BigDecimal number
                ? DecimalNode.valueOf(new BigDecimal(number.toPlainString()))
                : NODES.textNode(value.toString());
    }
}
