package org.kept.moved;

import org.kept.ui.NumberFormatter;

/** Changes of a unit in words, as they are rounded: the parts of a change always sum to it, as written. */
record ChangeFormatter(String unit) {

    /** As many of the smallest steps that are written; for percentages a tenth of a point. */
    private double tenths(double value) {
        return Math.rint(value * (unit.equals("fraction") ? 1000 : 10));
    }

    private double value(double tenths) {
        return tenths / (unit.equals("fraction") ? 1000 : 10);
    }

    /** As written. */
    double rounded(double value) {
        return value(tenths(value));
    }

    /** The larger part of a change, as what the smaller one leaves of it: there rounding matters least. */
    double rest(double change, double smaller) {
        return value(tenths(change) - tenths(smaller));
    }

    boolean isNothing(double value) {
        return tenths(value) == 0;
    }

    /** {@code 6.2 points}, {@code 12.3 s}; without its sign. */
    String words(double value) {
        var size = Math.abs(rounded(value));
        return switch (unit) {
            case "fraction" -> points(size * 100);
            case "nps" -> points(size);
            case "seconds" -> NumberFormatter.figure(unit, size);
            default -> NumberFormatter.figure("plain", size);
        };
    }

    /** A part of what {@link #words} said: {@code 4.1 of them}, {@code 8.2 s of it}. */
    String part(double value) {
        var size = Math.abs(rounded(value));
        return switch (unit) {
            case "fraction" -> NumberFormatter.figure("plain", size * 100) + " of them";
            case "nps" -> NumberFormatter.figure("plain", size) + " of them";
            default -> words(value) + " of it";
        };
    }

    /** With its sign: {@code −2.1 pt}. */
    String signed(double value) {
        return NumberFormatter.effect(unit, rounded(value));
    }

    private static String points(double size) {
        var words = NumberFormatter.figure("plain", size);
        return words + "\u00a0" + (words.equals("1.0") ? "point" : "points");
    }
}
