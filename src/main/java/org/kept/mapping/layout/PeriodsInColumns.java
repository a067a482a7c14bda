package org.kept.mapping.layout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.layout.KpiColumn.FigureMember;

/** A table with a column for each period, and a row for each KPI and team. */
final class PeriodsInColumns extends KpiTableLayout {

    private final int kpi;
    private final int unit;
    private final boolean isWeek;
    private final Map<Integer, String> periods;

    private PeriodsInColumns(List<String> headings, KpiHeadings names, boolean isWeek, Map<Integer, String> periods) {
        super(headings, names);
        this.kpi = Math.max(0, position(headings, KPIS));
        this.unit = position(headings, UNITS);
        this.isWeek = isWeek;
        this.periods = periods;
    }

    static @Nullable PeriodsInColumns of(List<String> headings, @Nullable Integer year, KpiHeadings names) {
        var weeks = periods(headings, true, year);
        var months = periods(headings, false, year);
        if (weeks.isEmpty() && months.isEmpty()) {
            return null;
        }
        var isWeek = weeks.size() > months.size();
        // One date alone may be the date of the table; a table has two periods, or names its KPIs.
        var found = isWeek ? weeks : months;
        return found.size() < 2 && position(headings, KPIS) < 0
                ? null
                : new PeriodsInColumns(headings, names, isWeek, found);
    }

    private static Map<Integer, String> periods(List<String> headings, boolean isWeek, @Nullable Integer year) {
        var periods = new LinkedHashMap<Integer, String>();
        for (var i = 0; i < headings.size(); i++) {
            var text = headings.get(i);
            var period = text.isBlank() ? null : period(isWeek, text, year);
            if (period != null) {
                periods.put(i, period);
            }
        }
        return periods;
    }

    @Override
    public List<KpiFigure> figures(List<String> row) {
        var figures = new ArrayList<KpiFigure>();
        var named = kpiOf(row);
        if (named == null) {
            return figures;
        }
        var column = named.in(cell(row, unit));
        periods.forEach((at, period) -> {
            var cell = cell(row, at);
            if (!KpiColumn.isGap(cell)) {
                figures.add(new KpiFigure(
                        column.kpis().get(0),
                        teamOf(row),
                        isWeek,
                        period,
                        Map.of(FigureMember.VALUE, new KpiCell(column, cell))));
            }
        });
        return figures;
    }

    /** The KPI of a row; null if it names none. */
    private @Nullable KpiColumn kpiOf(List<String> row) {
        var named = named(cell(row, kpi));
        return named == null || named.role() != FigureMember.VALUE ? null : named;
    }

    @Override
    public @Nullable String unread(List<String> row) {
        var name = cell(row, kpi);
        var hasFigure = periods.keySet().stream().anyMatch(at -> !KpiColumn.isGap(cell(row, at)));
        return name.isEmpty() || !hasFigure || kpiOf(row) != null ? null : unknownKpi(name);
    }

    @Override
    boolean isRead(int column) {
        return column == kpi || column == unit || periods.containsKey(column);
    }

    @Override
    String unreadColumn(String heading) {
        return "The column '" + heading + "' is not read: its heading is no " + (isWeek ? "week." : "month.");
    }
}
