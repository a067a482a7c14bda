package org.kept.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.value.TimeFormat;
import org.kept.mapping.value.ValueException;
import org.kept.table.DecimalMark;

/** Layout of a table of KPIs: where its periods, teams and figures are. */
abstract class KpiTableLayout {

    /** Names of the cells of a figure. */
    static final List<String> CELLS =
            List.of("kpi", "team", "week", "month", "value", "sample", "numerator", "denominator");

    /** Words for all teams combined. */
    private static final Set<String> EVERYONE = Set.of("all", "total", "overall", "alle", "gesamt");

    private static final Set<String> TEAMS = Set.of("team", "group", "department", "gruppe", "abteilung");

    private final int team;

    KpiTableLayout(List<String> headings) {
        this.team = position(headings, TEAMS);
    }

    /** The figures of one row, each with its cells in order. */
    abstract List<List<String>> figures(List<String> row, @Nullable DecimalMark decimal);

    /**
     * The layout that a heading row shows.
     *
     * @param year the year of weeks without one; null if unknown
     * @return null if it is not a heading row of a table of KPIs
     */
    static @Nullable KpiTableLayout find(List<String> headings, @Nullable Integer year) {
        var periodsInRows = PeriodsInRows.find(headings, year);
        return periodsInRows == null ? PeriodsInColumns.find(headings, year) : periodsInRows;
    }

    /** Position of the first heading that is one of the words; -1 if there is none. */
    static int position(List<String> headings, Set<String> words) {
        for (var i = 0; i < headings.size(); i++) {
            if (words.contains(headings.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    static String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column).strip();
    }

    /** The team of a row; empty for all teams combined. */
    final String teamOf(List<String> row) {
        var name = cell(row, team);
        return EVERYONE.contains(name.toLowerCase(Locale.ROOT)) ? "" : name;
    }

    /** The week or month in a text; null if there is none. */
    static @Nullable String period(boolean isWeek, String text, @Nullable Integer year) {
        try {
            return TimeFormat.of(isWeek ? "week" : "month").period(text, year);
        } catch (ValueException e) {
            return null;
        }
    }
}
