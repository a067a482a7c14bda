package org.kept.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.mapping.expression.Expression;
import org.kept.mapping.expression.ExpressionException;
import org.kept.mapping.value.ColumnPattern;
import org.kept.mapping.value.NumberText;
import org.kept.mapping.value.TimeFormat;
import org.kept.mapping.value.ValueException;
import org.kept.mapping.value.ValueKind;
import org.kept.mapping.value.ValueUnit;
import org.kept.table.CellPatterns;

/**
 * Rule for one member of an event, applied in this order: column, pointer or constant; expression; lookup; format and
 * unit.
 *
 * @param columns alternatives, of which the first in the file is read; empty if the value is not from a column
 * @param constant the constant; null without one
 * @param values replacements by value; empty without a lookup
 * @param otherwise treatment of a value that the lookup does not have
 * @param unit how the number is written; null if it is plain
 */
record FieldMapping(
        List<ColumnPattern> columns,
        @Nullable PayloadPointer pointer,
        @Nullable JsonNode constant,
        @Nullable Expression cel,
        Map<String, JsonNode> values,
        Otherwise otherwise,
        TimeFormat format,
        @Nullable ValueUnit unit,
        @Nullable ValueKind as) {

    /** Treatment of a value that the lookup does not have. */
    enum Otherwise {
        /** Report an error. */
        REFUSE,
        /** Use the value unchanged. */
        KEEP,
        /** Leave the member out. */
        LEAVE_OUT;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> TRUE = Set.of("true", "yes", "1", "wahr", "ja", "vrai", "oui");
    private static final Set<String> FALSE = Set.of("false", "no", "0", "falsch", "nein", "faux", "non");
    private static final int MILLISECONDS = 3;
    private static final int SHARE_DIGITS = 9;
    private static final String NULL = "NULL_VALUE";

    /**
     * Reads the value from a record.
     *
     * @param expected kind of the member; {@link ValueKind#ANY} if Kept does not know it
     * @return null if the record does not have it
     */
    @Nullable
    JsonNode read(RecordValues record, Mapping mapping, ValueKind expected) throws ValueException, ExpressionException {
        var raw = raw(record);
        if (raw == null || raw.toString().isBlank() || raw.toString().equals(NULL)) {
            return null;
        }
        var kind = as == null ? expected : as;
        var written = text(raw).strip();
        var found = values.get(written);
        if (found != null) {
            return found.isNull() ? null : converted(PayloadValues.of(found), kind, record, mapping);
        }
        if (!isText(kind) && CellPatterns.isMissing(written)) {
            return null;
        }
        if (values.isEmpty()) {
            return converted(raw, kind, record, mapping);
        }
        return switch (otherwise) {
            case KEEP -> converted(raw, kind, record, mapping);
            case LEAVE_OUT -> null;
            case REFUSE ->
                throw new ValueException("'" + InputText.excerpt(written) + "' is not among the values of the mapping: "
                        + InputText.truncate(200, String.join(", ", values.keySet()))
                        + ". Add it, or say what becomes of others with 'otherwise'.");
        };
    }

    /** Whether a mark such as {@code -} can be the value itself. */
    private boolean isText(ValueKind kind) {
        return unit == null && !format.isPeriod() && (kind == ValueKind.TEXT || kind == ValueKind.ANY);
    }

    private @Nullable Object raw(RecordValues record) throws ExpressionException {
        Object raw = null;
        if (!columns.isEmpty()) {
            raw = record.cell(columns);
        } else if (pointer != null) {
            raw = record.find(pointer);
        } else if (constant != null) {
            raw = PayloadValues.of(constant);
        }
        if (cel == null || (raw == null && hasOrigin())) {
            return raw;
        }
        return record.evaluate(cel, raw);
    }

    /** Whether the input of the expression is a column or a pointer. */
    private boolean hasOrigin() {
        return !columns.isEmpty() || pointer != null;
    }

    private JsonNode converted(Object raw, ValueKind kind, RecordValues record, Mapping mapping) throws ValueException {
        if (raw instanceof List<?> || raw instanceof Map<?, ?>) {
            throw new ValueException("This gives a list or an object, not one value.");
        }
        if (kind == ValueKind.TIME) {
            return TextNode.valueOf(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment(raw, mapping)));
        }
        if (format.isPeriod()) {
            return TextNode.valueOf(format.period(text(raw), mapping.year()));
        }
        if (unit != null) {
            var written = unit == ValueUnit.DURATION ? durationUnit(text(raw).strip(), record, mapping) : unit;
            return numberNode(inUnit(raw, written, mapping));
        }
        return switch (kind) {
            case NUMBER -> numberNode(number(raw, mapping));
            case FLAG -> flag(raw);
            case ANY -> plain(raw, mapping);
            default -> TextNode.valueOf(text(raw).strip());
        };
    }

    private ValueUnit durationUnit(String text, RecordValues record, Mapping mapping) {
        var clock = mapping.clock();
        return ValueUnit.ofDuration(record.header(columns), text, clock == null ? null : clock.unit());
    }

    private OffsetDateTime moment(Object raw, Mapping mapping) throws ValueException {
        if (raw instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return format.isPeriod()
                ? format.end(text(raw), mapping.year(), mapping.zone())
                : format.read(text(raw), mapping.zone(), mapping.dates());
    }

    /** Shares keep nine digits and durations milliseconds; further digits are rounding errors of binary fractions. */
    private static BigDecimal inUnit(Object raw, ValueUnit unit, Mapping mapping) throws ValueException {
        var number = raw instanceof Number ? unit.of(number(raw, mapping)) : unit.read(text(raw), mapping.decimal());
        var isShare = unit == ValueUnit.PERCENT || unit == ValueUnit.SHARE;
        return number.setScale(isShare ? SHARE_DIGITS : MILLISECONDS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal number(Object raw, Mapping mapping) throws ValueException {
        if (raw instanceof Double number && (number.isInfinite() || number.isNaN())) {
            throw new ValueException("This gives no number: it divides by zero.");
        }
        return raw instanceof Number ? new BigDecimal(raw.toString()) : NumberText.read(text(raw), mapping.decimal());
    }

    private static JsonNode numberNode(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
                ? LongNode.valueOf(plain.longValueExact())
                : DecimalNode.valueOf(plain);
    }

    private static JsonNode flag(Object raw) throws ValueException {
        if (raw instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        var word = text(raw).strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return BooleanNode.valueOf(TRUE.contains(word));
        }
        throw new ValueException("'" + InputText.excerpt(word) + "' is neither true nor false.");
    }

    private static JsonNode plain(Object raw, Mapping mapping) throws ValueException {
        if (raw instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        return raw instanceof Number
                ? numberNode(number(raw, mapping))
                : TextNode.valueOf(text(raw).strip());
    }

    /** The value as text: numbers without an exponent, whole numbers without a fraction. */
    private static String text(Object raw) {
        if (raw instanceof Double number && !number.isInfinite() && !number.isNaN()) {
            return numberNode(BigDecimal.valueOf(number)).asText();
        }
        return raw.toString();
    }
}
