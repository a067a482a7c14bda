package org.kept.kpi;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kept.kpi.CompanionFigures.Companion;
import org.kept.stats.Better;

/**
 * A KPI of the catalogue.
 *
 * @param code its stable name in URLs
 * @param better which way is better; {@link Better#NEITHER} for a number that is nobody's target
 * @param variants its formulas by code; most have the one called {@code standard}
 * @param standard how it is set until somebody sets it otherwise
 * @param note what a reader must know before using it as a target; empty for most
 * @param change how one speaks of it when it has moved
 * @param companions the figures shown beside it
 * @param hints the words of a mission that point to it
 */
public record Kpi(
        String code,
        String name,
        KpiFamily family,
        Unit unit,
        Better better,
        SortedMap<String, Formula> variants,
        FormulaSettings standard,
        String note,
        ChangeWords change,
        List<Companion> companions,
        List<MissionHint> hints) {

    /** The name of the only variant of a KPI that has no others. */
    public static final String STANDARD = "standard";

    private static final Pattern TIME = Pattern.compile("(within|after) \\d+ s");

    public Kpi {
        companions = List.copyOf(companions);
        hints = List.copyOf(hints);
        variants = Collections.unmodifiableSortedMap(new TreeMap<>(variants));
        if (!variants.containsKey(standard.variant())) {
            throw new IllegalArgumentException(code + " has no variant " + standard.variant());
        }
    }

    /**
     * The formula under those settings, their T put into its words.
     *
     * @throws IllegalArgumentException when the KPI has no such variant
     */
    public Formula formula(FormulaSettings settings) {
        var formula = variants.get(settings.variant());
        if (formula == null) {
            throw new IllegalArgumentException(code + " has no variant '" + settings.variant() + "'; it has "
                    + String.join(", ", variants.keySet()));
        }
        return formula.in(words -> in(words, settings));
    }

    /**
     * The variants that it can be set to. Those of a guarantee follow one another in the mission and are no choice: each is
     * counted in its own weeks alone, so no other can be asked what it would have said.
     */
    public List<String> choices() {
        return code.startsWith(CustomKpiFactory.GUARANTEE) ? List.of() : List.copyOf(variants.keySet());
    }

    /** Whether it has a time T to be set. */
    public boolean hasWithin() {
        return standard.withinSeconds() > 0;
    }

    /** The name with what the settings make of it: {@code Service level, within 60 s}. */
    public String title(FormulaSettings settings) {
        if (settings.variant().equals("per-1000-contacts")) {
            return name.replace("orders", "contacts");
        }
        var time = TIME.matcher(formula(settings).numerator().words());
        return time.find() ? name + ", " + time.group() : name;
    }

    /** The formula in words under those settings, as a person would say it. */
    public String words(FormulaSettings settings) {
        var formula = formula(settings);
        var above = formula.numerator().words();
        var below = formula.denominator().words();
        return switch (unit) {
            case FRACTION -> above + " ÷ " + below;
            case PER_HUNDRED -> "100 × " + above + " ÷ " + below;
            case PER_THOUSAND -> "1,000 × " + above + " ÷ " + below;
            case SECONDS -> above + " ÷ " + below;
            case NPS -> "100 × (" + above + ") ÷ " + below;
        };
    }

    /** The words of a part with T put in. */
    public String in(String words, FormulaSettings settings) {
        return words.replace("{T}", settings.withinSeconds() + " s");
    }

    /** The codes of all of them, in their order. */
    public static List<String> codes(Collection<Kpi> kpis) {
        return kpis.stream().map(Kpi::code).toList();
    }

    /**
     * How one speaks of a KPI that has moved.
     *
     * @param things what its denominator counts: {@code contacts}
     * @param rose what teams did when it rose: {@code answered more quickly}
     * @param fell what they did when it fell
     * @param high what it is where it is larger: {@code higher}, {@code longer}
     * @param low what it is where it is smaller
     */
    public record ChangeWords(String things, String rose, String fell, String high, String low) {

        /** For a KPI that a company defines itself, of which nobody said what moves it. */
        static final ChangeWords UNTOLD = of("whole", "went up by themselves", "went down by themselves");

        static ChangeWords of(String things, String rose, String fell) {
            return new ChangeWords(things, rose, fell, "higher", "lower");
        }

        /** Of a KPI in seconds. */
        static ChangeWords ofTimes(String things, String rose, String fell) {
            return new ChangeWords(things, rose, fell, "longer", "shorter");
        }

        /** What teams did, by the sign of their effect. */
        public String did(double effect) {
            return effect > 0 ? rose : fell;
        }

        /** What it is in a part, compared with the whole. */
        public String is(boolean larger) {
            return larger ? high : low;
        }
    }
}
