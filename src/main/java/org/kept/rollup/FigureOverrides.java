package org.kept.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.exclusion.ExcludedTime;
import org.kept.kpi.Formula;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.model.SliceKey;

/**
 * Ready-made figures that override what was counted from events.
 *
 * <p>A figure for exactly the requested period, team and channel is used alone. Otherwise each figure replaces the
 * events of its own period, team and channel, and adds to all others: a day within its week, a team across its
 * channels. A wider figure replaces narrower ones too. A value without numerator and denominator is never added to
 * anything.
 */
final class FigureOverrides {

    /**
     * Tallies counted from events within the slice.
     *
     * @param whole by period
     * @param cells by period and slice key, if figures need that
     * @param days by day and slice key, if figures for days need that
     */
    record CountedTallies(
            Map<Period, Tally> whole, Map<Period, Map<SliceKey, Tally>> cells, Map<Period, Map<SliceKey, Tally>> days) {

        /** These tallies without those of excluded hours. */
        CountedTallies minus(CountedTallies excluded) {
            var left = new HashMap<>(whole);
            excluded.whole.forEach((period, tally) -> left.computeIfPresent(period, (key, all) -> all.minus(tally)));
            return new CountedTallies(left, without(cells, excluded.cells), without(days, excluded.days));
        }
    }

    private static final Comparator<ReportedFigure> ORDER = Comparator.comparing(ReportedFigure::start)
            .thenComparing(figure -> figure.period().grain())
            .thenComparing(ReportedFigure::cell);

    /** Cells without the tallies of excluded hours. */
    static Map<Period, Map<SliceKey, Tally>> without(
            Map<Period, Map<SliceKey, Tally>> cells, Map<Period, Map<SliceKey, Tally>> excluded) {
        var left = new HashMap<Period, Map<SliceKey, Tally>>();
        cells.forEach((period, byKey) -> {
            var each = new TreeMap<>(byKey);
            excluded.getOrDefault(period, Map.of())
                    .forEach((cell, tally) -> each.computeIfPresent(cell, (key, all) -> all.minus(tally)));
            left.put(period, each);
        });
        return left;
    }

    private final Grain grain;
    private final SliceKey requested;
    private final List<ReportedFigure> figures = new ArrayList<>();
    private final Map<Period, Map<SliceKey, ReportedFigure>> latest = new LinkedHashMap<>();

    private FigureOverrides(Grain grain, SliceKey requested) {
        this.grain = grain;
        this.requested = requested;
    }

    static FigureOverrides of(List<ReportedFigure> figures, Grain grain, Slice slice) {
        var figureOverrides = new FigureOverrides(grain, slice.key());
        // Doubles are summed in a fixed order, independent of the order in the database.
        for (var figure : figures.stream().sorted(ORDER).toList()) {
            figureOverrides.figures.add(figure);
            figureOverrides
                    .latest
                    .computeIfAbsent(figure.period(), key -> new LinkedHashMap<>())
                    .merge(figure.cell(), figure, (a, b) -> ReportedFigure.LATER.compare(a, b) >= 0 ? a : b);
        }
        return figureOverrides;
    }

    /** The figures that are left where those are left out whose own period and slice are excluded as a whole. */
    static List<ReportedFigure> remaining(List<ReportedFigure> figures, ExcludedTime excluded) {
        return excluded.isEmpty()
                ? figures
                : figures.stream()
                        .filter(figure -> !excluded.covers(figure.period(), teamOf(figure)))
                        .toList();
    }

    private static @Nullable String teamOf(ReportedFigure figure) {
        return figure.cell().team().isEmpty() ? null : figure.cell().team();
    }

    /** The overrides by the {@linkplain #remaining remaining} figures. */
    FigureOverrides without(ExcludedTime excluded) {
        return excluded.isEmpty()
                ? this
                : of(remaining(figures, excluded), grain, new Slice(requested.team(), requested.channel()));
    }

    /** Whether the number of the period contains a figure that is partly excluded: a figure cannot be split. */
    boolean isPartlyExcluded(Period period, ExcludedTime excluded) {
        return holding(period).stream().anyMatch(figure -> excluded.touches(figure.period(), teamOf(figure)));
    }

    /** Whether tallies are needed by slice key, so that figures can replace some. */
    boolean needsCells() {
        return !latest.isEmpty();
    }

    /** Whether tallies are needed by day as well. */
    boolean needsDays() {
        return grain != Grain.DAY && latest.keySet().stream().anyMatch(period -> period.grain() == Grain.DAY);
    }

    /** The reading of one period. */
    Reading read(Formula formula, Period period, CountedTallies counted, Function<Tally, Map<String, Double>> beside) {
        var exact = exact(period);
        if (exact != null) {
            return exact.quotient() == null ? formula.readValue(exact.amount()) : formula.readFigures(exact.quotient());
        }
        var tally = counted.whole.getOrDefault(period, Tally.EMPTY);
        var figureSum = figureContribution(formula, period, counted);
        var sum = formula.quotient(tally);
        return figureSum == null ? formula.read(sum, beside.apply(tally)) : formula.readFigures(sum.plus(figureSum));
    }

    /** The sums of one period; null if only a value was reported for exactly that period, team and channel. */
    @Nullable
    Quotient quotient(Formula formula, Period period, CountedTallies counted) {
        var exact = exact(period);
        if (exact != null) {
            return exact.quotient();
        }
        var figureSum = figureContribution(formula, period, counted);
        var sum = formula.quotient(counted.whole.getOrDefault(period, Tally.EMPTY));
        return figureSum == null ? sum : sum.plus(figureSum);
    }

    /**
     * The figures within a period.
     *
     * @return each with whether the number of the period contains it
     */
    List<EventDrillDown.FigureStanding> standings(Period period) {
        var holding = holding(period);
        return figures.stream()
                .filter(figure -> period.contains(figure.start()))
                .map(figure -> standing(figure, holding))
                .toList();
    }

    private List<ReportedFigure> holding(Period period) {
        var exact = exact(period);
        if (exact != null) {
            return List.of(exact);
        }
        var periodFigures = widest(latest.getOrDefault(period, Map.of()).values(), List.of());
        var holding = new ArrayList<>(periodFigures);
        latest.forEach((day, cells) -> {
            if (day.grain() != grain && period.contains(day.start())) {
                holding.addAll(widest(cells.values(), periodFigures));
            }
        });
        return holding;
    }

    private static EventDrillDown.FigureStanding standing(ReportedFigure figure, List<ReportedFigure> holding) {
        var holds = holding.stream().anyMatch(each -> each.key().equals(figure.key()));
        var replacement = holds
                ? null
                : holding.stream()
                        .filter(each -> each.cell().contains(figure.cell())
                                && (each.period().grain() != Grain.DAY
                                        || each.period().equals(figure.period())))
                        .map(ReportedFigure::key)
                        .findFirst()
                        .orElse(null);
        return new EventDrillDown.FigureStanding(
                figure.key(),
                figure.period(),
                new Slice(figure.cell().team(), figure.cell().channel()),
                figure.at(),
                holds,
                replacement);
    }

    private @Nullable ReportedFigure exact(Period period) {
        return latest.getOrDefault(period, Map.of()).get(requested);
    }

    /** What other figures add to the counted sums, less the events they replace; null if there are none. */
    private @Nullable Quotient figureContribution(Formula formula, Period period, CountedTallies counted) {
        if (latest.isEmpty()) {
            return null;
        }
        var periodFigures = widest(latest.getOrDefault(period, Map.of()).values(), List.of());
        var hasFigures = !periodFigures.isEmpty();
        var sum = netContribution(formula, periodFigures, List.of(), counted.cells.get(period));
        for (var day : latest.keySet()) {
            if (day.grain() != grain && period.contains(day.start())) {
                var figures = widest(latest.getOrDefault(day, Map.of()).values(), periodFigures);
                hasFigures |= !figures.isEmpty();
                sum = sum.plus(netContribution(formula, figures, periodFigures, counted.days.get(day)));
            }
        }
        return hasFigures ? sum : null;
    }

    /** Figures with sums that no wider figure covers. */
    private static List<ReportedFigure> widest(Collection<ReportedFigure> figures, List<ReportedFigure> wider) {
        var withSums =
                figures.stream().filter(figure -> figure.quotient() != null).toList();
        return withSums.stream()
                .filter(figure -> !isCovered(figure.cell(), wider))
                .filter(figure -> withSums.stream()
                        .noneMatch(other -> !other.cell().equals(figure.cell())
                                && other.cell().contains(figure.cell())))
                .toList();
    }

    /** Sums of the figures, less the events they replace; events of wider figures are subtracted already. */
    private static Quotient netContribution(
            Formula formula,
            List<ReportedFigure> figures,
            List<ReportedFigure> wider,
            @Nullable Map<SliceKey, Tally> cells) {
        var sum = Quotient.NOTHING;
        for (var figure : figures) {
            sum = figure.quotient() == null ? sum : sum.plus(figure.quotient());
        }
        if (cells == null) {
            return sum;
        }
        for (var cell : new TreeMap<>(cells).entrySet()) {
            if (isCovered(cell.getKey(), figures) && !isCovered(cell.getKey(), wider)) {
                sum = sum.plus(negative(formula.quotient(cell.getValue())));
            }
        }
        return sum;
    }

    private static boolean isCovered(SliceKey sliceKey, List<ReportedFigure> figures) {
        return figures.stream().anyMatch(figure -> figure.cell().contains(sliceKey));
    }

    private static Quotient negative(Quotient quotient) {
        return new Quotient(-quotient.numerator(), -quotient.denominator(), -quotient.squares());
    }
}
