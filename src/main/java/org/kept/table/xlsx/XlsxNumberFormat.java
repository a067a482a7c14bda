package org.kept.table.xlsx;

import java.util.Locale;

/** Kind of number that the format of a cell shows. */
enum XlsxNumberFormat {
    NUMBER,
    SHARE,
    DATE,
    TIME_OF_DAY,
    DURATION;

    /**
     * Reads a format such as {@code 0.0%}, {@code d mmm yyyy} or {@code [m]:ss}.
     *
     * @param code the format as stored, which does not depend on the language of Excel
     */
    static XlsxNumberFormat of(String code) {
        var letters = new StringBuilder();
        var elapsed = false;
        for (var i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
            var c = code.charAt(i);
            if (c == '"') {
                i = end(code, i, '"');
            } else if (c == '[') {
                var end = end(code, i, ']');
                elapsed |= isElapsed(code.substring(i + 1, end));
                i = end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else {
                letters.append(c);
            }
        }
        return elapsed ? DURATION : ofLetters(letters.toString().toLowerCase(Locale.ROOT));
    }

    /** Index of the closing mark; the length of the format if there is none. */
    private static int end(String code, int from, char mark) {
        var end = code.indexOf(mark, from + 1);
        return end < 0 ? code.length() : end;
    }

    /** Whether the text in brackets counts hours, minutes or seconds beyond a day. */
    private static boolean isElapsed(String inBrackets) {
        return inBrackets.matches("[hH]+|[mM]+|[sS]+");
    }

    private static XlsxNumberFormat ofLetters(String letters) {
        if (letters.contains("general")) {
            return NUMBER;
        }
        var hasDay = letters.indexOf('d') >= 0 || letters.indexOf('y') >= 0;
        var hasHour = letters.indexOf('h') >= 0;
        var hasMinute = letters.indexOf('m') >= 0;
        if (hasDay || (hasMinute && !hasHour && letters.indexOf('s') < 0)) {
            return DATE;
        }
        if (hasHour) {
            return TIME_OF_DAY;
        }
        if (hasMinute) {
            return DURATION;
        }
        return letters.indexOf('%') >= 0 ? SHARE : NUMBER;
    }
}
