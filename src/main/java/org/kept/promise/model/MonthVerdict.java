package org.kept.promise.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;

/**
 * The verdict on a promise in a month.
 *
 * @param why why it was not measured, in words; null if it was
 * @param timeLeftOut whether time was excluded that would change the numbers
 */
public record MonthVerdict(
        Period month, MonthMark mark, @Nullable String why, boolean timeLeftOut) {

    private static final String NOT_PROMISED_YET = "not promised yet";
    private static final String NOT_PROMISED_THEN = "not promised then";

    /**
     * The verdict on a month in which the promise was not made.
     *
     * @param before whether it was made before, and dropped
     */
    public static MonthVerdict notPromised(Period month, boolean before) {
        return new MonthVerdict(month, MonthMark.NOT_MEASURED, before ? NOT_PROMISED_THEN : NOT_PROMISED_YET);
    }

    /** Whether the promise was made when the month began. */
    public boolean isPromised() {
        return !NOT_PROMISED_YET.equals(why) && !NOT_PROMISED_THEN.equals(why);
    }

    /** The verdict on a whole month. */
    public MonthVerdict(Period month, MonthMark mark, @Nullable String why) {
        this(month, mark, why, false);
    }

    /** The same verdict, marked as leaving time out. */
    public MonthVerdict withTimeLeftOut() {
        return new MonthVerdict(month, mark, why, true);
    }

    /** The month and its verdict: {@code October 2026: not measured, too few to judge}. */
    public String words() {
        return DateFormatter.month(month.start()) + ": " + verdict();
    }

    /** The verdict alone: {@code kept, some time left out}. */
    public String verdict() {
        return mark.words() + (why == null ? "" : ", " + why) + (timeLeftOut ? ", some time left out" : "");
    }

    /** The month as the heading of a narrow column: {@code Oct}. */
    public String shortMonth() {
        return DateFormatter.shortMonth(month.start());
    }

    /** How many of the verdicts have this mark. */
    public static int count(List<MonthVerdict> verdicts, MonthMark mark) {
        return (int) verdicts.stream().filter(each -> each.mark() == mark).count();
    }

    /**
     * The verdicts of all months in words that go on a sentence: {@code kept in 9 of the last 12 months and missed in 1. The
     * other 2 were not measured.}
     *
     * @param unmeasured the months that were not measured, without those in {@code unpromised}
     * @param unpromised the months in which it was not promised
     * @param last the words before the number of months
     */
    public static String summary(int kept, int missed, int unmeasured, int unpromised, String last) {
        var all = kept + missed + unmeasured + unpromised;
        var months = last + " " + (all == 1 ? "month" : all + " months");
        if (kept + missed == 0) {
            return "not measured in " + (all == 1 ? "" : "any of ") + months + "."
                    + (unpromised == 0 ? "" : " In " + unpromised + " of them it was not promised.");
        }
        var judged = kept == 0
                ? "missed in " + part(missed, all) + months
                : "kept in " + part(kept, all) + months + (missed == 0 ? "" : " and missed in " + missed);
        return judged + "." + rest(unmeasured, unpromised);
    }

    private static String rest(int unmeasured, int unpromised) {
        if (unpromised == 0) {
            return switch (unmeasured) {
                case 0 -> "";
                case 1 -> " The other one was not measured.";
                default -> " The other " + unmeasured + " were not measured.";
            };
        }
        return unmeasured == 0
                ? " In the other " + (unpromised == 1 ? "one" : unpromised) + " it was not promised."
                : " Of the other " + (unmeasured + unpromised) + ", " + unmeasured
                        + (unmeasured == 1 ? " was" : " were") + " not measured; in " + unpromised
                        + " it was not promised.";
    }

    private static String part(int count, int all) {
        return all == 1 ? "" : (count == all ? "all" : String.valueOf(count)) + " of ";
    }
}
