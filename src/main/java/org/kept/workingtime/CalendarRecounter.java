package org.kept.workingtime;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/** Knows the numbers that are counted by a calendar, and counts them again when it changes. */
public interface CalendarRecounter {

    /** What is counted by the calendar in some week, past ones included, each as a phrase; empty if nothing is. */
    List<String> uses(String calendar);

    /**
     * The first week in which a change can apply: weeks whose events were dropped stay as they were counted.
     *
     * @param from the week wanted; null for all history
     */
    @Nullable
    Period recountStart(@Nullable Period from);

    /**
     * Makes a change to the calendar in one transaction with the recount that it causes.
     *
     * @param from the first week that it changes; null for all history
     */
    <T> T recountAfter(String calendar, @Nullable Period from, Supplier<T> change);
}
