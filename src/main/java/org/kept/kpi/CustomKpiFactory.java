package org.kept.kpi;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kept.kpi.CompanionFigures.Companion;
import org.kept.kpi.Formula.FormulaWords;
import org.kept.kpi.Kpi.ChangeWords;
import org.kept.stats.Better;

/**
 * Creates the KPIs that a company defines itself: how often a guarantee was broken, and any other ratio of two event
 * counts.
 */
public final class CustomKpiFactory {

    /** Prefix of the code of every guarantee's KPI, and of no other KPI. */
    public static final String GUARANTEE = "guarantee-";

    /** Words for the denominator: only what happened while the mission had the guarantee counts. */
    private static final String UNDER_GUARANTEE = " under the guarantee";

    /** What is counted in the numerator and the denominator. */
    public record EventRatio(EventFilter above, EventFilter below) {

        /** Breaches of a promise, per occasion on which it could be broken. */
        public static EventRatio ofBreach(EventFilter breach) {
            return new EventRatio(breach, breach.occasions());
        }

        /** A share, or a count rate if the numerator may exceed the denominator. */
        private Formula.Shape shape() {
            // Returns and incorrect fulfillments are shares of orders here as in the catalogue.
            var share = above.isPartOf(below)
                    || (below.equals(EventFilter.all(below.type()))
                            && above.type().isAtMostOnePer(below.type()));
            return share ? Formula.Shape.SHARE : Formula.Shape.COUNT_RATE;
        }

        /** Whether a formula of the catalogue counts the same events, so that both have the same values. */
        public boolean countsAs(Formula formula) {
            return formula.numerator().isCountOf(above.inputs())
                    && formula.denominator().isCountOf(below.inputs());
        }

        private Formula formula(String kpi, String variant, Unit unit, String denominatorSuffix) {
            return new Formula(
                    shape(),
                    unit,
                    FormulaSide.counting(above.words(), CustomKpiFactory.numeratorInput(kpi)),
                    FormulaSide.counting(below.words() + denominatorSuffix, CustomKpiFactory.denominatorInput(kpi)),
                    FormulaWords.byParts(variant));
        }
    }

    private CustomKpiFactory() {}

    /** Code of the KPI that counts breaches of a clause's guarantee. */
    public static String guaranteeCode(String clause) {
        return GUARANTEE + clause;
    }

    /** Numerator input of a KPI defined here. */
    public static Input numeratorInput(String kpi) {
        return new Input(kpi + ":above");
    }

    /** Denominator input of a KPI defined here. */
    public static Input denominatorInput(String kpi) {
        return new Input(kpi + ":below");
    }

    /**
     * The KPI of a guarantee.
     *
     * @param clause code of its clause
     * @param definitions successive definitions by name; never empty
     * @param standard name of the current definition
     */
    public static Kpi guarantee(
            String clause, String name, SortedMap<String, EventRatio> definitions, String standard) {
        var code = guaranteeCode(clause);
        var variants = new TreeMap<String, Formula>();
        definitions.forEach(
                (key, ratio) -> variants.put(key, ratio.formula(code, key, Unit.FRACTION, UNDER_GUARANTEE)));
        return new Kpi(
                code,
                name,
                KpiFamily.QUALITY,
                Unit.FRACTION,
                Better.LOWER,
                variants,
                new FormulaSettings(standard, 0),
                "Counted from events by the mission's definition of a breach in that week; it has no target and is not"
                        + " judged.",
                ChangeWords.UNTOLD,
                Companion.NONE,
                List.of());
    }

    /** A custom KPI in a unit of counts: a fraction, per hundred or per thousand. */
    public static Kpi configured(String code, String name, Unit unit, Better better, EventRatio ratio) {
        return new Kpi(
                code,
                name,
                KpiFamily.QUALITY,
                unit,
                better,
                new TreeMap<>(Map.of(Kpi.STANDARD, ratio.formula(code, Kpi.STANDARD, unit, ""))),
                FormulaSettings.STANDARD,
                "A custom KPI: every week is counted by its current definition.",
                ChangeWords.UNTOLD,
                Companion.NONE,
                List.of());
    }
}
