package org.kept.rollup.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kept.problem.InputError;

/** The errors of a definition in the words of its form, each with the label of its field. */
final class KpiFormErrors {

    private static final Map<String, String> LABELS = Map.of(
            "code", "Code",
            "name", "Name",
            "better", "Direction",
            "unit", "Unit",
            "decimals", "Decimals",
            "symbol", "Symbol",
            "percentile", "Percentiles",
            "sentence", "Sentence",
            "note", "Note",
            "phrases", "Words of a promise");

    private static final Map<String, String> SIDES =
            Map.of(KpiDefinitionForm.ABOVE, "Numerator", KpiDefinitionForm.BELOW, "Denominator");

    private static final Map<String, String> PARTS =
            Map.of("kind", "what is added up", "type", "event type", "member", "number to add up");

    private static final String SUM_NEEDED = "Percentiles need numbers. Choose “Sum of a number” in the numerator.";

    /** Errors whose usual words are about JSON, by code. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("betterWhen.unknown", "Choose a direction."),
            Map.entry("unit.unknown", "Choose a unit."),
            Map.entry("decimals.unit", "Only a plain number has decimals to choose."),
            Map.entry("decimals.range", "Give a whole number from 0 to 4."),
            Map.entry("symbol.unit", "Only a plain number has a symbol, such as EUR."),
            Map.entry("percentile.range", "Give whole numbers from 1 to 99, separated by commas, such as 50, 90."),
            Map.entry("percentile.sum", SUM_NEEDED),
            Map.entry("percentile.figures", SUM_NEEDED),
            Map.entry("type.missing", "Choose the type of event that is counted."),
            Map.entry("type.unknown", "Choose the type of event that is counted."),
            Map.entry("sum.member", "Choose the number that is added up."),
            Map.entry("where.condition", "Give the value to compare with, of up to 200 characters."),
            Map.entry("where.oneOf", "Give 1 to 50 values separated by commas, all texts or all numbers."),
            Map.entry(
                    "where.unnamed",
                    "Customers are kept without their names, so only “is there” and “is missing” can be asked."));

    /** Hints on how a value is written in JSON. */
    private static final Pattern QUOTATION_MARKS = Pattern.compile(" Write [^.]* quotation marks\\.");

    private KpiFormErrors() {}

    /** The error at a field of the form. */
    static InputError at(String field, InputError error) {
        var words = WORDS.getOrDefault(error.code(), plain(field, error.detail()));
        var label = label(field);
        return InputError.at("/" + field, error.code(), label.isEmpty() ? words : label + ": " + words);
    }

    private static String plain(String field, String detail) {
        return QUOTATION_MARKS
                .matcher(detail)
                .replaceAll("")
                .replace("(over or atLeast)", "(“is over” or “is at least”)")
                .replace("(under or atMost)", "(“is under” or “is at most”)")
                .replace(field + " must be", "It must be");
    }

    private static String label(String field) {
        var steps = List.of(field.split("-", 3));
        var side = SIDES.get(steps.get(0));
        if (side == null || steps.size() < 2) {
            return LABELS.getOrDefault(field, "");
        }
        return side + ", " + (steps.size() == 3 ? "condition " + steps.get(2) : PARTS.getOrDefault(steps.get(1), ""));
    }
}
