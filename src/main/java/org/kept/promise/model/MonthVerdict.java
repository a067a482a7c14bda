package org.kept.promise.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ui.DateFormatter;

/**
 * The verdict on a promise in a month.
 *
 * @param why why it was not measured, in words; null if it was
 */
public record MonthVerdict(
        Period month, MonthMark mark, @Nullable String why) {

    /** The month and its verdict: {@code October 2026: not measured, too few to judge}. */
    public String words() {
        return DateFormatter.month(month.start()) + ": " + mark.words() + (why == null ? "" : ", " + why);
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
