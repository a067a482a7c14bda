package org.kept.mission;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.document.DocumentTree;
import org.kept.document.ParagraphText;
import org.kept.kpi.Condition;
import org.kept.kpi.Condition.NumberBound;
import org.kept.kpi.EventFilter;
import org.kept.kpi.EventType;
import org.kept.problem.NearestWord;
import org.kept.types.EventTypes;

/** Parses {@code {type: contact, where: {waitSeconds: {over: 60}}}}. */
public final class EventFilterParser {

    static final String CONDITIONS = "Give the value itself (a text, a number, true or false), {over: 60} or under,"
            + " atLeast, atMost, {oneOf: [damaged, other]}, or {exists: true}.";

    private static final Pattern MEMBER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,99}");
    private static final int MEMBERS = 10;
    private static final int CHOICES = 50;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int DECIMALS = 6;

    private final DocumentCursor cursor;
    private final EventTypes types;

    private EventFilterParser(DocumentCursor cursor, EventTypes types) {
        this.cursor = cursor;
        this.types = types;
    }

    /** The event filter; null if it has a fault. */
    public static @Nullable EventFilter parse(DocumentCursor cursor, EventTypes types) {
        cursor.allowOnly("type", "where");
        var parser = new EventFilterParser(cursor, types);
        var type = parser.type();
        var where = parser.where();
        return type == null ? null : new EventFilter(type, where);
    }

    static boolean isMember(String name) {
        return MEMBER.matcher(name).matches();
    }

    private @Nullable EventType type() {
        var code =
                cursor.text("type", DocumentCursor.NAME, "Name the type of event to count, for example type: contact.");
        var type = types.find(code);
        if (type != null && type.isCountable()) {
            return type;
        }
        if (!code.isEmpty()) {
            var codes = EventType.codes(types.countable());
            var why = EventType.FIGURE.equals(type)
                    ? "A figure is a count already."
                    : "'" + DocumentCursor.excerpt(code) + "' is not a type of event."
                            + NearestWord.suggestion(code, codes);
            cursor.memberFault("type", "unknown", why + " Use one of " + String.join(", ", codes) + ".");
        }
        return null;
    }

    private SortedMap<String, Condition> where() {
        var where = new TreeMap<String, Condition>();
        var node = cursor.get("where");
        if (!cursor.has("where")) {
            return where;
        }
        if (!node.isObject() || node.isEmpty()) {
            cursor.memberFault(
                    "where",
                    "form",
                    "Give a condition for a member of the event's data, for example {waitSeconds: {over: 60}}. Leave"
                            + " where out if all events count.");
            return where;
        }
        if (node.size() > MEMBERS) {
            cursor.memberFault(
                    "where", "many", "There are " + node.size() + " conditions; the limit is " + MEMBERS + ".");
        }
        for (var each : node.properties()) {
            var condition = condition("where/" + DocumentTree.escaped(each.getKey()), each.getKey(), each.getValue());
            if (condition != null) {
                where.put(each.getKey(), condition);
            }
        }
        return where;
    }

    private @Nullable Condition condition(String at, String member, JsonNode node) {
        if (!MEMBER.matcher(member).matches()) {
            cursor.faultBelow(
                    at,
                    "where.member",
                    "'" + DocumentCursor.excerpt(member)
                            + "' is no name of a member of an event's data: letters, digits, _ and -, like"
                            + " waitSeconds.");
            return null;
        }
        if (EventType.customerFields().contains(member) && !node.path("exists").isBoolean()) {
            cursor.faultBelow(
                    at,
                    "where.unnamed",
                    "Customers are kept without their names, so only {exists: true} or {exists: false} can be asked.");
            return null;
        }
        if (node.isObject()) {
            return conditionOf(at, node);
        }
        var value = value(at, node);
        return value == null ? null : new Condition.EqualTo(value);
    }

    private @Nullable Condition conditionOf(String at, JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        var known = Stream.concat(Stream.of("oneOf", "exists"), bounds()).toList();
        var unknown =
                names.stream().filter(name -> !known.contains(name)).findFirst().orElse(null);
        if (unknown != null) {
            cursor.faultBelow(
                    at + "/" + DocumentTree.escaped(unknown),
                    "where.condition",
                    "'" + DocumentCursor.excerpt(unknown) + "' is no condition."
                            + NearestWord.suggestion(unknown, known) + " " + CONDITIONS);
            return null;
        }
        if (names.isEmpty() || (names.size() > 1 && (names.contains("oneOf") || names.contains("exists")))) {
            cursor.faultBelow(at, "where.condition", "Give exactly one condition for a member. " + CONDITIONS);
            return null;
        }
        return switch (names.get(0)) {
            case "oneOf" -> oneOf(at + "/oneOf", node.path("oneOf"));
            case "exists" -> exists(at + "/exists", node.path("exists"));
            default -> withinBounds(at, node);
        };
    }

    private static Stream<String> bounds() {
        return Arrays.stream(NumberBound.values()).map(NumberBound::code);
    }

    private @Nullable Condition exists(String at, JsonNode node) {
        if (node.isBoolean()) {
            return new Condition.Exists(node.booleanValue());
        }
        cursor.faultBelow(at, "where.exists", "Give true where the event must say it, false where it must not.");
        return null;
    }

    private @Nullable Condition oneOf(String at, JsonNode node) {
        var alike = node.isArray()
                && !node.isEmpty()
                && node.size() <= CHOICES
                && Stream.of(node)
                        .flatMap(all -> all.valueStream())
                        .allMatch(each ->
                                each.isNumber() == node.get(0).isNumber() && (each.isNumber() || each.isTextual()));
        if (!alike) {
            cursor.faultBelow(at, "where.oneOf", "Give a list of 1 to " + CHOICES + " texts, or of as many numbers.");
            return null;
        }
        var values = new ArrayList<Object>();
        for (var i = 0; i < node.size(); i++) {
            var value = value(at + "/" + i, node.get(i));
            if (value != null) {
                values.add(value);
            }
        }
        return new Condition.OneOf(values);
    }

    private @Nullable Condition withinBounds(String at, JsonNode node) {
        Map<NumberBound, BigDecimal> bounds = new EnumMap<>(NumberBound.class);
        for (var bound : NumberBound.values()) {
            if (node.has(bound.code())) {
                var number = number(at + "/" + bound.code(), node.path(bound.code()));
                if (number == null) {
                    return null;
                }
                bounds.put(bound, number);
            }
        }
        var lower = bounds.keySet().stream().filter(NumberBound::isLower).toList();
        var upper = bounds.keySet().stream().filter(each -> !each.isLower()).toList();
        if (lower.size() > 1 || upper.size() > 1) {
            cursor.faultBelow(
                    at, "where.bounds", "Give one lower bound (over or atLeast) and one upper (under or atMost).");
            return null;
        }
        var within = new Condition.WithinBounds(new TreeMap<>(bounds));
        if (!lower.isEmpty() && !upper.isEmpty() && !isPossible(within)) {
            cursor.faultBelow(at, "where.bounds", "No number lies between these bounds.");
        }
        return within;
    }

    private static boolean isPossible(Condition.WithinBounds within) {
        var numbers = within.bounds().values().stream().sorted().toList();
        var least = numbers.get(0);
        var most = numbers.get(1);
        return within.holds(least)
                || within.holds(most)
                || within.holds(least.add(most).divide(BigDecimal.valueOf(2)));
    }

    private @Nullable Object value(String at, JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return number(at, node);
        }
        var text = node.isTextual() ? ParagraphText.collapseWhitespace(node.textValue()) : "";
        if (!text.isEmpty() && ParagraphText.length(text) <= DocumentCursor.NAME && ParagraphText.isPrintable(text)) {
            return text;
        }
        cursor.faultBelow(
                at, "where.condition", "A text has 1 to " + DocumentCursor.NAME + " characters. " + CONDITIONS);
        return null;
    }

    /** Limits size and decimals so that a number survives writing and parsing unchanged. */
    private @Nullable BigDecimal number(String at, JsonNode node) {
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            var number = node.decimalValue();
            if (number.abs().compareTo(LARGEST) <= 0
                    && number.stripTrailingZeros().scale() <= DECIMALS) {
                return number;
            }
        }
        cursor.faultBelow(
                at, "where.number", "Give a number up to 1,000,000,000,000 with at most six digits after the point.");
        return null;
    }
}
