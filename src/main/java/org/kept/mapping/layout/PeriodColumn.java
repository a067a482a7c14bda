package org.kept.mapping.layout;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The column of weeks or months in a table with a row for each.
 *
 * @param yearPosition the column of years; -1 if there is none
 * @param year the year of weeks and months without one; null if unknown
 */
record PeriodColumn(
        int position,
        int yearPosition,
        boolean isWeek,
        @Nullable Integer year) {

    private static final Set<String> WEEKS =
            Set.of("week", "weeks", "calendar week", "week starting", "woche", "kw", "kalenderwoche");
    private static final Set<String> MONTHS = Set.of("month", "months", "monat");
    private static final Set<String> YEARS = Set.of("year", "jahr");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    /** The column with the heading of weeks, otherwise of months; null if there is neither. */
    static @Nullable PeriodColumn find(List<String> headings, @Nullable Integer year) {
        var week = KpiTableLayout.position(headings, WEEKS);
        var position = week < 0 ? KpiTableLayout.position(headings, MONTHS) : week;
        return position < 0
                ? null
                : new PeriodColumn(position, KpiTableLayout.position(headings, YEARS), week >= 0, year);
    }

    /** The period of a row, as written if it is none; empty if the cell is. */
    String of(List<String> row) {
        var written = KpiTableLayout.cell(row, position);
        // Below the heading of weeks, a plain number is a week.
        var text = isWeek && NUMBER.matcher(written).matches() ? "W" + written : written;
        var found = text.isEmpty() ? null : KpiTableLayout.period(isWeek, text, yearOf(row));
        return found == null ? text : found;
    }

    private @Nullable Integer yearOf(List<String> row) {
        var cell = KpiTableLayout.cell(row, yearPosition);
        return YEAR.matcher(cell).matches() ? Integer.valueOf(cell) : year;
    }

    Stream<Integer> positions() {
        return Stream.of(position, yearPosition);
    }
}
