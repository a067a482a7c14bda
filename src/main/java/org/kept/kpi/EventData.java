package org.kept.kpi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The data of one event, by the names of its members. */
@FunctionalInterface
public interface EventData {

    /** A text, a {@link BigDecimal}, a {@link Boolean}, anything else that is there, or null. */
    @Nullable
    Object member(String name);

    /** Whether the event says anything there. */
    default boolean has(String name) {
        return member(name) != null;
    }

    /** A text; null where there is none, or something else. */
    default @Nullable String text(String name) {
        return member(name) instanceof String text ? text : null;
    }

    /** A number; 0 where there is none, or something else. */
    default double number(String name) {
        return member(name) instanceof BigDecimal number ? number.doubleValue() : 0;
    }

    /** A moment with its offset; null where there is none, or something else. */
    default @Nullable Instant moment(String name) {
        var text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the member is that text or that truth value. */
    default boolean is(String name, Object value) {
        return value.equals(member(name));
    }

    /** A text, a number or a truth value as it is written in a sentence; empty for anything else. */
    default String said(String name) {
        var value = member(name);
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean
                ? value.toString()
                : "";
    }
}
