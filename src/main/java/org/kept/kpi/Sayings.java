package org.kept.kpi;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** What formulas say with their numbers put in, and how each variant counts, in plain English. */
public final class Sayings {

    private Sayings() {}

    /**
     * The formula with the numbers of a week put in, without the value they come to and without a full stop: {@code 1,104 of
     * 1,328 contacts were answered within 60 s}. A formula without a sentence is told by its parts.
     *
     * @param written how a number is written
     */
    public static String sentence(Kpi kpi, Settings settings, Quotient quotient, DoubleFunction<String> written) {
        var formula = kpi.formula(settings);
        var said = Double.isNaN(quotient.squares())
                ? formula.said().alone()
                : formula.said().sentence();
        if (said.isEmpty()) {
            return byParts(formula, quotient, written);
        }
        var promoters = kpi.unit() == Unit.NPS ? (quotient.squares() + quotient.numerator()) / 2 : 0;
        var detractors = kpi.unit() == Unit.NPS ? promoters - quotient.numerator() : 0;
        return new Saying(said)
                .with(
                        Map.of("n", quotient.numerator(), "d", quotient.denominator(), "p", promoters, "m", detractors),
                        written);
    }

    private static String byParts(Formula formula, Quotient quotient, DoubleFunction<String> written) {
        var above = formula.numerator().words();
        var came = above.substring(0, 1).toUpperCase(Locale.ROOT) + above.substring(1) + " came to "
                + written.apply(quotient.numerator());
        var below = formula.denominator().words();
        return formula.shape() == Formula.Shape.SHARE
                ? came + " of " + written.apply(quotient.denominator()) + " " + below
                : came + " and " + below + " to " + written.apply(quotient.denominator());
    }

    /** How a variant counts, as the end of a sentence: {@code counting only answered contacts}. */
    public static String variant(Kpi kpi, Settings settings) {
        return kpi.formula(settings).said().counting();
    }
}
