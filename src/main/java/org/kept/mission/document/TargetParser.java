package org.kept.mission.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.document.DocumentCursor;
import org.kept.mission.Target;

/** Reads {@code {atLeast: 0.80, from: 2026-W40, agreedBy: …}}. */
final class TargetParser {

    private static final Pattern WEEK = Pattern.compile("(19|[2-8]\\d)\\d{2}-W\\d{2}");
    private static final Period NEVER = Period.parse("1970-W01");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999);
    private static final int DECIMALS = 6;

    private TargetParser() {}

    /** The target, or null where it has a fault. */
    static @Nullable Target read(DocumentCursor part) {
        part.only("atLeast", "atMost", "between", "from", "agreedBy", "reviewBy");
        var from = week(part);
        var agreedBy = part.optionalText("agreedBy", DocumentCursor.NAME);
        var forms = part.present(Set.of("atLeast", "atMost", "between"));
        if (forms.size() != 1) {
            part.fault(
                    forms.isEmpty() ? "atLeast" : forms.get(1),
                    "target.form",
                    "Give exactly one of atLeast: 0.80, atMost: 60 or between: [0.70, 0.90].");
            return null;
        }
        var target =
                switch (forms.get(0)) {
                    case "atLeast" -> target(number(part, "atLeast", part.get("atLeast")), null, from, agreedBy);
                    case "atMost" -> target(null, number(part, "atMost", part.get("atMost")), from, agreedBy);
                    default -> between(part, from, agreedBy);
                };
        var reviewBy = part.optionalDate("reviewBy");
        return target == null ? null : target.reviewBy(reviewBy);
    }

    private static @Nullable Target target(
            @Nullable Double low, @Nullable Double high, Period from, @Nullable String agreedBy) {
        if (low != null) {
            return Target.atLeast(low, from, agreedBy);
        }
        return high == null ? null : Target.atMost(high, from, agreedBy);
    }

    private static @Nullable Target between(DocumentCursor part, Period from, @Nullable String agreedBy) {
        var bounds = part.get("between");
        if (!bounds.isArray() || bounds.size() != 2) {
            part.fault("between", "target.form", "Give the lower and the upper bound as a list: [0.70, 0.90].");
            return null;
        }
        var low = number(part, "between/0", bounds.get(0));
        var high = number(part, "between/1", bounds.get(1));
        if (low == null || high == null) {
            return null;
        }
        if (low > high) {
            part.fault("between", "target.empty", "Nothing lies between these. Give the lower bound first.");
            return null;
        }
        return Target.between(low, high, from, agreedBy);
    }

    /** Bounded so that a number written and read again is the same number. */
    private static @Nullable Double number(DocumentCursor part, String at, JsonNode node) {
        if (node.isNumber()) {
            var value = node.decimalValue();
            if (value.abs().compareTo(LARGEST) <= 0
                    && value.stripTrailingZeros().scale() <= DECIMALS) {
                return value.doubleValue();
            }
        }
        part.at(
                at,
                "target.number",
                "Give a number of at most nine digits before and six after the point, a share as a fraction (0.80).");
        return null;
    }

    private static Period week(DocumentCursor part) {
        if (!part.has("from")) {
            part.own("from", "missing", "Say from which week the target counts: from: 2026-W40.");
            return NEVER;
        }
        var text = part.get("from").asText();
        try {
            if (WEEK.matcher(text).matches()) {
                return Period.parse(text);
            }
        } catch (IllegalArgumentException e) {
            // Of the form of a week and none, as 2026-W54: the same fault.
        }
        part.own("from", "form", "'" + DocumentCursor.shortened(text) + "' is not a week. Write it like 2026-W40.");
        return NEVER;
    }
}
