package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.ExcludedTime;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.FormulaSettings.KpiSettingsTimeline;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;
import org.kept.rollup.excluded.ExcludedTallyReader;
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
    private final Exclusions exclusions;
    private final ExcludedTallyReader excludedTallies;
    private final ReportingZone zone;

    KpiSplitter(
            TallyReader tallies,
            FigureStore figures,
            KpiSettingsStore settings,
            Exclusions exclusions,
            ExcludedTallyReader excludedTallies,
            ReportingZone zone) {
        this.tallies = tallies;
        this.figures = figures;
        this.settings = settings;
        this.exclusions = exclusions;
        this.excludedTallies = excludedTallies;
        this.zone = zone;
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
        var formulaSettings = timeline.asCounted(kpi, to);
        for (var period : from.to(to)) {
            if (!timeline.asCounted(kpi, period).equals(formulaSettings)) {
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
        var excluded = ExcludedTime.of(exclusions.inEffect(), zone, kpi.code(), slice.team())
                .within(from, to);
        // Only figures and exclusions concern single channels of a team, or single teams of a channel.
        var apart = reportedFigures.isEmpty() && excluded.isEmpty() ? by : List.of(Dimension.values());
        var cells = tallies.readCells(formula.inputs(), from, to, slice, apart);
        var days = figureOverrides.needsDays()
                ? tallies.readCells(formula.inputs(), day(from), dayOfLast(to), slice)
                : noCells();
        var splits = by.stream()
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
        if (excluded.isEmpty()) {
            return splits;
        }
        var remaining = FigureOverrides.remaining(reportedFigures, excluded);
        var keptIn = from.to(to).stream()
                .anyMatch(period -> figureOverrides.without(excluded).isPartlyExcluded(period, excluded));
        var cellsLeft = FigureOverrides.without(
                cells, excludedTallies.cells(formula.inputs(), from.grain(), slice.key(), excluded));
        var daysLeft = days.isEmpty()
                ? days
                : FigureOverrides.without(
                        days, excludedTallies.cells(formula.inputs(), Grain.DAY, slice.key(), excluded));
        var left = new ArrayList<Split>();
        for (var i = 0; i < splits.size(); i++) {
            var without = new SplitCalculation(
                            formula,
                            formulaSettings,
                            from.to(to),
                            slice,
                            new SliceLabels(by.get(i), dataScope),
                            remaining,
                            cellsLeft,
                            daysLeft)
                    .split();
            left.add(SplitWithoutExcluded.of(splits.get(i), without, by.get(i), excluded, keptIn));
        }
        return List.copyOf(left);
    }

    /** A split from which time is left out, beside the one with everything. */
    private record SplitWithoutExcluded(
            Split.SplitParts with,
            Dimension by,
            ExcludedTime excluded,
            @Nullable String keptIn) {

        static Split of(Split with, Split without, Dimension by, ExcludedTime excluded, boolean hasFigures) {
            var keptIn = hasFigures ? ExcludedReading.FIGURE_KEPT_IN : null;
            return with.fold(
                    all -> without.fold(
                            left -> (Split) new SplitWithoutExcluded(all, by, excluded, keptIn).parts(left),
                            refused -> refused),
                    refused -> refused);
        }

        private Split.SplitParts parts(Split.SplitParts left) {
            var byName = new HashMap<String, Split.SplitPart>();
            left.parts().forEach(part -> byName.put(Objects.toString(part.name(), ""), part));
            var parts = new ArrayList<Split.SplitPart>();
            for (var all : with.parts()) {
                parts.add(part(all, byName.remove(Objects.toString(all.name(), ""))));
            }
            // What only figures had is left over where they do not cover a part any more.
            left.parts().stream().filter(part -> byName.containsValue(part)).forEach(parts::add);
            return new Split.SplitParts(
                    left.formula(),
                    left.settings(),
                    left.whole(),
                    parts,
                    excluded.reading(with.reading(), excluded.exclusions(), keptIn));
        }

        private Split.SplitPart part(Split.SplitPart all, Split.@Nullable SplitPart left) {
            var applying = excluded.exclusions().stream()
                    .filter(each -> touches(each, all))
                    .toList();
            if (applying.isEmpty()) {
                return left == null ? all : left;
            }
            var beside = excluded.reading(all.reading(), applying, keptIn);
            return left == null || (!left.reading().isPresent() && all.reading().isPresent())
                    ? new Split.SplitPart(
                            all.name(), left == null ? Quotient.NOTHING : left.quotient(), Reading.excluded(), beside)
                    : new Split.SplitPart(all.name(), left.quotient(), left.reading(), beside);
        }

        private boolean touches(Exclusion exclusion, Split.SplitPart part) {
            return by != Dimension.TEAM
                    || exclusion.team() == null
                    || exclusion.team().equals(part.name());
        }
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
        while (first.compareTo(from) > 0
                && timeline.asCounted(kpi, first.plus(-1)).equals(last)) {
            first = first.plus(-1);
        }
        return first;
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
