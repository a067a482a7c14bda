package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One member that the data of an event may hold, and what its value must be. */
record Member(String name, Kind kind, boolean required, List<String> choices) {

    /** What a value may be. */
    enum Kind {
        /** 1 to 200 characters. */
        TEXT,
        /** 1 to 200 characters, kept only as a keyed hash. */
        CUSTOMER,
        /** Up to 2,000 characters. */
        COMMENT,
        CHOICE,
        NUMBER,
        /** A number from 0 to a million. */
        SECONDS,
        WHOLE,
        FLAG
    }

    /** What is wrong with a value: the end of its code, and a sentence. */
    record Wrong(String code, String detail) {}

    private static final double MOST_SECONDS = 1_000_000;
    private static final double MOST = 1e12;

    static Member text(String name) {
        return new Member(name, Kind.TEXT, false, List.of());
    }

    static Member customer(String name) {
        return new Member(name, Kind.CUSTOMER, false, List.of());
    }

    static Member comment(String name) {
        return new Member(name, Kind.COMMENT, false, List.of());
    }

    static Member number(String name) {
        return new Member(name, Kind.NUMBER, false, List.of());
    }

    static Member seconds(String name) {
        return new Member(name, Kind.SECONDS, false, List.of());
    }

    static Member whole(String name) {
        return new Member(name, Kind.WHOLE, false, List.of());
    }

    static Member flag(String name) {
        return new Member(name, Kind.FLAG, false, List.of());
    }

    static Member oneOf(String name, String... choices) {
        return new Member(name, Kind.CHOICE, false, List.of(choices));
    }

    Member require() {
        return new Member(name, kind, true, choices);
    }

    /** Whether its values can be about one customer. */
    boolean isPersonal() {
        return kind == Kind.CUSTOMER || kind == Kind.COMMENT;
    }

    boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.SECONDS || kind == Kind.WHOLE;
    }

    /** What is wrong with the value, or null when nothing is. */
    @Nullable
    Wrong check(JsonNode value) {
        return switch (kind) {
            case TEXT, CUSTOMER -> checkText(value, 1, 200);
            case COMMENT -> checkText(value, 0, 2000);
            case CHOICE -> checkChoice(value);
            case NUMBER -> checkNumber(value, -MOST, MOST);
            case SECONDS -> checkNumber(value, 0, MOST_SECONDS);
            case WHOLE -> checkWhole(value);
            case FLAG -> value.isBoolean() ? null : form("true or false");
        };
    }

    private @Nullable Wrong checkText(JsonNode value, int least, int most) {
        if (!value.isTextual()) {
            return form("a text");
        }
        var length = value.textValue().codePointCount(0, value.textValue().length());
        return length >= least && length <= most
                ? null
                : new Wrong(
                        "length",
                        String.format(
                                Locale.ROOT,
                                "%s has %,d characters; %d to %,d are allowed.",
                                name,
                                length,
                                least,
                                most));
    }

    private @Nullable Wrong checkChoice(JsonNode value) {
        if (!value.isTextual()) {
            return form("one of " + String.join(", ", choices));
        }
        return choices.contains(value.textValue())
                ? null
                : new Wrong(
                        "unknown",
                        "'" + Texts.brief(value.textValue()) + "' is not a " + name + "; use one of "
                                + String.join(", ", choices) + ".");
    }

    private @Nullable Wrong checkNumber(JsonNode value, double least, double most) {
        if (!value.isNumber()) {
            return form("a number");
        }
        var number = value.doubleValue();
        return number >= least && number <= most
                ? null
                : new Wrong("range", String.format(Locale.ROOT, "%s must be from %,.0f to %,.0f.", name, least, most));
    }

    private @Nullable Wrong checkWhole(JsonNode value) {
        var wrong = checkNumber(value, 0, MOST);
        if (wrong != null) {
            return wrong;
        }
        return value.doubleValue() == Math.rint(value.doubleValue())
                ? null
                : new Wrong("whole", name + " must be a whole number.");
    }

    private Wrong form(String expected) {
        return new Wrong("form", name + " must be " + expected + ".");
    }
}
