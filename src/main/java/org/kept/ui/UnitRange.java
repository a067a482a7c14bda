package org.kept.ui;

/** The values that a unit can have at all; process limits are computed without them and drawn and written within them. */
public final class UnitRange {

    private UnitRange() {}

    /** The nearest value that the unit has: a share none outside 0 and 1, nothing counted or timed one below 0. */
    public static double within(String unit, double value) {
        return Math.max(least(unit), Math.min(most(unit), value));
    }

    public static double least(String unit) {
        return unit.equals("nps") ? -100 : 0;
    }

    public static double most(String unit) {
        return switch (unit) {
            case "fraction" -> 1;
            case "nps" -> 100;
            default -> Double.MAX_VALUE;
        };
    }

    /** A range of values in words, within what the unit can have: {@code 78.0% to 86.0%}. */
    public static String range(String unit, double lower, double upper) {
        return NumberFormatter.interval(unit, within(unit, lower), within(unit, upper));
    }
}
