package org.kept.moved;

import org.kept.ui.NumberFormatter;

/** Formats changes of a unit with consistent rounding: the parts of a change sum to the change as written. */
record ChangeFormatter(String unit) {

    /** The value in units of the last written decimal; for percentages a tenth of a point. */
    private double tenths(double value) {
        return Math.rint(value * (unit.equals("fraction") ? 1000 : 10));
    }

    private double value(double tenths) {
        return tenths / (unit.equals("fraction") ? 1000 : 10);
    }

    /** The value rounded as it is written. */
    double rounded(double value) {
        return value(tenths(value));
    }

    /** The larger part of a change: the rounded change minus the rounded smaller part. Rounding matters least there. */
    double largerPart(double change, double smaller) {
        return value(tenths(change) - tenths(smaller));
    }

    boolean roundsToZero(double value) {
        return tenths(value) == 0;
    }

    /** The size without sign: {@code 6.2 points}, {@code 12.3 s}. */
    String words(double value) {
        var size = Math.abs(rounded(value));
        return switch (unit) {
            case "fraction" -> points(size * 100);
            case "nps" -> points(size);
            case "seconds" -> NumberFormatter.figure(unit, size);
            default -> NumberFormatter.figure("plain", size);
        };
    }

    /** A part of the change named by {@link #words}: {@code 4.1 of them}, {@code 8.2 s of it}. */
    String part(double value) {
        var size = Math.abs(rounded(value));
        return switch (unit) {
            case "fraction" -> NumberFormatter.figure("plain", size * 100) + " of them";
            case "nps" -> NumberFormatter.figure("plain", size) + " of them";
            default -> words(value) + " of it";
        };
    }

    /** The value with its sign: {@code −2.1 pt}. */
    String signed(double value) {
        return NumberFormatter.effect(unit, rounded(value));
    }

    private static String points(double size) {
        var words = NumberFormatter.figure("plain", size);
        return words + "\u00a0" + (words.equals("1.0") ? "point" : "points");
    }
}
