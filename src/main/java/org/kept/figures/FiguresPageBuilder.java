package org.kept.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiReader;
import org.kept.rollup.Slice;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;
import org.kept.ui.DownloadLinks;
import org.kept.ui.PageUrl;
import org.kept.view.KpiFormatter;

/** Builds the page of figures. */
@ApplicationScoped
class FiguresPageBuilder {

    /**
     * The week and team of the page, and the viewer's permissions.
     *
     * @param team null for the whole company
     */
    record FiguresView(Period week, @Nullable String team, DataScope dataScope, boolean mayType) {}

    /** Messages of the page about the submitted form. */
    record FiguresResult(
            List<FiguresPage.CellFault> faults,
            @Nullable String headline,
            List<String> saved,
            FiguresPage.@Nullable Confirmation confirmation) {

        static final FiguresResult NONE = new FiguresResult(List.of(), null, List.of(), null);

        static FiguresResult faulty(List<FiguresPage.CellFault> faults) {
            return new FiguresResult(List.copyOf(faults), null, List.of(), null);
        }
    }

    private final WeekFigures weekFigures;
    private final KpiReader kpiReader;

    FiguresPageBuilder(WeekFigures weekFigures, KpiReader kpiReader) {
        this.weekFigures = weekFigures;
        this.kpiReader = kpiReader;
    }

    /**
     * The rows of the page: the KPIs of the mission, then the added ones.
     *
     * @param value the text of the cell with the value of a KPI, by code
     * @param sample the text of the cell with its sample
     */
    List<CellRow> rows(
            FiguresView view, Collection<String> added, UnaryOperator<String> value, UnaryOperator<String> sample) {
        var kpis = new LinkedHashMap<String, Kpi>();
        weekFigures.missionKpis().forEach(kpi -> kpis.put(kpi.code(), kpi));
        added.forEach(code -> weekFigures.findTypable(code).ifPresent(kpi -> kpis.putIfAbsent(code, kpi)));
        kpis.keySet().removeIf(code -> !view.dataScope.allowsKpi(code));
        kpiReader.preload(kpis.values(), view.week, Slice.of(view.team, null));
        return kpis.values().stream()
                .map(kpi -> CellRow.of(
                        weekFigures.current(kpi, view.week, view.team, view.dataScope),
                        value.apply(kpi.code()),
                        sample.apply(kpi.code())))
                .toList();
    }

    FiguresPage page(FiguresView view, List<CellRow> rows, FiguresResult result) {
        var here = address(view);
        var byField = byField(result.faults);
        var shown = rows.stream().map(row -> row.current().kpi().code()).toList();
        return new FiguresPage(
                DateFormatter.heading(view.week) + (view.team == null ? "" : ", team " + view.team),
                FigureSentences.week(view.week) + (view.team == null ? "" : ", team " + view.team),
                here.href(),
                weeks(view, here),
                Choice.ofValues(here, "team", "Whole company", kpiReader.teams(view.dataScope), view.team),
                view.team,
                view.mayType,
                rows.stream().map(row -> row(view, row, byField)).toList(),
                weekFigures.typableKpis().stream()
                        .filter(kpi -> !shown.contains(kpi.code()) && view.dataScope.allowsKpi(kpi.code()))
                        .map(kpi -> new FiguresPage.AddableKpi(kpi.code(), kpi.name()))
                        .toList(),
                result.faults,
                result.headline,
                result.saved,
                result.confirmation,
                DownloadLinks.of(
                        PageUrl.of("/api/v1/figures/" + view.week.code()).with("team", view.team)));
    }

    private static PageUrl address(FiguresView view) {
        return PageUrl.of("/figures").with("week", view.week.code()).with("team", view.team);
    }

    private List<Choice> weeks(FiguresView view, PageUrl here) {
        var weeks = new ArrayList<Choice>();
        for (var week : view.week.plus(-1).to(view.week.plus(1))) {
            if (week.compareTo(weekFigures.currentWeek()) <= 0) {
                weeks.add(Choice.of(
                        DateFormatter.heading(week),
                        here.with("week", week.code()).href(),
                        week.equals(view.week)));
            }
        }
        return List.copyOf(weeks);
    }

    private static Map<String, String> byField(List<FiguresPage.CellFault> faults) {
        var byField = new LinkedHashMap<String, String>();
        faults.forEach(fault -> byField.putIfAbsent(fault.field(), fault.detail()));
        return byField;
    }

    private FiguresPage.FiguresRow row(FiguresView view, CellRow row, Map<String, String> faults) {
        var current = row.current();
        var kpi = current.kpi();
        var complete = view.week.compareTo(weekFigures.currentWeek()) < 0;
        return new FiguresPage.FiguresRow(
                kpi.code(),
                kpi.name(),
                unit(kpi),
                KpiFormatter.figure(kpi, current.before(), true),
                KpiFormatter.figure(kpi, current.now(), complete),
                FigureSentences.origin(current, weekFigures.zone()),
                PageUrl.of("/events")
                        .with("kpi", kpi.code())
                        .with("week", view.week.code())
                        .with("team", view.team)
                        .href(),
                WeekFigures.isTypable(kpi),
                current.counted(),
                row.value(),
                row.sample(),
                faults.get(row.valueField()),
                faults.get(row.sampleField()));
    }

    /** The way values of the unit are written. */
    private static String unit(Kpi kpi) {
        var symbol = kpi.symbol();
        return switch (kpi.unit()) {
            case FRACTION -> "%";
            case PER_HUNDRED -> "per 100";
            case PER_THOUSAND -> "per 1,000";
            case SECONDS -> "seconds or min:s";
            case NPS -> "−100 to 100";
            case NUMBER -> symbol.isEmpty() ? "number" : symbol;
        };
    }
}
