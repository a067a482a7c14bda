package org.kept.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.kpi.Kpi;
import org.kept.kpi.Unit;
import org.kept.mapping.TypedValue;
import org.kept.ui.NumberFormatter;

/** Reads the cells of a row as people write them, and reports the errors of the others. */
final class CellReader {

    /**
     * A cell as read.
     *
     * @param number null if the cell is empty or invalid
     * @param fault the error and the correct form; null if there is none
     */
    record CellNumber(@Nullable BigDecimal number, @Nullable String fault) {

        static final CellNumber EMPTY = new CellNumber(null, null);

        static CellNumber wrong(String fault) {
            return new CellNumber(null, fault);
        }
    }

    /** Number of decimals with which a decimal mark may also be a thousands separator. */
    private static final int THOUSANDS = 3;

    /** A time in two parts without a unit, which the page calls min:s. */
    private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("\\s*\\d+:\\d{2}\\s*");

    private CellReader() {}

    /**
     * Reads a value.
     *
     * @param usual the value of the week before; null if there is none
     */
    static CellNumber value(Kpi kpi, String text, @Nullable Double usual) {
        if (text.isBlank()) {
            return CellNumber.EMPTY;
        }
        var isClock =
                kpi.unit() == Unit.SECONDS && MINUTES_AND_SECONDS.matcher(text).matches();
        var readings = TypedValue.readings(kpi.unit(), isClock ? text.strip() + " min" : text, usual);
        if (readings.isEmpty()) {
            return CellNumber.wrong(
                    "'" + InputText.excerpt(text) + "' is not a value of this KPI. " + examples(kpi.unit()));
        }
        if (readings.size() > 1) {
            return CellNumber.wrong(ambiguous(kpi.unit(), text, readings));
        }
        var number = readings.get(0);
        return kpi.unit().isPossible(number.doubleValue())
                ? new CellNumber(number, null)
                : CellNumber.wrong(bounds(kpi.unit()));
    }

    /** Reads the number of answers, orders or contacts. */
    static CellNumber sample(String text) {
        if (text.isBlank()) {
            return CellNumber.EMPTY;
        }
        var readings = TypedValue.counts(text);
        if (readings.size() != 1 || readings.get(0).stripTrailingZeros().scale() > 0) {
            return CellNumber.wrong("'" + InputText.excerpt(text) + "' is not a whole number. Write it like 1205.");
        }
        return readings.get(0).signum() > 0
                ? new CellNumber(readings.get(0), null)
                : CellNumber.wrong("This must be at least 1. If there was nothing to count, leave the row empty.");
    }

    private static String ambiguous(Unit unit, String text, List<BigDecimal> readings) {
        var first = readings.get(0);
        var second = readings.get(1);
        return "'" + InputText.excerpt(text) + "' can be " + words(unit, first) + " or " + words(unit, second) + ". "
                + "Write " + unambiguous(unit, first) + " or " + unambiguous(unit, second) + ".";
    }

    private static String words(Unit unit, BigDecimal number) {
        return NumberFormatter.value(unit.code(), number.doubleValue());
    }

    /** The number in a form that {@link TypedValue} can read in only one way. */
    private static String unambiguous(Unit unit, BigDecimal number) {
        var shown = (unit == Unit.FRACTION ? number.movePointRight(2) : number).stripTrailingZeros();
        if (shown.scale() < 0) {
            shown = shown.setScale(0);
        } else if (shown.scale() == THOUSANDS) {
            shown = shown.setScale(THOUSANDS + 1);
        }
        return shown.toPlainString()
                + switch (unit) {
                    case FRACTION -> "%";
                    case SECONDS -> " s";
                    case PER_HUNDRED, PER_THOUSAND, NPS, NUMBER -> "";
                };
    }

    private static String examples(Unit unit) {
        return switch (unit) {
            case FRACTION -> "Write a share like 92%, 92,5 % or 0.92.";
            case SECONDS -> "Write a time like 65 s, 1:05 or 1 min 5 s.";
            case NPS -> "Write a whole number like 34 or -12.";
            case PER_HUNDRED, PER_THOUSAND, NUMBER -> "Write a number like 12.4 or 12,4.";
        };
    }

    private static String bounds(Unit unit) {
        return switch (unit) {
            case FRACTION -> "A share is from 0% to 100%.";
            case NPS -> "A net promoter score is from −100 to 100.";
            case SECONDS, PER_HUNDRED, PER_THOUSAND -> "This cannot be below 0.";
            case NUMBER -> "This number is too large.";
        };
    }
}
