package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.EventData;
import org.kept.kpi.EventType;

/**
 * Something that happened, checked and ready to be kept.
 *
 * @param time to the microsecond
 * @param data the members of its type, identifiers of customers already replaced by their keyed hash
 */
public record Event(
        EventKey key,
        EventType type,
        Instant time,
        @Nullable String team,
        @Nullable String channel,
        ObjectNode data) {

    /** What names an event for ever. */
    public record EventKey(String source, String id) implements Comparable<EventKey> {
        @Override
        public int compareTo(EventKey other) {
            var bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : id.compareTo(other.id);
        }
    }

    /** The data as conditions, inputs and sentences ask about them. */
    public EventData members() {
        return dataOf(data);
    }

    public static EventData dataOf(ObjectNode data) {
        return member -> valueOf(data.get(member));
    }

    /** A value as {@link EventData} gives it. */
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

    /** A text member of the data, or null. */
    public @Nullable String text(String member) {
        var node = data.get(member);
        return node == null ? null : node.asText();
    }

    /** Whether it is theirs: of their sources and teams, and if it is a figure, of their KPIs. */
    public boolean isWithin(DataScope dataScope) {
        return scopeViolation(dataScope) == null;
    }

    /** The first thing of it that is not theirs, by the member of the envelope; null where it is theirs. */
    public @Nullable ScopeViolation scopeViolation(DataScope dataScope) {
        if (!dataScope.hasSource(key.source())) {
            return ScopeViolation.SOURCE;
        }
        if (!dataScope.hasTeam(team)) {
            return ScopeViolation.TEAM;
        }
        return type == EventType.FIGURE && !dataScope.hasKpi(String.valueOf(text("kpi"))) ? ScopeViolation.KPI : null;
    }

    /** The keyed hash of the customer, or null where the event names none. */
    public @Nullable String customer() {
        return text("customer");
    }
}
