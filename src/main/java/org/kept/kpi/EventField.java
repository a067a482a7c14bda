package org.kept.kpi;

import java.math.BigDecimal;
import java.util.List;

/**
 * Member of an event's data, with its allowed values.
 *
 * @param choices allowed values; empty for every kind but {@link FieldKind#CHOICE}
 * @param least the smallest number, or the fewest characters of a text
 * @param most the largest number, or the most characters of a text
 */
public record EventField(
        String name, FieldKind kind, boolean required, List<String> choices, BigDecimal least, BigDecimal most) {

    private static final double MAX_NUMBER = 1e12;

    /** Kind of value, with its range. */
    public enum FieldKind {
        /** A text. */
        TEXT(1, 200),
        /** A text stored only as a keyed hash. */
        CUSTOMER(1, 200),
        /** A longer text, possibly about a person. */
        COMMENT(0, 2000),
        /** One of the field's choices. */
        CHOICE(0, 0),
        /** Any number. */
        NUMBER(-MAX_NUMBER, MAX_NUMBER),
        /** A duration in seconds, up to a year. */
        SECONDS(0, 31_536_000),
        /** A whole number. */
        WHOLE(0, MAX_NUMBER),
        /** True or false. */
        FLAG(0, 0),
        /** A moment with its offset, as in RFC 3339. */
        TIME(0, 0);

        private final double least;
        private final double most;

        FieldKind(double least, double most) {
            this.least = least;
            this.most = most;
        }

        /** The smallest number, or the fewest characters of a text. */
        public double least() {
            return least;
        }

        /** The largest number, or the most characters of a text. */
        public double most() {
            return most;
        }
    }

    public EventField {
        choices = List.copyOf(choices);
        least = least.stripTrailingZeros();
        most = most.stripTrailingZeros();
    }

    /** An optional field with the widest range of its kind. */
    public static EventField of(String name, FieldKind kind) {
        return of(name, kind, List.of());
    }

    private static EventField of(String name, FieldKind kind, List<String> choices) {
        return new EventField(
                name, kind, false, choices, BigDecimal.valueOf(kind.least), BigDecimal.valueOf(kind.most));
    }

    static EventField text(String name) {
        return of(name, FieldKind.TEXT);
    }

    static EventField customer(String name) {
        return of(name, FieldKind.CUSTOMER);
    }

    static EventField number(String name) {
        return of(name, FieldKind.NUMBER);
    }

    static EventField seconds(String name) {
        return of(name, FieldKind.SECONDS);
    }

    static EventField whole(String name) {
        return of(name, FieldKind.WHOLE);
    }

    static EventField flag(String name) {
        return of(name, FieldKind.FLAG);
    }

    static EventField time(String name) {
        return of(name, FieldKind.TIME);
    }

    /** An optional field with one of these values. */
    public static EventField oneOf(String name, List<String> choices) {
        return of(name, FieldKind.CHOICE, choices);
    }

    /** A copy that every event must have. */
    public EventField require() {
        return new EventField(name, kind, true, choices, least, most);
    }

    /** A copy with another range. */
    public EventField within(BigDecimal smallest, BigDecimal largest) {
        return new EventField(name, kind, required, choices, smallest, largest);
    }

    /** Whether its values can be about one customer. */
    public boolean isPersonal() {
        return kind == FieldKind.CUSTOMER || kind == FieldKind.COMMENT;
    }

    /** Whether its values are numbers. */
    public boolean isNumeric() {
        return kind == FieldKind.NUMBER || kind == FieldKind.SECONDS || kind == FieldKind.WHOLE;
    }
}
