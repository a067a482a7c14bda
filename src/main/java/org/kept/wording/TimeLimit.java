package org.kept.wording;

import java.util.Optional;

/**
 * A time that a promise names.
 *
 * @param unit the heading of the unit in {@code time.txt}
 * @param from the first word of the number, by its place in the text
 * @param kind the heading of the words before the number
 */
record TimeLimit(double amount, String unit, int from, String kind) {

    static final String DAYS = "unit-days";
    static final String RINGS = "unit-rings";
    static final String ADVERB = "limit";
    static final String OTHER = "limit-of";
    static final String WITH_NO = "limit-with-no";

    private static final int LONGEST = 86_400;

    /** In whole seconds, from 1 to the 86,400 of a day; empty for other units and times. */
    Optional<Integer> seconds() {
        if (unit.equals(DAYS) || unit.equals(RINGS)) {
            return Optional.empty();
        }
        var seconds = amount * Integer.parseInt(unit.substring("unit-".length()));
        return seconds >= 1 && seconds <= LONGEST ? Optional.of((int) Math.round(seconds)) : Optional.empty();
    }

    /** Whether it reads on from a verb, as "within a minute" does. */
    boolean followsAVerb() {
        return kind.equals(ADVERB);
    }
}
