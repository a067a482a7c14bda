package org.kept.ui;

/**
 * Style of the plain numbers of a KPI: {@code number:2:EUR} is two decimals and a symbol. Every other unit has one
 * decimal and no symbol.
 */
final class NumberStyle {

    private static final String PREFIX = "number:";
    private static final int USUAL_DECIMALS = 1;
    private static final char NBSP = '\u00a0';

    private NumberStyle() {}

    static boolean isNumber(String unit) {
        return unit.startsWith(PREFIX) || unit.equals("number");
    }

    /** The usual decimals of a number in that unit. */
    static int decimals(String unit) {
        return unit.startsWith(PREFIX) ? unit.charAt(PREFIX.length()) - '0' : USUAL_DECIMALS;
    }

    /** The symbol that follows a number, with the blank before it; empty if there is none. */
    static String suffix(String unit) {
        var at = unit.indexOf(':', PREFIX.length());
        return unit.startsWith(PREFIX) && at >= 0 ? NBSP + unit.substring(at + 1) : "";
    }
}
