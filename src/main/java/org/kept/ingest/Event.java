package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.EventData;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;

/**
 * A validated event, ready to be stored.
 *
 * @param time to the microsecond
 * @param data the fields of its type, with customer identifiers already replaced by their keyed hash
 */
public record Event(
        EventKey key,
        EventType type,
        Instant time,
        @Nullable String team,
        @Nullable String channel,
        ObjectNode data) {

    /** Names of the members beside {@code data}. */
    public static final List<String> ENVELOPE = List.of("id", "source", "type", "time", "team", "channel");

    /** Permanent identity of an event. */
    public record EventKey(String source, String id) implements Comparable<EventKey> {

        // A record's own equals and hashCode are slow where the door looks up each event.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof EventKey key && id.equals(key.id) && source.equals(key.source));
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + id.hashCode();
        }

        @Override
        public int compareTo(EventKey other) {
            var bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : id.compareTo(other.id);
        }
    }

    /** The data as read by conditions, inputs and sentences. */
    public EventData eventData() {
        return new EventData() {
            @Override
            public @Nullable Object member(String name) {
                return valueOf(data.get(name));
            }

            @Override
            public Instant happened() {
                return time;
            }
        };
    }

    public static EventData dataOf(ObjectNode data) {
        return member -> valueOf(data.get(member));
    }

    /** Adds the numbers and truth values implied by valid data; returns false if there are none. */
    public static boolean addImplied(EventType type, ObjectNode data) {
        var implied = type.rule().implied(dataOf(data));
        implied.forEach((member, value) -> {
            if (value instanceof BigDecimal number) {
                data.put(member, number);
            } else {
                data.put(member, value.equals(true));
            }
        });
        return !implied.isEmpty();
    }

    /** A value as {@link EventData} returns it: null for absent or JSON null. */
    public static @Nullable Object valueOf(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isTextual() ? node.textValue() : node;
    }

    /** A text field of the data, or null. */
    public @Nullable String text(String member) {
        var node = data.get(member);
        return node == null ? null : node.asText();
    }

    /** What the customer wrote, in all fields for it; null if nothing, or if it was erased. */
    public @Nullable String comment() {
        var comments = type.fields().stream()
                .filter(field -> field.kind() == EventField.FieldKind.COMMENT)
                .map(field -> data.path(field.name()).asText(""))
                .filter(text -> !text.isBlank())
                .toList();
        return comments.isEmpty() ? null : String.join(" ", comments);
    }

    /** Whether the scope includes the event: its source, its team and, for a figure, its KPI. */
    public boolean isInScope(DataScope dataScope) {
        return scopeViolation(dataScope) == null;
    }

    /** The first limit of the scope that the event breaks; null if none. */
    public @Nullable ScopeViolation scopeViolation(DataScope dataScope) {
        if (!dataScope.allowsSource(key.source())) {
            return ScopeViolation.SOURCE;
        }
        if (!dataScope.allowsTeam(team)) {
            return ScopeViolation.TEAM;
        }
        return type.equals(EventType.FIGURE) && !dataScope.allowsKpi(String.valueOf(text("kpi")))
                ? ScopeViolation.KPI
                : null;
    }

    /** The keyed hash of the customer; null if the event names none. */
    public @Nullable String customer() {
        return text("customer");
    }
}
