package org.kept.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.kpi.Unit;
import org.kept.mission.Target;
import org.kept.ui.ComparedFigures;
import org.kept.ui.NumberFormatter;

/**
 * The calculation of a number, in words.
 *
 * @param formula in words, with its settings
 * @param variant the formula in use; null for a KPI with only one
 * @param sum the formula with the period's numbers filled in; null for a ready-made figure
 * @param interval the confidence interval, with its method; null if the sums do not give one
 * @param beside the companion figures
 */
public record CalculationDetails(
        String formula,
        @Nullable String variant,
        @Nullable String sum,
        @Nullable String interval,
        List<CompanionLine> beside) {

    /** A companion figure of a value. */
    public record CompanionLine(String name, String value) {}

    /** The formula alone, for a KPI without a value. */
    public static CalculationDetails of(Kpi kpi, FormulaSettings settings) {
        return new CalculationDetails(kpi.words(settings), variant(kpi, settings), null, null, List.of());
    }

    /**
     * The calculation of a value.
     *
     * @param target the target shown beside it; null for none
     */
    public static CalculationDetails of(
            Kpi kpi,
            FormulaSettings settings,
            Reading.Present present,
            Map<String, Double> figures,
            @Nullable Target target) {
        var quotient = present.quotient();
        var interval = present.interval();
        return new CalculationDetails(
                // A figure was counted elsewhere, not by the opening hours set here.
                kpi.words(present.hasFigure() ? settings.withoutHours() : settings),
                variant(kpi, settings),
                quotient == null
                        ? null
                        : sum(kpi.unit(), quotient) + " = "
                                + KpiFormatter.compared(kpi, target, present.amount())
                                        .value(present.amount()),
                interval == null
                        ? null
                        : KpiFormatter.compared(kpi, target, interval.low(), interval.high())
                                        .interval(interval.low(), interval.high())
                                + " (" + interval.method() + ")",
                companions(kpi, figures));
    }

    private static @Nullable String variant(Kpi kpi, FormulaSettings settings) {
        return kpi.variants().size() > 1 ? settings.variant().replace('-', ' ') : null;
    }

    private static String sum(Unit unit, Quotient quotient) {
        var numerator = number(quotient.numerator());
        var denominator = number(quotient.denominator());
        return switch (unit) {
            case FRACTION, SECONDS, NUMBER -> numerator + " ÷ " + denominator;
            case PER_HUNDRED -> "100 × " + numerator + " ÷ " + denominator;
            case PER_THOUSAND -> "1,000 × " + numerator + " ÷ " + denominator;
            case NPS -> "100 × " + answers(quotient) + " ÷ " + denominator;
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

    private static List<CompanionLine> companions(Kpi kpi, Map<String, Double> figures) {
        var companions = new ArrayList<CompanionLine>();
        add(companions, figures.get("mean"), "Mean score", "plain");
        CompanionFigures.percentiles(kpi).ifPresent(shown -> shown.percents()
                .forEach(percent -> addPercentile(
                        companions,
                        figures.get(CompanionFigures.percentileName(percent)),
                        percentile(shown.input(), percent),
                        kpi.unit() == Unit.SECONDS || kpi.unit() == Unit.NUMBER ? kpi.display() : "plain")));
        add(companions, figures.get(CompanionFigures.OUTSIDE), "Arrived outside opening hours, left out", "count");
        add(companions, figures.get("referrals"), "Referrals in the period", "count");
        return List.copyOf(companions);
    }

    private static String percentile(Input input, int percent) {
        if (input.equals(CompanionFigures.SKETCHED)) {
            return (percent == 50 ? "Half" : percent + "%") + " waited up to";
        }
        return (percent == 50 ? "Half are" : percent + "% are") + " up to";
    }

    private static void addPercentile(
            List<CompanionLine> companions, @Nullable Double value, String name, String unit) {
        add(companions, value, value == null ? name : (name + " " + CompanionFigures.about(value)).strip(), unit);
    }

    private static void add(List<CompanionLine> companions, @Nullable Double value, String name, String unit) {
        if (value != null) {
            // Enough decimals to differ from whole seconds: rounding must not make a time limit seem met or missed.
            var limits = unit.equals("seconds") ? List.of(Math.rint(value)) : List.<Double>of();
            companions.add(new CompanionLine(
                    name,
                    ComparedFigures.of(unit, List.of(value), List.of(), limits).figure(value)));
        }
    }
}
