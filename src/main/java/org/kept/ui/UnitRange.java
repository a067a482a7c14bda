package org.kept.ui;

/** The possible values of a unit. Process limits are calculated without these bounds and shown clamped to them. */
public final class UnitRange {

    private UnitRange() {}

    /** The value clamped to the unit: shares to 0..1, NPS to −100..100, plain numbers not at all, others to 0. */
    public static double clamp(String unit, double value) {
        return Math.max(min(unit), Math.min(max(unit), value));
    }

    public static double min(String unit) {
        if (NumberStyle.isNumber(unit)) {
            return -Double.MAX_VALUE;
        }
        return unit.equals("nps") ? -100 : 0;
    }

    public static double max(String unit) {
        return switch (unit) {
            case "fraction" -> 1;
            case "nps" -> 100;
            default -> Double.MAX_VALUE;
        };
    }
}
