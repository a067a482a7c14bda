package org.kept.mapping.layout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.layout.KpiColumn.FigureMember;

/** A table with a row for each period and team, and a column for each KPI. */
final class PeriodsInRows extends KpiTableLayout {

    private final PeriodColumn period;
    private final Map<Integer, KpiColumn> columns;

    private PeriodsInRows(
            List<String> headings, KpiHeadings names, PeriodColumn period, Map<Integer, KpiColumn> columns) {
        super(headings, names);
        this.period = period;
        this.columns = columns;
    }

    static @Nullable PeriodsInRows of(List<String> headings, @Nullable Integer year, KpiHeadings names) {
        var period = PeriodColumn.find(headings, year);
        var columns = new LinkedHashMap<Integer, KpiColumn>();
        var taken = new HashSet<String>();
        for (var i = 0; i < headings.size(); i++) {
            var column = names.column(headings.get(i));
            // Of two columns with the same meaning, such as service levels of 20 s and 60 s, the first is read.
            if (column != null && taken.add(column.role() + " " + column.kpis())) {
                columns.put(i, column);
            }
        }
        return period == null || columns.isEmpty() ? null : new PeriodsInRows(headings, names, period, columns);
    }

    @Override
    public List<KpiFigure> figures(List<String> row) {
        var figures = new ArrayList<KpiFigure>();
        var found = period.of(row);
        if (found.isEmpty()) {
            return figures;
        }
        var byKpi = new LinkedHashMap<String, Map<FigureMember, KpiCell>>();
        columns.forEach((at, column) -> {
            var cell = cell(row, at);
            if (!KpiColumn.isGap(cell)) {
                for (var kpi : column.kpis()) {
                    byKpi.computeIfAbsent(kpi, unused -> new EnumMap<>(FigureMember.class))
                            .putIfAbsent(column.role(), new KpiCell(column, cell));
                }
            }
        });
        byKpi.forEach((kpi, cells) -> {
            if (isFigure(cells)) {
                figures.add(new KpiFigure(kpi, teamOf(row), period.isWeek(), found, cells));
            }
        });
        return figures;
    }

    /** Whether there is a value, or a numerator with its denominator. */
    static boolean isFigure(Map<FigureMember, ?> members) {
        return members.containsKey(FigureMember.VALUE) || isCounted(members);
    }

    static boolean isCounted(Map<FigureMember, ?> members) {
        return members.containsKey(FigureMember.NUMERATOR) && members.containsKey(FigureMember.DENOMINATOR);
    }

    @Override
    boolean isRead(int column) {
        return columns.containsKey(column) || period.positions().anyMatch(at -> at == column);
    }

    @Override
    String unreadColumn(String heading) {
        var same = named(heading);
        return "The column '" + heading + "' is not read: "
                + (same == null
                        ? "Kept knows no KPI of this name."
                        : columns.values().stream()
                                .filter(read -> read.role() == same.role()
                                        && read.kpis().equals(same.kpis()))
                                .findFirst()
                                .map(read -> "the column '" + read.heading() + "' gives the same KPI.")
                                .orElseThrow());
    }
}
