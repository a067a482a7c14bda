package org.kept.workshop.draft;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.NumberFormatter;

/** Target values as people write them: shares in per cent, times in seconds, others unchanged. */
public final class TargetAmounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final int DECIMALS = 6;

    private TargetAmounts() {}

    /** The unit shown after the field, such as {@code %} or {@code s}. */
    public static String suffix(Kpi kpi) {
        return kpi.unit() == Unit.NUMBER ? kpi.symbol() : suffix(kpi.unit());
    }

    private static String suffix(Unit unit) {
        return switch (unit) {
            case FRACTION -> "%";
            case SECONDS -> "s";
            case PER_HUNDRED -> "per 100";
            case PER_THOUSAND -> "per 1,000";
            case NPS -> "points";
            case NUMBER -> "";
        };
    }

    /** A time in seconds, as in every formula: {@code 120 s}. */
    public static String seconds(int seconds) {
        return NumberFormatter.count(seconds) + "\u202fs";
    }

    private static String withoutSuffix(Unit unit, String text) {
        var suffix = suffix(unit);
        return text.endsWith(suffix)
                ? text.substring(0, text.length() - suffix.length()).strip()
                : text;
    }

    /** A value in the format of the field. */
    public static String format(Unit unit, double value) {
        var number = BigDecimal.valueOf(value);
        var shown = unit == Unit.FRACTION ? number.multiply(HUNDRED) : number;
        return shown.stripTrailingZeros().toPlainString();
    }

    /**
     * Parses the value of a field; null if it is empty.
     *
     * @throws Problem 422 at the field if it is not a number
     */
    public static @Nullable Double parse(Unit unit, String field, String typed) {
        var text = withoutSuffix(unit, typed.strip()).replace("\u2212", "-");
        if (text.isEmpty()) {
            return null;
        }
        if (NUMBER.matcher(text).matches()) {
            var number = new BigDecimal(text);
            var value = unit == Unit.FRACTION ? number.divide(HUNDRED) : number;
            if (value.stripTrailingZeros().scale() <= DECIMALS && value.precision() - value.scale() <= 9) {
                return value.doubleValue();
            }
        }
        throw Problem.invalid(
                "Not saved: correct the target.",
                List.of(InputError.at(
                        "/" + field,
                        "target.number",
                        "This must be a number"
                                + (unit == Unit.FRACTION ? ", in per cent, such as 80." : ", such as 60."))));
    }
}
