package org.kept.wording.phrase;

import java.util.Optional;

/**
 * A time in a promise.
 *
 * @param unit the heading of the unit in {@code time.txt}
 * @param from the index of the first word of the number
 * @param kind the heading of the words before the number
 */
public record TimeLimit(double amount, String unit, int from, String kind) {

    public static final String DAYS = "unit-days";
    public static final String WORKING_DAYS = "unit-working-days";
    public static final String RINGS = "unit-rings";
    static final String ADVERB = "limit";
    static final String WHOLE_PHRASE = "days";
    static final String OTHER = "limit-of";
    public static final String WITH_NO = "limit-with-no";

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int DAYS_OF_A_YEAR = 365;

    /** The time in whole seconds, 1 to 86,400 (one day); empty for other units and times. */
    public Optional<Integer> seconds() {
        if (isInDays() || unit.equals(RINGS)) {
            return Optional.empty();
        }
        var seconds = amount * Integer.parseInt(unit.substring("unit-".length()));
        return seconds >= 1 && seconds <= SECONDS_OF_A_DAY ? Optional.of((int) Math.round(seconds)) : Optional.empty();
    }

    /** The number of working days; empty for other units, parts of a day and more than a year. */
    public Optional<Integer> workingDays() {
        return unit.equals(WORKING_DAYS) && amount == Math.rint(amount) && amount >= 1 && amount <= DAYS_OF_A_YEAR
                ? Optional.of((int) amount)
                : Optional.empty();
    }

    /** Whether it is in days or longer units. */
    public boolean isInDays() {
        return unit.equals(DAYS) || unit.equals(WORKING_DAYS);
    }

    /** Whether it can follow a verb, as "within a minute" and "on the next day" do. */
    public boolean followsAVerb() {
        return kind.equals(ADVERB) || kind.equals(WHOLE_PHRASE);
    }
}
