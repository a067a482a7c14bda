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
 * KPIs that a company defines itself: how often a guarantee was broken, and any other number that is so many of these per
 * so many of those.
 */
public final class CustomKpiFactory {

    /** What the code of every guarantee's KPI begins with, and of no other KPI. */
    public static final String GUARANTEE = "guarantee-";

    /** Only what happened while the mission had the guarantee is counted for it. */
    private static final String UNDER = " under the guarantee";

    /** What is counted above and below the line. */
    public record EventRatio(EventFilter above, EventFilter below) {

        /** How often a promise was broken, over the occasions on which it could have been. */
        public static EventRatio broken(EventFilter breach) {
            return new EventRatio(breach, EventFilter.all(breach.type().occasion()));
        }

        /** Whether it is a share, or a count that may exceed what it is divided by. */
        private Formula.Shape shape() {
            // What came back or was packed wrongly is a share of orders here as it is in the catalogue.
            var share = above.isPartOf(below)
                    || (below.equals(EventFilter.all(below.type()))
                            && above.type().isAtMostOnePer(below.type()));
            return share ? Formula.Shape.SHARE : Formula.Shape.COUNT_RATE;
        }

        private Formula formula(String kpi, String variant, Unit unit, String under) {
            return new Formula(
                    shape(),
                    unit,
                    FormulaSide.counting(above.words(), CustomKpiFactory.above(kpi)),
                    FormulaSide.counting(below.words() + under, CustomKpiFactory.below(kpi)),
                    FormulaWords.byParts(variant));
        }
    }

    private CustomKpiFactory() {}

    /** The code of the KPI that counts how often a clause's guarantee was broken. */
    public static String guaranteeOf(String clause) {
        return GUARANTEE + clause;
    }

    /** The input above the line of a KPI defined here. */
    public static Input above(String kpi) {
        return new Input(kpi + ":above");
    }

    /** The input below its line. */
    public static Input below(String kpi) {
        return new Input(kpi + ":below");
    }

    /**
     * The KPI of a guarantee.
     *
     * @param clause the code of its clause
     * @param definitions as they followed each other, by a name of theirs; never empty
     * @param standard the one that holds now
     */
    public static Kpi guarantee(
            String clause, String name, SortedMap<String, EventRatio> definitions, String standard) {
        var code = guaranteeOf(clause);
        var variants = new TreeMap<String, Formula>();
        definitions.forEach((key, ratio) -> variants.put(key, ratio.formula(code, key, Unit.FRACTION, UNDER)));
        return new Kpi(
                code,
                name,
                KpiFamily.QUALITY,
                Unit.FRACTION,
                Better.LOWER,
                variants,
                new FormulaSettings(standard, 0),
                "Counted from events by what the mission of the week calls a breach; it has no target and is not"
                        + " judged.",
                ChangeWords.UNTOLD,
                Companion.NONE,
                List.of());
    }

    /** A KPI that somebody configured, in a unit of counts: a fraction, per hundred or per thousand. */
    public static Kpi configured(String code, String name, Unit unit, Better better, EventRatio ratio) {
        return new Kpi(
                code,
                name,
                KpiFamily.QUALITY,
                unit,
                better,
                new TreeMap<>(Map.of(Kpi.STANDARD, ratio.formula(code, Kpi.STANDARD, unit, ""))),
                FormulaSettings.STANDARD,
                "Defined here, not by Kept: it counts what its definition says, in every week.",
                ChangeWords.UNTOLD,
                Companion.NONE,
                List.of());
    }
}
