package org.kept.kpi;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What formulas say with their numbers put in, and how each variant counts, in plain English. */
public final class FormulaSentences {

    private FormulaSentences() {}

    /**
     * The formula with the numbers of a week put in, without the value they come to and without a full stop: {@code 1,104 of
     * 1,328 contacts were answered within 60 s}. A formula without a sentence is told by its parts.
     *
     * @param written how a number is written
     */
    public static String sentence(
            Kpi kpi, FormulaSettings settings, Quotient quotient, DoubleFunction<String> written) {
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
    public static String variant(Kpi kpi, FormulaSettings settings) {
        return kpi.formula(settings).said().counting();
    }

    /**
     * A sentence with places for amounts, which agrees with them in number.
     *
     * <p>{@code {d}} is the amount of that name, {@code {n:none}} the same with another word where it is 0, and {@code
     * [n|was|were]} the first word where that amount takes the singular. An amount of 0 takes it where it is one of a single
     * thing, as in "0 of 1 contact was".
     *
     * @param pattern without a full stop
     */
    record Saying(String pattern) {

        private static final Pattern PLACE =
                Pattern.compile("\\{(\\w+)(?::([^}]*))?}|\\[(\\w+)\\|([^|\\]]*)\\|([^]]*)]");

        /** The sentence with those amounts, written in that way. */
        String with(Map<String, Double> amounts, DoubleFunction<String> written) {
            return PLACE.matcher(pattern)
                    .replaceAll(place -> place.group(1) == null
                            ? agreeing(place, amounts)
                            : amount(place, amounts, written).replace("$", "\\$"));
        }

        private static String amount(MatchResult place, Map<String, Double> amounts, DoubleFunction<String> written) {
            var amount = of(amounts, place.group(1));
            var nothing = place.group(2);
            return amount == 0 && nothing != null && of(amounts, "d") != 1 ? nothing : written.apply(amount);
        }

        private static String agreeing(MatchResult place, Map<String, Double> amounts) {
            var amount = of(amounts, place.group(3));
            return amount == 1 || (amount == 0 && of(amounts, "d") == 1) ? place.group(4) : place.group(5);
        }

        private static double of(Map<String, Double> amounts, String name) {
            var amount = amounts.get(name);
            if (amount == null) {
                throw new IllegalArgumentException("nobody said how much " + name + " is");
            }
            return amount;
        }
    }
}
