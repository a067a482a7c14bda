package org.kept.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.mapping.FieldMapping.Otherwise;
import org.kept.mapping.expression.Expression;
import org.kept.mapping.expression.ExpressionCompiler;
import org.kept.mapping.expression.ExpressionException;
import org.kept.mapping.value.ColumnPattern;
import org.kept.mapping.value.TimeFormat;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueKind;
import org.kept.mapping.value.ValueUnit;
import org.kept.problem.NearestWord;

/** Parses the rule for a member of an event. */
final class FieldMappingParser {

    private static final String[] MEMBERS = {
        "column", "pointer", "value", "cel", "values", "otherwise", "format", "unit", "as"
    };
    private static final List<String> ORIGINS = List.of("column", "pointer", "value");
    private static final int MAX_VALUES = 1000;
    private static final int MAX_COLUMNS = 20;
    private static final int MAX_NAME = 1000;

    private FieldMappingParser() {}

    static FieldMapping parse(DocumentCursor cursor) {
        cursor.allowOnly(MEMBERS);
        var origins = ORIGINS.stream().filter(cursor::has).toList();
        if (origins.size() > 1) {
            cursor.memberFault(
                    origins.get(1),
                    "twice",
                    "Take either '" + origins.get(0) + "' or '" + origins.get(1) + "', not both.");
        }
        if (origins.isEmpty() && !cursor.has("cel") && cursor.get("column").isMissingNode()) {
            cursor.memberFault("column", "missing", "Say where this comes from: column, pointer, value or cel.");
        }
        return new FieldMapping(
                columns(cursor),
                pointer(cursor),
                constant(cursor),
                expression(cursor, "cel", ExpressionCompiler::value),
                values(cursor),
                otherwise(cursor),
                format(cursor),
                unit(cursor),
                kind(cursor));
    }

    private static List<ColumnPattern> columns(DocumentCursor cursor) {
        var column = cursor.get("column");
        if (!cursor.has("column")) {
            return List.of();
        }
        var names = column.isArray()
                ? StreamSupport.stream(column.spliterator(), false).toList()
                : List.of(column);
        if (names.isEmpty() || names.size() > MAX_COLUMNS || !names.stream().allMatch(FieldMappingParser::isName)) {
            cursor.memberFault(
                    "column",
                    "form",
                    "Give the name of a column, or a list of at most " + MAX_COLUMNS
                            + " names of which a file has one.");
            return List.of();
        }
        return names.stream().map(name -> new ColumnPattern(name.textValue())).toList();
    }

    private static boolean isName(JsonNode name) {
        return name.isTextual()
                && !name.textValue().isBlank()
                && name.textValue().length() <= MAX_NAME;
    }

    private static @Nullable PayloadPointer pointer(DocumentCursor cursor) {
        if (!cursor.has("pointer")) {
            return null;
        }
        var pointer = cursor.get("pointer");
        if (!pointer.isTextual()
                || !PayloadPointer.isPointer(pointer.textValue())
                || pointer.textValue().length() > MAX_NAME) {
            cursor.memberFault("pointer", "form", "A pointer begins with a slash, as in /order/id.");
            return null;
        }
        return PayloadPointer.parse(pointer.textValue());
    }

    private static @Nullable JsonNode constant(DocumentCursor cursor) {
        if (!cursor.has("value")) {
            return null;
        }
        var value = cursor.get("value");
        if (!value.isValueNode()) {
            cursor.memberFault("value", "form", "A constant is a text, a number, true or false.");
            return null;
        }
        return value;
    }

    private static Map<String, JsonNode> values(DocumentCursor cursor) {
        var values = new TreeMap<String, JsonNode>(String.CASE_INSENSITIVE_ORDER);
        if (!cursor.has("values")) {
            return values;
        }
        var object = cursor.get("values");
        if (!object.isObject() || object.size() > MAX_VALUES) {
            cursor.memberFault(
                    "values",
                    "form",
                    "Write what stands for what, as in {Tier 1: north, Tier 2: south}; at most " + MAX_VALUES + ".");
            return values;
        }
        object.properties().forEach(each -> {
            if (!each.getValue().isValueNode()) {
                cursor.memberFault(
                        "values",
                        "form",
                        "'" + DocumentCursor.excerpt(each.getKey())
                                + "' must stand for a text, a number, true or false.");
            }
            values.put(each.getKey().strip(), each.getValue());
        });
        return values;
    }

    private static Otherwise otherwise(DocumentCursor cursor) {
        if (!cursor.has("otherwise")) {
            return Otherwise.REFUSE;
        }
        var word = cursor.get("otherwise").asText();
        for (var each : Otherwise.values()) {
            if (each.code().equals(word)) {
                return each;
            }
        }
        var codes = Arrays.stream(Otherwise.values()).map(Otherwise::code).toList();
        unknown(cursor, "otherwise", word, codes);
        return Otherwise.REFUSE;
    }

    private static TimeFormat format(DocumentCursor cursor) {
        if (!cursor.has("format")) {
            return TimeFormat.FOUND_OUT;
        }
        try {
            return TimeFormat.of(cursor.get("format").asText());
        } catch (ValueException e) {
            cursor.memberFault("format", "form", e.detail());
            return TimeFormat.FOUND_OUT;
        }
    }

    private static @Nullable ValueUnit unit(DocumentCursor cursor) {
        if (!cursor.has("unit")) {
            return null;
        }
        var code = cursor.get("unit").asText();
        var unit = ValueUnit.find(code);
        if (unit == null) {
            unknown(cursor, "unit", code, ValueUnit.codes());
        }
        return unit;
    }

    private static @Nullable ValueKind kind(DocumentCursor cursor) {
        if (!cursor.has("as")) {
            return null;
        }
        var code = cursor.get("as").asText();
        var kind = ValueKind.find(code);
        if (kind == null) {
            unknown(cursor, "as", code, ValueKind.codes());
        }
        return kind;
    }

    private static void unknown(DocumentCursor cursor, String member, String word, List<String> known) {
        var nearest = NearestWord.suggestion(word, known);
        cursor.memberFault(
                member,
                "unknown",
                "'" + DocumentCursor.excerpt(word) + "' is not known here."
                        + (nearest.isEmpty() ? " Use " + String.join(", ", known) + "." : nearest));
    }

    /** Compiles the expression of a member; null if it is absent or invalid. */
    static @Nullable Expression expression(DocumentCursor cursor, String member, Compilation compilation) {
        if (!cursor.has(member)) {
            return null;
        }
        var source = cursor.get(member);
        if (!source.isTextual() || source.textValue().length() > ExpressionCompiler.MAX_LENGTH) {
            cursor.memberFault(
                    member,
                    "form",
                    "Write an expression in CEL, of at most " + ExpressionCompiler.MAX_LENGTH
                            + " characters, in quotation marks.");
            return null;
        }
        try {
            return compilation.compile(source.textValue());
        } catch (ExpressionException e) {
            cursor.memberFault(member, "expression", e.detail());
            return null;
        }
    }

    /** One way to compile an expression. */
    @FunctionalInterface
    interface Compilation {
        Expression compile(String source) throws ExpressionException;
    }
}
