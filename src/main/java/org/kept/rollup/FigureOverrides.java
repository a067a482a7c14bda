package org.kept.rollup;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Formula;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.model.SliceKey;

/**
 * The figures somebody else computed, set against what was counted from events.
 *
 * <p>A figure for exactly the period, team and channel that is asked for stands alone. Otherwise each figure stands instead
 * of the events of its own period, team and channel, and beside all others: a day's within its week, a team's for all its
 * channels. A wider figure stands instead of the narrower ones too. A value without its parts is never added to anything.
 */
final class FigureOverrides {

    /**
     * What was counted from events within the cut.
     *
     * @param whole by period
     * @param cells by period and cell, where figures need that
     * @param days by day and cell, where figures for days need that
     */
    record CountedTallies(
            Map<Period, Tally> whole,
            Map<Period, Map<SliceKey, Tally>> cells,
            Map<Period, Map<SliceKey, Tally>> days) {}

    private static final Comparator<ReportedFigure> ORDER = Comparator.comparing(ReportedFigure::start)
            .thenComparing(figure -> figure.period().grain())
            .thenComparing(ReportedFigure::cell);

    private final Grain grain;
    private final SliceKey asked;
    private final Map<Period, Map<SliceKey, ReportedFigure>> latest = new LinkedHashMap<>();

    private FigureOverrides(Grain grain, SliceKey asked) {
        this.grain = grain;
        this.asked = asked;
    }

    static FigureOverrides of(List<ReportedFigure> figures, Grain grain, Slice slice) {
        var figureOverrides = new FigureOverrides(grain, slice.key());
        // Doubles are added up in one order, whatever order the database has the figures in.
        for (var figure : figures.stream().sorted(ORDER).toList()) {
            figureOverrides
                    .latest
                    .computeIfAbsent(figure.period(), key -> new LinkedHashMap<>())
                    .merge(figure.cell(), figure, (a, b) -> ReportedFigure.LATER.compare(a, b) >= 0 ? a : b);
        }
        return figureOverrides;
    }

    /** Whether what was counted has to be known cell by cell, so that figures can take the place of some. */
    boolean needsCells() {
        return !latest.isEmpty();
    }

    /** Whether it has to be known day by day as well. */
    boolean needsDays() {
        return grain != Grain.DAY && latest.keySet().stream().anyMatch(period -> period.grain() == Grain.DAY);
    }

    /** The reading of one period. */
    Reading read(Formula formula, Period period, CountedTallies counted, Function<Tally, Map<String, Double>> beside) {
        var exact = exact(period);
        if (exact != null) {
            return exact.quotient() == null ? formula.given(exact.amount()) : formula.read(exact.quotient(), Map.of());
        }
        var tally = counted.whole.getOrDefault(period, Tally.EMPTY);
        var more = added(formula, period, counted);
        var sum = formula.quotient(tally);
        return more == null ? formula.read(sum, beside.apply(tally)) : formula.read(sum.plus(more), Map.of());
    }

    /** The sums of one period; null where a value alone was given for what is asked. */
    @Nullable
    Quotient quotient(Formula formula, Period period, CountedTallies counted) {
        var exact = exact(period);
        if (exact != null) {
            return exact.quotient();
        }
        var more = added(formula, period, counted);
        var sum = formula.quotient(counted.whole.getOrDefault(period, Tally.EMPTY));
        return more == null ? sum : sum.plus(more);
    }

    private @Nullable ReportedFigure exact(Period period) {
        return latest.getOrDefault(period, Map.of()).get(asked);
    }

    /** What figures of parts add to what was counted, less the events they stand instead of; null where there are none. */
    private @Nullable Quotient added(Formula formula, Period period, CountedTallies counted) {
        if (latest.isEmpty()) {
            return null;
        }
        var wide = widest(latest.getOrDefault(period, Map.of()).values(), List.of());
        var added = !wide.isEmpty();
        var sum = instead(formula, wide, List.of(), counted.cells.get(period));
        for (var day : latest.keySet()) {
            if (day.grain() != grain && period.contains(day.start())) {
                var figures = widest(latest.getOrDefault(day, Map.of()).values(), wide);
                added |= !figures.isEmpty();
                sum = sum.plus(instead(formula, figures, wide, counted.days.get(day)));
            }
        }
        return added ? sum : null;
    }

    /** Those with parts to add that no wider one holds already. */
    private static List<ReportedFigure> widest(Collection<ReportedFigure> figures, List<ReportedFigure> wider) {
        var adding =
                figures.stream().filter(figure -> figure.quotient() != null).toList();
        return adding.stream()
                .filter(figure -> !isHeld(figure.cell(), wider))
                .filter(figure -> adding.stream()
                        .noneMatch(other -> !other.cell().equals(figure.cell())
                                && other.cell().contains(figure.cell())))
                .toList();
    }

    /** What the figures add, less the events that they stand instead of; those of wider figures are gone already. */
    private static Quotient instead(
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
            if (isHeld(cell.getKey(), figures) && !isHeld(cell.getKey(), wider)) {
                sum = sum.plus(negative(formula.quotient(cell.getValue())));
            }
        }
        return sum;
    }

    private static boolean isHeld(SliceKey sliceKey, List<ReportedFigure> figures) {
        return figures.stream().anyMatch(figure -> figure.cell().contains(sliceKey));
    }

    private static Quotient negative(Quotient quotient) {
        return new Quotient(-quotient.numerator(), -quotient.denominator(), -quotient.squares());
    }
}
