package org.kept.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.KpiColumn.FigureMember;
import org.kept.table.DecimalMark;

/** A table with a row for each period and team, and a column for each KPI. */
final class PeriodsInRows extends KpiTableLayout {

    private static final Set<String> WEEKS =
            Set.of("week", "weeks", "calendar week", "week starting", "woche", "kw", "kalenderwoche");
    private static final Set<String> YEARS = Set.of("year", "jahr");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final Set<String> MONTHS = Set.of("month", "months", "monat");

    private final int position;
    private final int yearPosition;
    private final boolean isWeek;
    private final Map<Integer, KpiColumn> columns;
    private final @Nullable Integer year;

    private PeriodsInRows(
            List<String> headings,
            int position,
            boolean isWeek,
            Map<Integer, KpiColumn> columns,
            @Nullable Integer year) {
        super(headings);
        this.position = position;
        this.yearPosition = position(headings, YEARS);
        this.isWeek = isWeek;
        this.columns = columns;
        this.year = year;
    }

    static @Nullable PeriodsInRows find(List<String> headings, @Nullable Integer year) {
        var week = position(headings, WEEKS);
        var position = week < 0 ? position(headings, MONTHS) : week;
        var columns = new LinkedHashMap<Integer, KpiColumn>();
        for (var i = 0; i < headings.size(); i++) {
            var column = KpiColumn.of(headings.get(i));
            if (column != null) {
                columns.put(i, column);
            }
        }
        return position < 0 || columns.isEmpty()
                ? null
                : new PeriodsInRows(headings, position, week >= 0, columns, year);
    }

    @Override
    List<List<String>> figures(List<String> row, @Nullable DecimalMark decimal) {
        var figures = new ArrayList<List<String>>();
        var written = cell(row, position);
        if (written.isEmpty()) {
            return figures;
        }
        // Below the heading of weeks, a plain number is a week.
        var text = isWeek && NUMBER.matcher(written).matches() ? "W" + written : written;
        var found = period(isWeek, text, year(row));
        var named = found == null ? text : found;
        members(row, decimal).forEach((kpi, members) -> {
            var isCounted =
                    members.containsKey(FigureMember.NUMERATOR) && members.containsKey(FigureMember.DENOMINATOR);
            if (isCounted || members.containsKey(FigureMember.VALUE)) {
                figures.add(List.of(
                        kpi,
                        teamOf(row),
                        isWeek ? named : "",
                        isWeek ? "" : named,
                        isCounted ? "" : members.getOrDefault(FigureMember.VALUE, ""),
                        isCounted ? "" : members.getOrDefault(FigureMember.SAMPLE, ""),
                        isCounted ? members.getOrDefault(FigureMember.NUMERATOR, "") : "",
                        isCounted ? members.getOrDefault(FigureMember.DENOMINATOR, "") : ""));
            }
        });
        return figures;
    }

    /** The year from a column beside the weeks or months; otherwise the year of the layout. */
    private @Nullable Integer year(List<String> row) {
        var cell = cell(row, yearPosition);
        return YEAR.matcher(cell).matches() ? Integer.valueOf(cell) : year;
    }

    private Map<String, Map<FigureMember, String>> members(List<String> row, @Nullable DecimalMark decimal) {
        var members = new LinkedHashMap<String, Map<FigureMember, String>>();
        columns.forEach((at, column) -> {
            var cell = cell(row, at);
            if (!KpiColumn.isGap(cell)) {
                for (var kpi : column.kpis()) {
                    members.computeIfAbsent(kpi, unused -> new LinkedHashMap<>())
                            .putIfAbsent(column.role(), column.read(cell, decimal));
                }
            }
        });
        return members;
    }
}
