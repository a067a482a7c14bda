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
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Settings;
import org.kept.kpi.Tally;
import org.kept.ui.Dates;
import org.kept.ui.Numbers;

/** Splits what was counted and reported over some periods; everything it needs has been read. */
final class Splitting {

    private static final double DUST = 1e-9;

    private final Formula formula;
    private final Settings settings;
    private final List<Period> periods;
    private final Cut cut;
    private final Naming naming;
    private final Dimension by;
    private final List<Figure> figures;
    private final Map<Period, Map<Cell, Tally>> cells;
    private final Map<Period, Map<Cell, Tally>> days;

    Splitting(
            Formula formula,
            Settings settings,
            List<Period> periods,
            Cut cut,
            Naming naming,
            List<Figure> figures,
            Map<Period, Map<Cell, Tally>> cells,
            Map<Period, Map<Cell, Tally>> days) {
        this.formula = formula;
        this.settings = settings;
        this.periods = periods;
        this.cut = cut;
        this.naming = naming;
        this.by = naming.by();
        this.figures = figures;
        this.cells = cells;
        this.days = days;
    }

    Split split() {
        try {
            var whole = sum(cut, "the whole", cell -> true);
            var named = new TreeMap<String, Quotient>(Split.BY_NAME);
            for (var name : names()) {
                named.put(name, sum(by.within(cut, name), String.valueOf(naming.of(name)), cell -> by.of(cell)
                        .equals(name)));
            }
            var all = named.values().stream().reduce(Quotient.NOTHING, Quotient::plus);
            var rest = everyFigureNamesOne() ? sum(cut, "", cell -> by.of(cell).isEmpty()) : rest(whole, all);
            return new Split.Parts(formula, settings, whole, parts(named, rest));
        } catch (NoSum refused) {
            return new Split.Refused(refused.why);
        }
    }

    private Set<String> names() {
        var names = new TreeSet<String>();
        cells.values().forEach(here -> here.keySet().forEach(cell -> names.add(by.of(cell))));
        figures.forEach(figure -> names.add(by.of(figure.cell())));
        names.remove("");
        return names;
    }

    private Quotient sum(Cut part, String whose, Predicate<Cell> within) {
        var own = figures.stream().filter(figure -> within.test(figure.cell())).toList();
        var grain = periods.get(0).grain();
        var given = Given.of(own, grain, part);
        var counted = new Given.Counted(whole(within), only(cells, within), only(days, within));
        var sum = Quotient.NOTHING;
        for (var period : periods) {
            var quotient = given.quotient(formula, period, counted);
            if (quotient == null) {
                throw new NoSum(
                        "What was reported for " + whose + " in the " + Dates.period(period)
                                + " is a value alone, without what it was divided from; it can be shown, but not added or split.");
            }
            sum = sum.plus(quotient);
        }
        return sum;
    }

    private Map<Period, Tally> whole(Predicate<Cell> within) {
        var whole = new HashMap<Period, Tally>();
        only(cells, within)
                .forEach((period, here) ->
                        whole.put(period, here.values().stream().reduce(Tally.EMPTY, Tally::plus)));
        return whole;
    }

    private static Map<Period, Map<Cell, Tally>> only(Map<Period, Map<Cell, Tally>> all, Predicate<Cell> within) {
        var only = new HashMap<Period, Map<Cell, Tally>>();
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
            throw new NoSum("What was reported for the whole (" + words(whole) + ") and what is known of its "
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
        return value == Math.rint(value) ? Numbers.count(Math.round(value)) : Numbers.figure("plain", value);
    }

    private List<Split.Part> parts(Map<String, Quotient> named, Quotient rest) {
        var parts = new ArrayList<Split.Part>();
        named.forEach((name, quotient) -> add(parts, name, quotient));
        add(parts, null, rest);
        return parts;
    }

    private void add(List<Split.Part> parts, @Nullable String name, Quotient quotient) {
        if (quotient.numerator() != 0 || quotient.denominator() != 0) {
            parts.add(new Split.Part(name, quotient, reading(quotient)));
        }
    }

    private Reading reading(Quotient quotient) {
        var one = periods.get(0).grain().code();
        var when = periods.size() == 1 ? "in this " + one : "in these " + Numbers.of(periods.size(), one, one + "s");
        return formula.read(quotient, Map.of())
                .fold(present -> present, absent -> Reading.absent(absent.why().replace("in this period", when)));
    }

    /** Why there are no parts that add up. */
    private static final class NoSum extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        NoSum(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
