package org.kept.workshop.draft;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Unit;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.NumberFormatter;

/** The numbers of a target as people write them: shares in per cent, times in seconds, the rest as it is. */
public final class TargetAmounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 6;

    private TargetAmounts() {}

    /** What stands behind the field: {@code %}, {@code s}. */
    public static String suffix(Unit unit) {
        return switch (unit) {
            case FRACTION -> "%";
            case SECONDS -> "s";
            case PER_HUNDRED -> "per 100";
            case PER_THOUSAND -> "per 1,000";
            case NPS -> "points";
        };
    }

    /** A time that was set, in seconds as in every formula: {@code 120 s}. */
    public static String seconds(int seconds) {
        return NumberFormatter.count(seconds) + "\u202fs";
    }

    /** A value of that unit as it stands in the field. */
    public static String typed(Unit unit, double value) {
        var number = BigDecimal.valueOf(value);
        var shown = unit == Unit.FRACTION ? number.multiply(HUNDRED) : number;
        return shown.stripTrailingZeros().toPlainString();
    }

    /**
     * The value that was typed into the field; null where nothing was.
     *
     * @throws Problem 422 at the field when it is no number
     */
    public static @Nullable Double read(Unit unit, String field, String typed) {
        var text = typed.strip()
                .replaceFirst("\\s*(%|s|per 100|per 1,000|points)$", "")
                .replace("\u2212", "-");
        if (text.isEmpty()) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            var value = unit == Unit.FRACTION ? number.divide(HUNDRED) : number;
            if (value.stripTrailingZeros().scale() <= DECIMALS && value.precision() - value.scale() <= 9) {
                return value.doubleValue();
            }
        } catch (NumberFormatException e) {
            // Told below, as any other text that is no number.
        }
        throw Problem.invalid(
                "The target is not acceptable.",
                List.of(InputError.at(
                        "/" + field,
                        "target.number",
                        "This must be a number"
                                + (unit == Unit.FRACTION ? " of per cent, such as 80." : ", such as 60."))));
    }
}
