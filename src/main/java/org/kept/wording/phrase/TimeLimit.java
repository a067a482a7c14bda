package org.kept.wording.phrase;

import java.util.List;
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
    static final String WEEKS = "unit-weeks";
    static final String MONTHS = "unit-months";
    public static final String WORKING_DAYS = "unit-working-days";
    public static final String RINGS = "unit-rings";
    static final String ADVERB = "limit";
    static final String WHOLE_PHRASE = "days";
    static final String OTHER = "limit-of";
    public static final String WITH_NO = "limit-with-no";

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int DAYS_OF_A_YEAR = 365;

    /** The time in whole seconds, 1 to 86,400 (one day); empty for other units and times. */
    public Optional<Integer> seconds() {
        if (isInDays() || unit.equals(RINGS)) {
            return Optional.empty();
        }
        var seconds = amount * Integer.parseInt(unit.substring("unit-".length()));
        return seconds >= 1 && seconds <= SECONDS_OF_A_DAY ? Optional.of((int) Math.round(seconds)) : Optional.empty();
    }

    /** The number of days or working days; empty for other units, months, parts of a day and more than a year. */
    public Optional<Integer> days() {
        var days = unit.equals(WEEKS) ? amount * DAYS_OF_A_WEEK : amount;
        return isInDays() && !unit.equals(MONTHS) && days == Math.rint(days) && days >= 1 && days <= DAYS_OF_A_YEAR
                ? Optional.of((int) days)
                : Optional.empty();
    }

    /** Whether it is in days or longer units. */
    public boolean isInDays() {
        return List.of(DAYS, WORKING_DAYS, WEEKS, MONTHS).contains(unit);
    }

    /** Whether it can follow a verb, as "within a minute" and "on the next day" do. */
    public boolean followsAVerb() {
        return kind.equals(ADVERB) || kind.equals(WHOLE_PHRASE);
    }
}
