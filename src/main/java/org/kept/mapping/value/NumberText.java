package org.kept.mapping.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.table.DecimalMark;

/** Reads numbers, with or without a currency sign. */
public final class NumberText {

    private static final Pattern CURRENCY =
            Pattern.compile("^\\p{Sc}[\\s\\u00a0\\u202f]*|[\\s\\u00a0\\u202f]*\\p{Sc}$");

    private NumberText() {}

    /**
     * Reads a number.
     *
     * @param decimal the decimal mark; null if each number must show it
     * @throws ValueException if it is not a number, or can be read as two different ones
     */
    public static BigDecimal read(String text, @Nullable DecimalMark decimal) throws ValueException {
        var number = CURRENCY.matcher(text.strip()).replaceAll("");
        if (decimal == null && DecimalMark.isAmbiguous(number)) {
            throw new ValueException("'" + InputText.excerpt(text)
                    + "' can have a decimal point or a decimal comma. Give the mapping its 'decimal'.");
        }
        var parsed = decimal == null ? either(number) : decimal.parse(number);
        if (parsed == null) {
            throw new ValueException("'" + InputText.excerpt(text) + "' is not a number"
                    + (decimal == null
                            ? "."
                            : " with a decimal " + (decimal == DecimalMark.POINT ? "point." : "comma.")));
        }
        return parsed;
    }

    private static @Nullable BigDecimal either(String number) {
        var point = DecimalMark.POINT.parse(number);
        return point == null ? DecimalMark.COMMA.parse(number) : point;
    }
}
