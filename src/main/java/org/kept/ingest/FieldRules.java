package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoTimes;
import org.kept.document.NameText;
import org.kept.kpi.EventField;
import org.kept.problem.NearestWord;

/** Checks one value of an event's data against the rules of its field. */
public record FieldRules(EventField field) {

    /** A validation error: the suffix of its code, and a sentence. */
    public record Wrong(String code, String detail) {}

    /** Suffixes of the codes that {@link #check} can return. */
    static List<String> codes(EventField.FieldKind kind) {
        return switch (kind) {
            case TEXT, COMMENT -> List.of("form", "length");
            case CUSTOMER -> List.of("form", "length", "characters");
            case CHOICE -> List.of("form", "unknown");
            case NUMBER, SECONDS -> List.of("form", "range");
            case WHOLE -> List.of("form", "range", "whole");
            case FLAG, TIME -> List.of("form");
        };
    }

    /** Validates the value; null if it is valid. */
    public @Nullable Wrong check(JsonNode value) {
        return switch (field.kind()) {
            case TEXT, CUSTOMER, COMMENT -> checkText(value);
            case CHOICE -> checkChoice(value);
            case NUMBER, SECONDS -> checkNumber(value);
            case WHOLE -> checkWhole(value);
            case FLAG -> value.isBoolean() ? null : form("true or false");
            case TIME -> checkTime(value);
        };
    }

    private @Nullable Wrong checkText(JsonNode value) {
        if (!value.isTextual()) {
            return form("text");
        }
        // The address of an erasure contains the customer.
        var fault = field.kind() == EventField.FieldKind.CUSTOMER ? NameText.addressFault(value.textValue()) : null;
        if (fault != null) {
            return new Wrong("characters", field.name() + " " + fault);
        }
        var length = value.textValue().codePointCount(0, value.textValue().length());
        return isWithin(BigDecimal.valueOf(length))
                ? null
                : new Wrong(
                        "length",
                        String.format(
                                Locale.ROOT,
                                "%s has %,d characters; it must have %s to %s.",
                                field.name(),
                                length,
                                number(field.least()),
                                number(field.most())));
    }

    private @Nullable Wrong checkChoice(JsonNode value) {
        var choices = String.join(", ", field.choices());
        if (!value.isTextual()) {
            return form("one of " + choices);
        }
        return field.choices().contains(value.textValue())
                ? null
                : new Wrong(
                        "unknown",
                        "'" + InputText.excerpt(value.textValue()) + "' is not a " + field.name() + "; use one of "
                                + choices + "." + NearestWord.suggestion(value.textValue(), field.choices()));
    }

    private @Nullable Wrong checkNumber(JsonNode value) {
        if (!value.isNumber()) {
            return form("a number");
        }
        // The number as written: as a double, one a little too large may be equal to the limit.
        return Double.isFinite(value.doubleValue()) && isWithin(value.decimalValue())
                ? null
                : new Wrong(
                        "range",
                        field.name() + " must be from " + number(field.least()) + " to " + number(field.most()) + ".");
    }

    private boolean isWithin(BigDecimal value) {
        return value.compareTo(field.least()) >= 0 && value.compareTo(field.most()) <= 0;
    }

    /** A bound with all its digits, such as {@code 1,000} or {@code 0.5}. */
    private static String number(BigDecimal bound) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, bound.scale()) + "f", bound);
    }

    private @Nullable Wrong checkWhole(JsonNode value) {
        var wrong = checkNumber(value);
        if (wrong != null) {
            return wrong;
        }
        return value.decimalValue().stripTrailingZeros().scale() <= 0
                ? null
                : new Wrong("whole", field.name() + " must be a whole number.");
    }

    private @Nullable Wrong checkTime(JsonNode value) {
        try {
            IsoTimes.parse(value.isTextual() ? value.textValue() : "");
            return null;
        } catch (DateTimeException e) {
            return form("a time with an offset, such as 2026-11-16T09:31:00+01:00");
        }
    }

    private Wrong form(String expected) {
        return new Wrong("form", field.name() + " must be " + expected + ".");
    }
}
