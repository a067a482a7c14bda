package org.kept.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Unit;
import org.kept.ui.NumberFormatter;

/**
 * How a number came about.
 *
 * @param formula in words, with its settings in them
 * @param variant which of its formulas; null for a KPI that has one
 * @param sum the formula with the period's own numbers; null where a value alone was reported
 * @param interval how far off it may be, with the method; null where the sums do not say
 * @param beside the figures that stand beside it
 */
public record CalculationDetails(
        String formula,
        @Nullable String variant,
        @Nullable String sum,
        @Nullable String interval,
        List<CompanionLine> beside) {

    /** A figure beside a value. */
    public record CompanionLine(String name, String value) {}

    /** The formula alone, of a KPI that has no value. */
    public static CalculationDetails of(Kpi kpi, FormulaSettings settings) {
        return new CalculationDetails(kpi.words(settings), variant(kpi, settings), null, null, List.of());
    }

    public static CalculationDetails of(
            Kpi kpi, FormulaSettings settings, Reading.Present present, Map<String, Double> figures) {
        var unit = kpi.unit().code();
        var quotient = present.quotient();
        var interval = present.interval();
        return new CalculationDetails(
                kpi.words(settings),
                variant(kpi, settings),
                quotient == null
                        ? null
                        : sum(kpi.unit(), quotient) + " = " + NumberFormatter.value(unit, present.amount()),
                interval == null
                        ? null
                        : NumberFormatter.interval(unit, interval.low(), interval.high()) + " (" + interval.method()
                                + ")",
                beside(figures));
    }

    private static @Nullable String variant(Kpi kpi, FormulaSettings settings) {
        return kpi.variants().size() > 1 ? settings.variant().replace('-', ' ') : null;
    }

    private static String sum(Unit unit, Quotient quotient) {
        var above = number(quotient.numerator());
        var below = number(quotient.denominator());
        return switch (unit) {
            case FRACTION, SECONDS -> above + " ÷ " + below;
            case PER_HUNDRED -> "100 × " + above + " ÷ " + below;
            case PER_THOUSAND -> "1,000 × " + above + " ÷ " + below;
            case NPS -> "100 × " + answers(quotient) + " ÷ " + below;
        };
    }

    private static String answers(Quotient quotient) {
        if (Double.isNaN(quotient.squares())) {
            return number(quotient.numerator());
        }
        var promoters = (quotient.squares() + quotient.numerator()) / 2;
        return "(" + number(promoters) + " − " + number(promoters - quotient.numerator()) + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? NumberFormatter.count(Math.round(value))
                : NumberFormatter.figure("plain", value);
    }

    private static List<CompanionLine> beside(Map<String, Double> figures) {
        var beside = new ArrayList<CompanionLine>();
        add(beside, figures, "mean", "Mean score", "plain");
        add(beside, figures, "p50", "Half waited at most", "seconds");
        add(beside, figures, "p90", "Nine in ten waited at most", "seconds");
        add(beside, figures, "referrals", "Referrals in the period", "count");
        return List.copyOf(beside);
    }

    private static void add(
            List<CompanionLine> beside, Map<String, Double> figures, String key, String name, String unit) {
        var value = figures.get(key);
        if (value != null) {
            beside.add(new CompanionLine(name, NumberFormatter.figure(unit, value)));
        }
    }
}
