package org.kept.types;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.kpi.EventField;
import org.kept.kpi.EventField.FieldKind;
import org.kept.problem.NearestWord;

/** Document form of a field: {@code {kind: number, required: true, min: 1}}. */
final class FieldFormat {

    /** Kinds of the fields of custom types, as documents and forms write them. */
    static final List<String> KINDS = List.of("boolean", "number", "text", "time", "duration");

    static final int MAX_CHOICES = 50;
    static final int MAX_CHOICE = 60;
    static final int MAX_TEXT = 200;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int DECIMALS = 6;

    private FieldFormat() {}

    /** Parses a field; null, after an error, if it is invalid. */
    static @Nullable EventField parse(String name, DocumentCursor cursor) {
        var kind = cursor.get("kind").asText("");
        var field =
                switch (kind) {
                    case "boolean" -> plain(name, FieldKind.FLAG, cursor);
                    case "time" -> plain(name, FieldKind.TIME, cursor);
                    case "number" -> number(name, cursor);
                    case "duration" -> duration(name, cursor);
                    case "text" -> text(name, cursor);
                    default -> {
                        cursor.memberFault(
                                "kind",
                                kind.isEmpty() ? "missing" : "unknown",
                                (kind.isEmpty()
                                                ? "Say what values the field has."
                                                : "'" + DocumentCursor.excerpt(kind) + "' is not a kind of field."
                                                        + NearestWord.suggestion(kind, KINDS))
                                        + " Use one of " + String.join(", ", KINDS) + ".");
                        yield null;
                    }
                };
        return field != null && isTrue("required", cursor) ? field.require() : field;
    }

    private static EventField plain(String name, FieldKind kind, DocumentCursor cursor) {
        cursor.allowOnly("kind", "required");
        return EventField.of(name, kind);
    }

    private static EventField number(String name, DocumentCursor cursor) {
        cursor.allowOnly("kind", "required", "min", "max", "whole");
        var kind = isTrue("whole", cursor) ? FieldKind.WHOLE : FieldKind.NUMBER;
        return bounded(EventField.of(name, kind).within(LARGEST.negate(), LARGEST), cursor);
    }

    private static EventField duration(String name, DocumentCursor cursor) {
        cursor.allowOnly("kind", "required", "min", "max");
        return bounded(EventField.of(name, FieldKind.SECONDS), cursor);
    }

    private static EventField bounded(EventField widest, DocumentCursor cursor) {
        var least = bound("min", widest, cursor).orElse(widest.least());
        var most = bound("max", widest, cursor).orElse(widest.most());
        if (least.compareTo(most) > 0) {
            cursor.memberFault("max", "order", "max must not be below min.");
        } else if (widest.kind() == FieldKind.WHOLE && floor(most).compareTo(least) < 0) {
            cursor.memberFault("max", "order", "No whole number lies between min and max.");
        }
        return widest.within(least, most);
    }

    private static BigDecimal floor(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }

    private static Optional<BigDecimal> bound(String member, EventField widest, DocumentCursor cursor) {
        if (!cursor.has(member)) {
            return Optional.empty();
        }
        var node = cursor.get(member);
        var number = node.isNumber() && Double.isFinite(node.doubleValue()) ? node.decimalValue() : null;
        if (number != null
                && number.compareTo(widest.least()) >= 0
                && number.compareTo(widest.most()) <= 0
                && number.stripTrailingZeros().scale() <= DECIMALS) {
            return Optional.of(number);
        }
        cursor.memberFault(
                member,
                "form",
                String.format(
                        Locale.ROOT,
                        "%s must be a number from %,.0f to %,.0f with at most six digits after the point.",
                        member,
                        widest.least(),
                        widest.most()));
        return Optional.empty();
    }

    private static EventField text(String name, DocumentCursor cursor) {
        cursor.allowOnly("kind", "required", "choices", "maxLength");
        if (!cursor.has("choices")) {
            return EventField.of(name, FieldKind.TEXT).within(BigDecimal.ONE, longest(cursor));
        }
        if (cursor.has("maxLength")) {
            cursor.memberFault("maxLength", "choices", "Give choices or maxLength, not both.");
        }
        var choices = cursor.texts("choices", MAX_CHOICES, MAX_CHOICE);
        if (choices.isEmpty()) {
            cursor.memberFault("choices", "missing", "Give 1 to " + MAX_CHOICES + " choices, or leave them out.");
        } else if (new HashSet<>(choices).size() < choices.size()) {
            cursor.memberFault("choices", "duplicate", "One of these is there twice. Remove it.");
        }
        return EventField.oneOf(name, choices);
    }

    private static BigDecimal longest(DocumentCursor cursor) {
        if (!cursor.has("maxLength")) {
            return BigDecimal.valueOf(MAX_TEXT);
        }
        var node = cursor.get("maxLength");
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1 && node.intValue() <= MAX_TEXT) {
            return BigDecimal.valueOf(node.intValue());
        }
        cursor.memberFault("maxLength", "form", "maxLength must be a whole number from 1 to " + MAX_TEXT + ".");
        return BigDecimal.valueOf(MAX_TEXT);
    }

    private static boolean isTrue(String member, DocumentCursor cursor) {
        if (cursor.has(member) && !cursor.get(member).isBoolean()) {
            cursor.memberFault(member, "form", member + " must be true or false.");
        }
        return cursor.get(member).booleanValue();
    }

    /** The document form, with members in a fixed order. Fields of built-in types may have other kinds. */
    static ObjectNode write(EventField field) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("kind", kind(field));
        if (field.required()) {
            node.put("required", true);
        }
        if (field.kind() == FieldKind.CHOICE) {
            var choices = node.putArray("choices");
            field.choices().forEach(choices::add);
        } else if (field.isNumeric()) {
            var widest = field.kind() == FieldKind.SECONDS
                    ? EventField.of(field.name(), field.kind())
                    : EventField.of(field.name(), FieldKind.NUMBER);
            if (field.least().compareTo(widest.least()) != 0) {
                node.set("min", number(field.least()));
            }
            if (field.most().compareTo(widest.most()) != 0) {
                node.set("max", number(field.most()));
            }
            if (field.kind() == FieldKind.WHOLE) {
                node.put("whole", true);
            }
        } else if (field.kind() == FieldKind.TEXT && field.most().intValueExact() != MAX_TEXT) {
            node.put("maxLength", field.most().intValueExact());
        }
        return node;
    }

    private static DecimalNode number(BigDecimal value) {
        return DecimalNode.valueOf(new BigDecimal(value.toPlainString()));
    }

    /** The kind as documents write it. */
    static String kind(EventField field) {
        return switch (field.kind()) {
            case FLAG -> "boolean";
            case NUMBER, WHOLE -> "number";
            case SECONDS -> "duration";
            case TIME -> "time";
            case TEXT, CHOICE -> "text";
            case CUSTOMER -> "customer";
            case COMMENT -> "comment";
        };
    }

    /** The values that the field allows, in words for people: {@code number from 1}. */
    static String words(EventField field) {
        var words = new ArrayList<String>();
        words.add(kind(field));
        if (field.kind() == FieldKind.CHOICE) {
            words.add("one of " + String.join(", ", field.choices()));
        }
        var node = write(field);
        if (field.kind() == FieldKind.WHOLE) {
            words.set(0, "whole number");
        }
        if (node.has("min")) {
            words.add("from " + node.get("min").asText());
        }
        if (node.has("max")) {
            words.add("to " + node.get("max").asText());
        }
        if (node.has("maxLength")) {
            words.add("up to " + node.get("maxLength").asText() + " characters");
        }
        return String.join(" ", words);
    }
}
