package org.kept.promise.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;

/**
 * The verdict on a promise in a month.
 *
 * @param why why it was not measured, in words; null if it was
 * @param timeLeftOut whether time was excluded, and the numbers would be others with it
 */
public record MonthVerdict(
        Period month, MonthMark mark, @Nullable String why, boolean timeLeftOut) {

    /** The verdict on a whole month. */
    public MonthVerdict(Period month, MonthMark mark, @Nullable String why) {
        this(month, mark, why, false);
    }

    /** The same verdict, said to leave time out. */
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
}
