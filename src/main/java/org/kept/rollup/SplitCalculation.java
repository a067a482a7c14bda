package org.kept.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Tally;
import org.kept.rollup.model.ReportedFigure;
import org.kept.rollup.model.SliceKey;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Splits counted and reported sums over some periods; works on data read before. */
final class SplitCalculation {

    private static final double ROUNDING_TOLERANCE = 1e-9;

    private final Formula formula;
    private final FormulaSettings settings;
    private final List<Period> periods;
    private final Slice slice;
    private final SliceLabels sliceLabels;
    private final Dimension by;
    private final List<ReportedFigure> figures;
    private final Map<Period, Map<SliceKey, Tally>> cells;
    private final Map<Period, Map<SliceKey, Tally>> days;

    SplitCalculation(
            Formula formula,
            FormulaSettings settings,
            List<Period> periods,
            Slice slice,
            SliceLabels sliceLabels,
            List<ReportedFigure> figures,
            Map<Period, Map<SliceKey, Tally>> cells,
            Map<Period, Map<SliceKey, Tally>> days) {
        this.formula = formula;
        this.settings = settings;
        this.periods = periods;
        this.slice = slice;
        this.sliceLabels = sliceLabels;
        this.by = sliceLabels.by();
        this.figures = figures;
        this.cells = cells;
        this.days = days;
    }

    Split split() {
        try {
            var all = new PartSums(figures, cells, days);
            var whole = sum(slice, "the whole", all);
            var byName = byName();
            var unnamed = Objects.requireNonNullElse(byName.remove(""), PartSums.none());
            var named = new TreeMap<String, Quotient>(Split.BY_NAME);
            byName.forEach((name, part) ->
                    named.put(name, sum(by.limitedTo(slice, name), String.valueOf(sliceLabels.labelOf(name)), part)));
            var together = named.values().stream().reduce(Quotient.NOTHING, Quotient::plus);
            var remainder = unnamed.figures().isEmpty() ? sum(slice, "", unnamed) : remainder(whole, together);
            return new Split.SplitParts(formula, settings, whole, parts(named, remainder));
        } catch (SplitException refused) {
            return new Split.SplitRefusal(refused.why);
        }
    }

    /** The figures and tallies of a part. */
    private record PartSums(
            List<ReportedFigure> figures,
            Map<Period, Map<SliceKey, Tally>> cells,
            Map<Period, Map<SliceKey, Tally>> days) {

        static PartSums none() {
            return new PartSums(new ArrayList<>(), new HashMap<>(), new HashMap<>());
        }

        /** The tallies by period, in one order, because doubles are summed. */
        Map<Period, Tally> whole() {
            var whole = new HashMap<Period, Tally>();
            cells.forEach((period, byKey) ->
                    whole.put(period, new TreeMap<>(byKey).values().stream().reduce(Tally.EMPTY, Tally::plus)));
            return whole;
        }
    }

    /** The parts by name, each figure and tally looked at once; what has no name is under the empty one. */
    private Map<String, PartSums> byName() {
        var parts = new TreeMap<String, PartSums>();
        figures.forEach(figure -> part(parts, figure.cell()).figures().add(figure));
        cells.forEach((period, byKey) ->
                byKey.forEach((sliceKey, tally) -> add(part(parts, sliceKey).cells(), period, sliceKey, tally)));
        days.forEach((day, byKey) ->
                byKey.forEach((sliceKey, tally) -> add(part(parts, sliceKey).days(), day, sliceKey, tally)));
        return parts;
    }

    private PartSums part(Map<String, PartSums> parts, SliceKey sliceKey) {
        return parts.computeIfAbsent(by.nameOf(sliceKey), name -> PartSums.none());
    }

    private static void add(Map<Period, Map<SliceKey, Tally>> tallies, Period period, SliceKey sliceKey, Tally tally) {
        tallies.computeIfAbsent(period, key -> new HashMap<>()).put(sliceKey, tally);
    }

    private Quotient sum(Slice requested, String label, PartSums part) {
        var figureOverrides = FigureOverrides.of(part.figures(), periods.get(0).grain(), requested);
        var counted = new FigureOverrides.CountedTallies(part.whole(), part.cells(), part.days());
        var sum = Quotient.NOTHING;
        for (var period : periods) {
            var quotient = figureOverrides.quotient(formula, period, counted);
            if (quotient == null) {
                throw new SplitException("The figure for " + label + " in the " + DateFormatter.period(period)
                        + " came without a numerator and denominator; it can be shown, but not added or split.");
            }
            sum = sum.plus(quotient);
        }
        return sum;
    }

    /** Sums of the whole beyond those of its named parts. */
    private Quotient remainder(Quotient whole, Quotient named) {
        var numerator = difference(whole.numerator(), named.numerator());
        var denominator = difference(whole.denominator(), named.denominator());
        var squares = difference(whole.squares(), named.squares());
        if (denominator < 0 || !isPlausible(numerator, denominator)) {
            throw new SplitException("The figure for the whole (" + text(whole) + ") and the sum of its " + by.plural()
                    + " (" + text(named) + ") do not agree, so no split adds up.");
        }
        return new Quotient(numerator, denominator, squares < 0 ? Double.NaN : squares);
    }

    private boolean isPlausible(double numerator, double denominator) {
        return switch (formula.shape()) {
            case SHARE -> 0 <= numerator && numerator <= denominator;
            case NPS -> Math.abs(numerator) <= denominator;
            case COUNT_RATE, MEAN -> numerator >= 0 && (denominator > 0 || numerator == 0);
            case SIGNED_MEAN, RATIO -> denominator > 0 || numerator == 0;
        };
    }

    private static double difference(double whole, double parts) {
        var remainder = whole - parts;
        return Math.abs(remainder) <= ROUNDING_TOLERANCE * (Math.abs(whole) + Math.abs(parts)) ? 0 : remainder;
    }

    private static String text(Quotient quotient) {
        return number(quotient.numerator()) + " ÷ " + number(quotient.denominator());
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? NumberFormatter.count(Math.round(value))
                : NumberFormatter.figure("plain", value);
    }

    private List<Split.SplitPart> parts(Map<String, Quotient> named, Quotient remainder) {
        var parts = new ArrayList<Split.SplitPart>();
        named.forEach((name, quotient) -> add(parts, name, quotient));
        add(parts, null, remainder);
        return parts;
    }

    private void add(List<Split.SplitPart> parts, @Nullable String name, Quotient quotient) {
        if (quotient.numerator() != 0 || quotient.denominator() != 0) {
            parts.add(new Split.SplitPart(name, quotient, reading(quotient)));
        }
    }

    private Reading reading(Quotient quotient) {
        var grainCode = periods.get(0).grain().code();
        var when = periods.size() == 1
                ? "in this " + grainCode
                : "in these " + NumberFormatter.of(periods.size(), grainCode, grainCode + "s");
        return formula.read(quotient, Map.of()).fold(present -> present, absent -> absent.during(when));
    }

    /** Signals that no parts add up, with the reason. */
    private static final class SplitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        SplitException(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
