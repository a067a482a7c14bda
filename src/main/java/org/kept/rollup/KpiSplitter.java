package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Tally;
import org.kept.rollup.model.SliceKey;
import org.kept.stats.Better;
import org.kept.ui.DateFormatter;

/**
 * Splits KPIs by team or channel. Each part reads as on its own page, figures before events; the remainder of the whole
 * has no name.
 */
@ApplicationScoped
public class KpiSplitter {

    private final TallyReader tallies;
    private final FigureStore figures;
    private final KpiSettingsStore settings;

    KpiSplitter(TallyReader tallies, FigureStore figures, KpiSettingsStore settings) {
        this.tallies = tallies;
        this.figures = figures;
        this.settings = settings;
    }

    /** Whether the KPI can be split and its parts judged: it is a sum over them, and it has a better direction. */
    public boolean canBeJudged(Kpi kpi, Period week) {
        return kpi.better() != Better.NEITHER
                && !countsCustomers(kpi.formula(settings.timeline().in(kpi, week)));
    }

    /**
     * Splits the KPI over the periods from the first to the last, both inclusive, within the slice. Parts keep their
     * real names; {@code dataScope} limits the names in a refusal, and {@link SliceLabels} those shown to the caller.
     */
    public Split split(Kpi kpi, Period from, Period to, Slice slice, Dimension by, DataScope dataScope) {
        return split(kpi, from, to, slice, List.of(by), dataScope).get(0);
    }

    /** The same by several dimensions, in their order, with one read. */
    public List<Split> split(Kpi kpi, Period from, Period to, Slice slice, List<Dimension> by, DataScope dataScope) {
        var timeline = settings.timeline();
        var formulaSettings = timeline.in(kpi, to);
        for (var period : from.to(to)) {
            if (!timeline.in(kpi, period).equals(formulaSettings)) {
                return refusals(
                        by,
                        each -> "Its calculation changed in the "
                                + DateFormatter.period(firstWithSettings(timeline, kpi, from, to, formulaSettings))
                                + "; numbers before and after it do not add up.");
            }
        }
        var formula = kpi.formula(formulaSettings);
        if (countsCustomers(formula)) {
            return refusals(
                    by,
                    each -> "A customer can "
                            + (formula.inputs().stream().anyMatch(Input::isCustom) ? "count in" : "have ordered from")
                            + " two " + each.plural() + ", so it is no sum over "
                            + each.plural() + ".");
        }
        var reportedFigures = figures.find(kpi.code(), from.grain(), from.start(), to.end(), slice);
        var figureOverrides = FigureOverrides.of(reportedFigures, from.grain(), slice);
        var cells = cells(formula, from, to, slice);
        var days = figureOverrides.needsDays() ? cells(formula, day(from), dayOfLast(to), slice) : noCells();
        return by.stream()
                .map(each -> new SplitCalculation(
                                formula,
                                formulaSettings,
                                from.to(to),
                                slice,
                                new SliceLabels(each, dataScope),
                                reportedFigures,
                                cells,
                                days)
                        .split())
                .toList();
    }

    private static List<Split> refusals(List<Dimension> by, Function<Dimension, String> why) {
        return by.stream()
                .map(each -> (Split) new Split.SplitRefusal(why.apply(each)))
                .toList();
    }

    private static boolean countsCustomers(Formula formula) {
        return formula.inputs().stream().anyMatch(Input::isDistinct);
    }

    private static Period firstWithSettings(
            KpiSettingsTimeline timeline, Kpi kpi, Period from, Period to, FormulaSettings last) {
        var first = to;
        while (first.compareTo(from) > 0 && timeline.in(kpi, first.plus(-1)).equals(last)) {
            first = first.plus(-1);
        }
        return first;
    }

    private Map<Period, Map<SliceKey, Tally>> cells(Formula formula, Period from, Period to, Slice slice) {
        return tallies.readCells(formula.inputs(), from, to, slice);
    }

    private static Map<Period, Map<SliceKey, Tally>> noCells() {
        return Collections.emptyMap();
    }

    private static Period day(Period period) {
        return Period.of(Grain.DAY, period.start());
    }

    private static Period dayOfLast(Period period) {
        return Period.of(Grain.DAY, period.lastDay());
    }
}
