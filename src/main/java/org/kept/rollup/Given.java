package org.kept.rollup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Formula;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;

/**
 * The figures somebody else computed, set against what was counted from events.
 *
 * <p>A figure for exactly the period, team and channel that is asked for stands alone. Otherwise figures for finer cells
 * are added to what the other cells counted; within one cell a figure stands instead of the events, never beside them.
 * Days add up; a value without its parts is never added to anything.
 */
final class Given {

    private final Cell asked;
    private final Map<Period, Map<Cell, Entry>> entries;

    /** What holds for one cell: parts that can be added, or a value alone. */
    private record Entry(@Nullable Quotient quotient, double amount) {}

    private Given(Cell asked, Map<Period, Map<Cell, Entry>> entries) {
        this.asked = asked;
        this.entries = entries;
    }

    static Given of(List<Figure> figures, Grain grain, Cut cut) {
        var latest = new HashMap<Period, Map<Cell, Figure>>();
        for (var figure : figures) {
            latest.computeIfAbsent(figure.period(), key -> new HashMap<>())
                    .merge(figure.cell(), figure, (a, b) -> Figure.LATER.compare(a, b) >= 0 ? a : b);
        }
        var entries = new HashMap<Period, Map<Cell, Entry>>();
        latest.forEach((period, cells) -> {
            if (period.grain() == grain) {
                cells.forEach((cell, figure) -> put(entries, period, cell, entry(figure)));
            }
        });
        var days = new HashMap<Period, Map<Cell, Entry>>();
        latest.forEach((period, cells) -> {
            if (period.grain() != grain) {
                var whole = Period.of(grain, period.start());
                cells.forEach((cell, figure) -> addDay(days, whole, cell, figure));
            }
        });
        days.forEach((period, cells) -> cells.forEach((cell, entry) -> {
            var there = entries.computeIfAbsent(period, key -> new HashMap<>());
            there.putIfAbsent(cell, entry);
        }));
        return new Given(cut.cell(), entries);
    }

    private static Entry entry(Figure figure) {
        return new Entry(figure.quotient(), figure.amount());
    }

    private static void put(Map<Period, Map<Cell, Entry>> entries, Period period, Cell cell, Entry entry) {
        entries.computeIfAbsent(period, key -> new HashMap<>()).put(cell, entry);
    }

    private static void addDay(Map<Period, Map<Cell, Entry>> days, Period whole, Cell cell, Figure figure) {
        var quotient = figure.quotient();
        if (quotient != null) {
            days.computeIfAbsent(whole, key -> new HashMap<>())
                    .merge(cell, new Entry(quotient, Double.NaN), Given::plus);
        }
    }

    private static Entry plus(Entry a, Entry b) {
        return a.quotient == null || b.quotient == null ? a : new Entry(a.quotient.plus(b.quotient), Double.NaN);
    }

    /** Whether what was counted has to be known cell by cell, so that figures can take the place of some. */
    boolean needsCells() {
        return !entries.isEmpty();
    }

    /**
     * The reading of one period.
     *
     * @param counted what was counted from events within the cut
     * @param cells the same apart by cell
     */
    Reading read(
            Formula formula,
            Period period,
            Tally counted,
            Map<Cell, Tally> cells,
            Function<Tally, Map<String, Double>> beside) {
        var here = entries.getOrDefault(period, Map.of());
        var exact = here.get(asked);
        if (exact != null) {
            return exact.quotient == null ? formula.given(exact.amount) : formula.read(exact.quotient, Map.of());
        }
        var quotient = formula.quotient(counted);
        var added = false;
        for (var entry : here.entrySet()) {
            var figure = entry.getValue().quotient;
            if (figure != null) {
                quotient = quotient.plus(figure)
                        .plus(negative(formula.quotient(cells.getOrDefault(entry.getKey(), Tally.EMPTY))));
                added = true;
            }
        }
        return formula.read(quotient, added ? Map.of() : beside.apply(counted));
    }

    private static Quotient negative(Quotient quotient) {
        return new Quotient(-quotient.numerator(), -quotient.denominator(), -quotient.squares());
    }
}
