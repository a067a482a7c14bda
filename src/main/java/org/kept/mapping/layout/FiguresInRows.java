package org.kept.mapping.layout;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.layout.KpiColumn.FigureMember;

/** A table with a row for each figure, with columns for its period, its KPI and its value. */
final class FiguresInRows extends KpiTableLayout {

    private static final Map<FigureMember, Set<String>> MEMBERS = Map.of(
            FigureMember.VALUE, Set.of("value", "figure", "result", "actual", "wert", "ist"),
            FigureMember.SAMPLE, Set.of("sample", "sample size", "n", "answers", "responses", "antworten"),
            FigureMember.NUMERATOR, Set.of("numerator", "zähler"),
            FigureMember.DENOMINATOR, Set.of("denominator", "nenner"));

    private final PeriodColumn period;
    private final int kpi;
    private final int unit;
    private final Map<FigureMember, Integer> members;

    private FiguresInRows(
            List<String> headings,
            KpiHeadings names,
            PeriodColumn period,
            int kpi,
            Map<FigureMember, Integer> members) {
        super(headings, names);
        this.period = period;
        this.kpi = kpi;
        this.unit = position(headings, UNITS);
        this.members = members;
    }

    static @Nullable FiguresInRows of(List<String> headings, @Nullable Integer year, KpiHeadings names) {
        var period = PeriodColumn.find(headings, year);
        var kpi = position(headings, KPIS);
        var members = new EnumMap<FigureMember, Integer>(FigureMember.class);
        MEMBERS.forEach((member, words) -> {
            var at = position(headings, words);
            if (at >= 0) {
                members.put(member, at);
            }
        });
        return period == null || kpi < 0 || !PeriodsInRows.isFigure(members)
                ? null
                : new FiguresInRows(headings, names, period, kpi, members);
    }

    @Override
    public List<KpiFigure> figures(List<String> row) {
        var named = named(cell(row, kpi));
        var found = period.of(row);
        if (named == null || named.role() != FigureMember.VALUE || found.isEmpty()) {
            return List.of();
        }
        var column = named.in(cell(row, unit));
        var cells = new EnumMap<FigureMember, KpiCell>(FigureMember.class);
        members.forEach((member, at) -> {
            var cell = cell(row, at);
            if (!KpiColumn.isGap(cell)) {
                cells.put(member, new KpiCell(column.as(member), cell));
            }
        });
        return PeriodsInRows.isFigure(cells)
                ? List.of(new KpiFigure(column.kpis().get(0), teamOf(row), period.isWeek(), found, cells))
                : List.of();
    }

    @Override
    public @Nullable String unread(List<String> row) {
        var name = cell(row, kpi);
        var named = named(name);
        return name.isEmpty() || (named != null && named.role() == FigureMember.VALUE) ? null : unknownKpi(name);
    }

    @Override
    boolean isRead(int column) {
        return column == kpi
                || column == unit
                || members.containsValue(column)
                || period.positions().anyMatch(at -> at == column);
    }

    @Override
    String unreadColumn(String heading) {
        return "The column '" + heading + "' is not read: it is no part of a figure.";
    }
}
