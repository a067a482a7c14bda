package org.kept.table;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decimal mark of the numbers in a file; the other mark, a blank or an apostrophe may group thousands. */
public enum DecimalMark {
    POINT('.', ','),
    COMMA(',', '.');

    private static final int MAX_LENGTH = 40;

    /** The minus sign, which spreadsheets and reports write instead of a hyphen. */
    private static final char MINUS = '\u2212';

    private final char mark;

    @SuppressWarnings("ImmutableEnumChecker") // A compiled pattern has no state.
    private final Pattern pattern;

    DecimalMark(char mark, char grouping) {
        this.mark = mark;
        this.pattern = Pattern.compile("[+\u2212-]?(?=[" + mark + "]?\\d)"
                + "(?:\\d+|[1-9]\\d{0,2}(?<group>[" + grouping + " \u00a0\u202f'\u2019])\\d{3}(?:\\k<group>\\d{3})*)?"
                + "(?:[" + mark + "]\\d*)?(?:[eE][+-]?\\d{1,3})?");
    }

    /** The text as a number with this decimal mark; null if it is not one. */
    public @Nullable BigDecimal parse(String text) {
        if (text.length() > MAX_LENGTH || !pattern.matcher(text).matches()) {
            return null;
        }
        var plain = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == mark) {
                plain.append('.');
            } else if (c == MINUS) {
                plain.append('-');
            } else if (c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '-')) {
                plain.append(c);
            }
        }
        return new BigDecimal(plain.toString());
    }

    /** The other mark. */
    public DecimalMark other() {
        return this == POINT ? COMMA : POINT;
    }

    /** Whether a decimal point and a decimal comma make two different numbers of the text, as with {@code 1.205}. */
    public static boolean isAmbiguous(String text) {
        var point = POINT.parse(text);
        var comma = COMMA.parse(text);
        return point != null && comma != null && point.compareTo(comma) != 0;
    }

    /** The only mark with which the text is a number; null if both or neither make it one. */
    public static @Nullable DecimalMark provenBy(String text) {
        var isPoint = POINT.parse(text) != null;
        return isPoint == (COMMA.parse(text) != null) ? null : isPoint ? POINT : COMMA;
    }
}
