package org.kept.wording;

import java.util.Optional;

/**
 * A time that a promise names.
 *
 * @param unit the heading of the unit in {@code time.txt}
 */
record TimeLimit(double amount, String unit) {

    static final String DAYS = "unit-days";
    static final String RINGS = "unit-rings";

    private static final int LONGEST = 86_400;

    /** In whole seconds, from 1 to the 86,400 of a day; empty for other units and times. */
    Optional<Integer> seconds() {
        if (unit.equals(DAYS) || unit.equals(RINGS)) {
            return Optional.empty();
        }
        var seconds = amount * Integer.parseInt(unit.substring("unit-".length()));
        return seconds >= 1 && seconds <= LONGEST ? Optional.of((int) Math.round(seconds)) : Optional.empty();
    }
}
