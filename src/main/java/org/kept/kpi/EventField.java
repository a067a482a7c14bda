package org.kept.kpi;

import java.util.List;

/**
 * One member that the data of an event may hold, and what its value must be.
 *
 * @param choices what it may be; empty for every kind but {@link Kind#CHOICE}
 */
public record EventField(String name, Kind kind, boolean required, List<String> choices) {

    private static final double MOST = 1e12;

    /** What a value may be. */
    public enum Kind {
        /** A text. */
        TEXT(1, 200),
        /** A text that is kept only as a keyed hash. */
        CUSTOMER(1, 200),
        /** A longer text that may be about a person. */
        COMMENT(0, 2000),
        /** One of the field's choices. */
        CHOICE(0, 0),
        /** Any number. */
        NUMBER(-MOST, MOST),
        /** A time span in seconds. */
        SECONDS(0, 1_000_000),
        /** A whole number. */
        WHOLE(0, MOST),
        /** True or false. */
        FLAG(0, 0),
        /** A moment with its offset, as in RFC 3339. */
        TIME(0, 0);

        private final double least;
        private final double most;

        Kind(double least, double most) {
            this.least = least;
            this.most = most;
        }

        /** The least number, or the fewest characters of a text. */
        public double least() {
            return least;
        }

        /** The greatest number, or the most characters of a text. */
        public double most() {
            return most;
        }
    }

    public EventField {
        choices = List.copyOf(choices);
    }

    static EventField of(String name, Kind kind) {
        return new EventField(name, kind, false, List.of());
    }

    static EventField text(String name) {
        return of(name, Kind.TEXT);
    }

    static EventField customer(String name) {
        return of(name, Kind.CUSTOMER);
    }

    static EventField number(String name) {
        return of(name, Kind.NUMBER);
    }

    static EventField seconds(String name) {
        return of(name, Kind.SECONDS);
    }

    static EventField whole(String name) {
        return of(name, Kind.WHOLE);
    }

    static EventField flag(String name) {
        return of(name, Kind.FLAG);
    }

    static EventField time(String name) {
        return of(name, Kind.TIME);
    }

    static EventField oneOf(String name, List<String> choices) {
        return new EventField(name, Kind.CHOICE, false, choices);
    }

    EventField require() {
        return new EventField(name, kind, true, choices);
    }

    /** Whether its values can be about one customer. */
    public boolean isPersonal() {
        return kind == Kind.CUSTOMER || kind == Kind.COMMENT;
    }

    /** Whether its values are numbers. */
    public boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.SECONDS || kind == Kind.WHOLE;
    }
}
