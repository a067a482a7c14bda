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
     * @param last the words before the number of months
     */
    public static String summary(int kept, int missed, int unmeasured, String last) {
        var all = kept + missed + unmeasured;
        var months = last + " " + all + " months";
        if (unmeasured == all) {
            return "not measured in any of " + months + ".";
        }
        var judged = kept == 0
                ? "missed in " + part(missed, all) + " of " + months
                : "kept in " + part(kept, all) + " of " + months + (missed == 0 ? "" : " and missed in " + missed);
        var rest =
                switch (unmeasured) {
                    case 0 -> "";
                    case 1 -> " The other one was not measured.";
                    default -> " The other " + unmeasured + " were not measured.";
                };
        return judged + "." + rest;
    }

    private static String part(int count, int all) {
        return count == all ? "all" : String.valueOf(count);
    }
}
