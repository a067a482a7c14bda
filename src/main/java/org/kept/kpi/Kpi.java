package org.kept.kpi;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kept.kpi.CompanionFigures.Companion;
import org.kept.kpi.FormulaSettings.OutsideRule;
import org.kept.stats.Better;

/**
 * Definition of a KPI, of the catalogue or of the company.
 *
 * @param code stable name in URLs
 * @param better the better direction; {@link Better#NEITHER} for a number that is not a target
 * @param variants formulas by code; most KPIs have only {@code standard}
 * @param standard settings until they are changed
 * @param note what a reader must know before using it as a target; empty for most
 * @param change words for a change of its value
 * @param companions figures shown beside it
 * @param hints words of a mission that suggest it
 * @param display how values are written: the code of the unit, for a plain number with decimals and symbol, such as
 *     {@code number:2:EUR}
 * @param headings pattern of its headings in tables that people keep, beside its code and name; empty for none
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
        List<MissionHint> hints,
        String display,
        String headings) {

    /** Kinds of promise that the catalogue can measure. */
    public enum KpiFamily {
        TIME,
        QUALITY,
        ACCURACY,
        LOYALTY;

        /** Name in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Code of the variant of a KPI with only one. */
    public static final String STANDARD = "standard";

    private static final int SECONDS_OF_HOUR = 3600;
    private static final int SECONDS_OF_DAY = 24 * SECONDS_OF_HOUR;
    private static final int SECONDS_OF_YEAR = 365 * SECONDS_OF_DAY;

    private static final Pattern TIME = Pattern.compile("(within|after) \\d+ (s|h)");

    public Kpi {
        companions = List.copyOf(companions);
        hints = List.copyOf(hints);
        variants = Collections.unmodifiableSortedMap(new TreeMap<>(variants));
        if (!variants.containsKey(standard.variant())) {
            throw new IllegalArgumentException(code + " has no variant " + standard.variant());
        }
    }

    /** A KPI whose values are written as those of its unit; tables head it with its code or name. */
    public Kpi(
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
        this(code, name, family, unit, better, variants, standard, note, change, companions, hints, unit.code(), "");
    }

    Kpi withHeadings(String pattern) {
        return new Kpi(
                code,
                name,
                family,
                unit,
                better,
                variants,
                standard,
                note,
                change,
                companions,
                hints,
                display,
                pattern);
    }

    /**
     * The formula under those settings, with T in its words.
     *
     * @throws IllegalArgumentException if the KPI has no such variant
     */
    public Formula formula(FormulaSettings settings) {
        var formula = variants.get(settings.variant());
        if (formula == null) {
            throw new IllegalArgumentException(code + " has no variant '" + settings.variant() + "'; it has "
                    + String.join(", ", variants.keySet()));
        }
        return formula.in(words -> withTime(words, settings));
    }

    /**
     * Variants that it can be set to. Those of a guarantee follow the mission and are no choice: each is counted in its
     * own weeks only, so none can be evaluated for other weeks.
     */
    public List<String> settableVariants() {
        return code.startsWith(CustomKpiFactory.GUARANTEE) ? List.of() : List.copyOf(variants.keySet());
    }

    /** The symbol of a plain number, such as {@code EUR}; empty if there is none. */
    public String symbol() {
        var parts = display.split(":", 3);
        return parts.length < 3 ? "" : parts[2];
    }

    /** Whether it has a time T. */
    public boolean hasTime() {
        return standard.withinSeconds() > 0;
    }

    /** Whether it counts times of waiting or resolving, which can be counted in opening hours. */
    public boolean countsOpenTime() {
        return Catalogue.OF_OPEN_TIME.contains(code);
    }

    /** The default treatment of contacts that arrive outside opening hours: calls are lost, tickets wait. */
    public OutsideRule outsideByDefault() {
        return Catalogue.OF_QUEUE.contains(code) ? OutsideRule.LEAVE_OUT : OutsideRule.COUNT_FROM_OPENING;
    }

    /**
     * The longest T that it can be set to, in seconds: a day for those of a queue, a year for those of working days.
     */
    public int longestTime() {
        return standard.withinSeconds() < SECONDS_OF_HOUR ? SECONDS_OF_DAY : SECONDS_OF_YEAR;
    }

    /** The name with its settings: {@code Service level, within 60 s}. */
    public String title(FormulaSettings settings) {
        if (settings.variant().equals("per-1000-contacts")) {
            return name.replace("orders", "contacts");
        }
        var time = TIME.matcher(formula(settings).numerator().words());
        var hours = settings.hours();
        return (time.find() ? name + ", " + time.group() : name)
                + (hours == null ? "" : ", while " + hours.calendar() + " is open");
    }

    /** The formula in words under those settings. */
    public String words(FormulaSettings settings) {
        var hours = settings.hours();
        return hours == null
                ? formulaWords(settings)
                : formulaWords(settings) + "; " + FormulaSentences.hours(hours, 0);
    }

    private String formulaWords(FormulaSettings settings) {
        var formula = formula(settings);
        var above = formula.numerator().words();
        var below = formula.denominator().words();
        return switch (unit) {
            case FRACTION -> above + " ÷ " + below;
            case PER_HUNDRED -> "100 × " + above + " ÷ " + below;
            case PER_THOUSAND -> "1,000 × " + above + " ÷ " + below;
            case SECONDS, NUMBER -> above + " ÷ " + below;
            case NPS -> "100 × (" + above + ") ÷ " + below;
        };
    }

    /** The words of a formula side with T filled in. */
    public String withTime(String words, FormulaSettings settings) {
        var seconds = settings.withinSeconds();
        var time = seconds > 0 && seconds % SECONDS_OF_HOUR == 0 ? seconds / SECONDS_OF_HOUR + " h" : seconds + " s";
        return words.replace("{T}", time);
    }

    /** Codes of the KPIs, in their order. */
    public static List<String> codes(Collection<Kpi> kpis) {
        return kpis.stream().map(Kpi::code).toList();
    }

    /**
     * Words for a KPI that has changed.
     *
     * @param things what its denominator counts, in the plural: {@code contacts}
     * @param rose what teams did when it rose: {@code answered more quickly}
     * @param fell what they did when it fell
     * @param high comparative for a larger value: {@code higher}, {@code longer}
     * @param low comparative for a smaller value
     */
    public record ChangeWords(String things, String rose, String fell, String high, String low) {

        /** Words for a KPI that a company defines itself, whose drivers are unknown. */
        static final ChangeWords UNTOLD = of("whole", "went up by themselves", "went down by themselves");

        static ChangeWords of(String things, String rose, String fell) {
            return new ChangeWords(things, rose, fell, "higher", "lower");
        }

        /** Words for a KPI in seconds. */
        static ChangeWords ofTimes(String things, String rose, String fell) {
            return new ChangeWords(things, rose, fell, "longer", "shorter");
        }

        /** The words for what teams did, by the sign of their effect. */
        public String verb(double effect) {
            return effect > 0 ? rose : fell;
        }

        /** The comparative for a part, compared with the whole. */
        public String comparative(boolean larger) {
            return larger ? high : low;
        }
    }
}
