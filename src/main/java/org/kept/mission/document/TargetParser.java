package org.kept.mission.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.document.DocumentCursor;
import org.kept.mission.Target;

/** Parses {@code {atLeast: 0.80, from: 2026-W40, agreedBy: …}}. */
final class TargetParser {

    private static final Pattern WEEK = Pattern.compile("(19|[2-8]\\d)\\d{2}-W\\d{2}");
    private static final Period PLACEHOLDER_WEEK = Period.parse("1970-W01");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999);
    private static final Pattern PER_CENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,4})?)\\s*%");
    private static final int DECIMALS = 6;

    private TargetParser() {}

    /** The target; null if it has a fault. */
    static @Nullable Target parse(DocumentCursor cursor) {
        cursor.allowOnly("atLeast", "atMost", "between", "from", "agreedBy", "reviewBy");
        var from = week(cursor);
        var agreedBy = cursor.optionalName("agreedBy");
        var forms = cursor.present(Set.of("atLeast", "atMost", "between"));
        if (forms.size() != 1) {
            cursor.fault(
                    forms.isEmpty() ? "atLeast" : forms.get(1),
                    "target.form",
                    "Give exactly one of atLeast: 0.80, atMost: 60 or between: [0.70, 0.90].");
            return null;
        }
        var target =
                switch (forms.get(0)) {
                    case "atLeast" -> target(number(cursor, "atLeast", cursor.get("atLeast")), null, from, agreedBy);
                    case "atMost" -> target(null, number(cursor, "atMost", cursor.get("atMost")), from, agreedBy);
                    default -> between(cursor, from, agreedBy);
                };
        var reviewBy = cursor.optionalDate("reviewBy");
        return target == null ? null : target.reviewBy(reviewBy);
    }

    private static @Nullable Target target(
            @Nullable Double low, @Nullable Double high, Period from, @Nullable String agreedBy) {
        if (low != null) {
            return Target.atLeast(low, from, agreedBy);
        }
        return high == null ? null : Target.atMost(high, from, agreedBy);
    }

    private static @Nullable Target between(DocumentCursor cursor, Period from, @Nullable String agreedBy) {
        var bounds = cursor.get("between");
        if (!bounds.isArray() || bounds.size() != 2) {
            cursor.fault("between", "target.form", "Give the lower and the upper bound as a list: [0.70, 0.90].");
            return null;
        }
        var low = number(cursor, "between/0", bounds.get(0));
        var high = number(cursor, "between/1", bounds.get(1));
        if (low == null || high == null) {
            return null;
        }
        if (low > high) {
            cursor.fault("between", "target.empty", "No value is between these two. Give the lower bound first.");
            return null;
        }
        return Target.between(low, high, from, agreedBy);
    }

    /** Limits size and decimals so that a number survives writing and parsing unchanged. */
    private static @Nullable Double number(DocumentCursor cursor, String at, JsonNode node) {
        if (node.isNumber()) {
            var value = node.decimalValue();
            if (value.abs().compareTo(LARGEST) <= 0
                    && value.stripTrailingZeros().scale() <= DECIMALS) {
                return value.doubleValue();
            }
        }
        cursor.faultBelow(
                at,
                "target.number",
                percentage(node)
                        .orElse("Give a number of at most nine digits before and six after the point,"
                                + " a share as a fraction (0.80)."));
        return null;
    }

    /** Advice for a share written in per cent; empty if it was not. */
    private static Optional<String> percentage(JsonNode node) {
        var share = PER_CENT.matcher(node.asText());
        return share.matches()
                ? Optional.of("Write the share as a fraction: "
                        + new BigDecimal(share.group(1).replace(',', '.'))
                                .movePointLeft(2)
                                .toPlainString()
                        + ".")
                : Optional.empty();
    }

    private static Period week(DocumentCursor cursor) {
        if (!cursor.has("from")) {
            cursor.memberFault(
                    "from",
                    "missing",
                    "from is required. Give the first week of the target, for example from: 2026-W40.");
            return PLACEHOLDER_WEEK;
        }
        var text = cursor.get("from").asText();
        try {
            if (WEEK.matcher(text).matches()) {
                return Period.parse(text);
            }
        } catch (IllegalArgumentException e) {
            // Written like a week but not one, such as 2026-W54: the same error.
        }
        cursor.memberFault(
                "from", "form", "'" + DocumentCursor.excerpt(text) + "' is not a week. Write it like 2026-W40.");
        return PLACEHOLDER_WEEK;
    }
}
