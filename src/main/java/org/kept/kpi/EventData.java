package org.kept.kpi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoTimes;

/** Data of one event, by member name. */
@FunctionalInterface
public interface EventData {

    /** A text, a {@link BigDecimal}, a {@link Boolean}, any other value, or null if the member is absent. */
    @Nullable
    Object member(String name);

    /** The time of the event; null for data without an event. */
    default @Nullable Instant happened() {
        return null;
    }

    /** Whether the member is present. */
    default boolean has(String name) {
        return member(name) != null;
    }

    /** The member as text; null if it is absent or not a text. */
    default @Nullable String text(String name) {
        return member(name) instanceof String text ? text : null;
    }

    /** The member as a number; 0 if it is absent or not a number. */
    default double number(String name) {
        return member(name) instanceof BigDecimal number ? number.doubleValue() : 0;
    }

    /** The member as a moment, written with its offset; null if it is absent or malformed. */
    default @Nullable Instant moment(String name) {
        var text = text(name);
        try {
            return text == null ? null : IsoTimes.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the member equals the text or truth value. */
    default boolean is(String name, Object value) {
        return value.equals(member(name));
    }

    /** A text, number or truth value as written in a sentence; empty for anything else. */
    default String asText(String name) {
        var value = member(name);
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean
                ? value.toString()
                : "";
    }
}
