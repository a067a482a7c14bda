package org.kept.kpi;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.FormulaSettings.OutsideRule;

/** Sentences for formulas with their numbers, and for how each variant counts, in plain English. */
public final class FormulaSentences {

    private FormulaSentences() {}

    /**
     * The formula with the numbers of a week, without the resulting value and a full stop:
     * {@code 1,104 of 1,328 contacts were answered within 60 s}. A formula without a sentence is described by its two
     * sides.
     *
     * @param format formats a number
     */
    public static String sentence(Kpi kpi, FormulaSettings settings, Quotient quotient, DoubleFunction<String> format) {
        var formula = kpi.formula(settings);
        var pattern = Double.isNaN(quotient.squares())
                ? formula.said().alone()
                : formula.said().sentence();
        if (pattern.isEmpty()) {
            return byParts(formula, quotient, format);
        }
        var promoters = kpi.unit() == Unit.NPS ? (quotient.squares() + quotient.numerator()) / 2 : 0;
        var detractors = kpi.unit() == Unit.NPS ? promoters - quotient.numerator() : 0;
        return new SentenceTemplate(pattern)
                .with(
                        Map.of("n", quotient.numerator(), "d", quotient.denominator(), "p", promoters, "m", detractors),
                        format);
    }

    private static String byParts(Formula formula, Quotient quotient, DoubleFunction<String> format) {
        var above = formula.numerator().words();
        var opening = above.substring(0, 1).toUpperCase(Locale.ROOT) + above.substring(1) + " came to "
                + format.apply(quotient.numerator());
        var below = formula.denominator().words();
        return formula.shape() == Formula.Shape.SHARE
                ? opening + " of " + format.apply(quotient.denominator()) + " " + below
                : opening + " and " + below + " to " + format.apply(quotient.denominator());
    }

    /** How a variant counts, as the end of a sentence: {@code counting only answered contacts}. */
    public static String variant(Kpi kpi, FormulaSettings settings) {
        return kpi.formula(settings).said().counting();
    }

    /**
     * The time that counts, without a full stop:
     * {@code counted while desk is open; 12 contacts arrived outside and are left out}.
     *
     * @param outside number of contacts left out; 0 for none, or if it is not known
     */
    public static String hours(HoursSetting hours, double outside) {
        var counted = "counted while " + hours.calendar() + " is open; ";
        if (hours.outside() == OutsideRule.COUNT_FROM_OPENING) {
            return counted + "contacts that arrive outside count from the next opening";
        }
        if (outside <= 0) {
            return counted + "contacts that arrive outside are left out";
        }
        return counted
                + new SentenceTemplate("{n} [n|contact|contacts] arrived outside and [n|is|are] left out")
                        .with(Map.of("n", outside), amount -> String.valueOf(Math.round(amount)));
    }

    /**
     * Sentence with placeholders for amounts, which agrees with them in number.
     *
     * <p>{@code {d}} is the amount of that name, {@code {n:none}} the same with another word for 0, and
     * {@code [n|was|were]} the first word if that amount takes the singular. An amount of 0 takes the singular if it is
     * out of 1, as in "0 of 1 contact was".
     *
     * @param pattern without a full stop
     */
    record SentenceTemplate(String pattern) {

        private static final Pattern PLACEHOLDER =
                Pattern.compile("\\{(\\w+)(?::([^}]*))?}|\\[(\\w+)\\|([^|\\]]*)\\|([^]]*)]");

        /** The sentence with those amounts. */
        String with(Map<String, Double> amounts, DoubleFunction<String> format) {
            return PLACEHOLDER
                    .matcher(pattern)
                    .replaceAll(placeholder -> placeholder.group(1) == null
                            ? agreeing(placeholder, amounts)
                            : amount(placeholder, amounts, format).replace("$", "\\$"));
        }

        private static String amount(
                MatchResult placeholder, Map<String, Double> amounts, DoubleFunction<String> format) {
            var amount = amountOf(amounts, placeholder.group(1));
            var wordForZero = placeholder.group(2);
            return amount == 0 && wordForZero != null && amountOf(amounts, "d") != 1
                    ? wordForZero
                    : format.apply(amount);
        }

        private static String agreeing(MatchResult placeholder, Map<String, Double> amounts) {
            var amount = amountOf(amounts, placeholder.group(3));
            return amount == 1 || (amount == 0 && amountOf(amounts, "d") == 1)
                    ? placeholder.group(4)
                    : placeholder.group(5);
        }

        private static double amountOf(Map<String, Double> amounts, String name) {
            var amount = amounts.get(name);
            if (amount == null) {
                throw new IllegalArgumentException("no value for " + name);
            }
            return amount;
        }
    }
}
