package org.kept.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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

/** Splits what was counted and reported over some periods; everything it needs has been read. */
final class SplitCalculation {

    private static final double DUST = 1e-9;

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
            var whole = sum(slice, "the whole", sliceKey -> true);
            var named = new TreeMap<String, Quotient>(Split.BY_NAME);
            for (var name : names()) {
                named.put(name, sum(by.within(slice, name), String.valueOf(sliceLabels.of(name)), sliceKey -> by.of(
                                sliceKey)
                        .equals(name)));
            }
            var all = named.values().stream().reduce(Quotient.NOTHING, Quotient::plus);
            var rest = everyFigureNamesOne()
                    ? sum(slice, "", sliceKey -> by.of(sliceKey).isEmpty())
                    : rest(whole, all);
            return new Split.SplitParts(formula, settings, whole, parts(named, rest));
        } catch (SplitException refused) {
            return new Split.SplitRefusal(refused.why);
        }
    }

    private Set<String> names() {
        var names = new TreeSet<String>();
        cells.values().forEach(here -> here.keySet().forEach(sliceKey -> names.add(by.of(sliceKey))));
        figures.forEach(figure -> names.add(by.of(figure.cell())));
        names.remove("");
        return names;
    }

    private Quotient sum(Slice part, String whose, Predicate<SliceKey> within) {
        var own = figures.stream().filter(figure -> within.test(figure.cell())).toList();
        var grain = periods.get(0).grain();
        var figureOverrides = FigureOverrides.of(own, grain, part);
        var counted = new FigureOverrides.CountedTallies(whole(within), only(cells, within), only(days, within));
        var sum = Quotient.NOTHING;
        for (var period : periods) {
            var quotient = figureOverrides.quotient(formula, period, counted);
            if (quotient == null) {
                throw new SplitException(
                        "What was reported for " + whose + " in the " + DateFormatter.period(period)
                                + " is a value alone, without what it was divided from; it can be shown, but not added or split.");
            }
            sum = sum.plus(quotient);
        }
        return sum;
    }

    private Map<Period, Tally> whole(Predicate<SliceKey> within) {
        var whole = new HashMap<Period, Tally>();
        only(cells, within)
                .forEach((period, here) ->
                        whole.put(period, here.values().stream().reduce(Tally.EMPTY, Tally::plus)));
        return whole;
    }

    private static Map<Period, Map<SliceKey, Tally>> only(
            Map<Period, Map<SliceKey, Tally>> all, Predicate<SliceKey> within) {
        var only = new HashMap<Period, Map<SliceKey, Tally>>();
        all.forEach((period, here) -> {
            var kept = new TreeMap<>(here);
            kept.keySet().removeIf(within.negate());
            only.put(period, kept);
        });
        return only;
    }

    /** What figures for the whole hold beyond those of its parts. */
    private Quotient rest(Quotient whole, Quotient named) {
        var above = less(whole.numerator(), named.numerator());
        var below = less(whole.denominator(), named.denominator());
        var squares = less(whole.squares(), named.squares());
        if (below < 0 || !fits(above, below)) {
            throw new SplitException("What was reported for the whole (" + words(whole) + ") and what is known of its "
                    + by.many() + " together (" + words(named) + ") do not agree, so no split adds up.");
        }
        return new Quotient(above, below, squares < 0 ? Double.NaN : squares);
    }

    private boolean fits(double above, double below) {
        return switch (formula.shape()) {
            case SHARE -> 0 <= above && above <= below;
            case NPS -> Math.abs(above) <= below;
            case COUNT_RATE, MEAN -> above >= 0 && (below > 0 || above == 0);
        };
    }

    private boolean everyFigureNamesOne() {
        return figures.stream().noneMatch(figure -> by.of(figure.cell()).isEmpty());
    }

    private static double less(double whole, double parts) {
        var rest = whole - parts;
        return Math.abs(rest) <= DUST * (Math.abs(whole) + Math.abs(parts)) ? 0 : rest;
    }

    private static String words(Quotient quotient) {
        return number(quotient.numerator()) + " ÷ " + number(quotient.denominator());
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? NumberFormatter.count(Math.round(value))
                : NumberFormatter.figure("plain", value);
    }

    private List<Split.SplitPart> parts(Map<String, Quotient> named, Quotient rest) {
        var parts = new ArrayList<Split.SplitPart>();
        named.forEach((name, quotient) -> add(parts, name, quotient));
        add(parts, null, rest);
        return parts;
    }

    private void add(List<Split.SplitPart> parts, @Nullable String name, Quotient quotient) {
        if (quotient.numerator() != 0 || quotient.denominator() != 0) {
            parts.add(new Split.SplitPart(name, quotient, reading(quotient)));
        }
    }

    private Reading reading(Quotient quotient) {
        var one = periods.get(0).grain().code();
        var when = periods.size() == 1
                ? "in this " + one
                : "in these " + NumberFormatter.of(periods.size(), one, one + "s");
        return formula.read(quotient, Map.of())
                .fold(present -> present, absent -> Reading.absent(absent.why().replace("in this period", when)));
    }

    /** Why there are no parts that add up. */
    private static final class SplitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        SplitException(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
