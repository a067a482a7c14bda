package org.kept.kpi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.CompanionFigures.Companion;
import org.kept.kpi.EventField.FieldKind;
import org.kept.kpi.Formula.FormulaWords;
import org.kept.kpi.Kpi.ChangeWords;
import org.kept.kpi.Kpi.KpiFamily;
import org.kept.stats.Better;

/**
 * Creates the KPIs that a company defines itself: breaches of a guarantee, and other ratios of counts, sums and
 * distinct customers.
 */
public final class CustomKpiFactory {

    /** Prefix of the code of every guarantee's KPI, and of no other KPI. */
    public static final String GUARANTEE = "guarantee-";

    /** The member whose customers are counted once. */
    public static final String CUSTOMER = "customer";

    /** Words for the denominator: it counts only events from the time of the guarantee. */
    private static final String UNDER_GUARANTEE = " under the guarantee";

    private static final String NOTE = "A custom KPI: every week is counted by its current definition.";

    /**
     * One side of a ratio: a filter, and the sum over the events that pass it.
     *
     * @param member the member whose numbers are added up; empty for other kinds
     */
    public record EventSum(EventFilter filter, SumKind kind, String member) {

        /** Kinds of sum. */
        public enum SumKind {
            /** The number of events. */
            COUNT,
            /** The total of a member's numbers; an event without one adds nothing. */
            SUM,
            /** The number of customers, each counted once a period; an event without one adds nothing. */
            CUSTOMERS
        }

        /** The number of events. */
        public static EventSum count(EventFilter filter) {
            return new EventSum(filter, SumKind.COUNT, "");
        }

        /** The total of a member's numbers. */
        public static EventSum sum(EventFilter filter, String member) {
            return new EventSum(filter, SumKind.SUM, member);
        }

        /** The number of distinct customers. */
        public static EventSum customers(EventFilter filter) {
            return new EventSum(filter, SumKind.CUSTOMERS, "");
        }

        public boolean isSum() {
            return kind == SumKind.SUM;
        }

        public boolean isOfCustomers() {
            return kind == SumKind.CUSTOMERS;
        }

        /**
         * The amount that an event of that type with that data adds: its number, or 1.
         *
         * @return empty if it adds nothing
         */
        public OptionalDouble of(EventType type, EventData data) {
            if (!filter.matches(type, data)) {
                return OptionalDouble.empty();
            }
            return switch (kind) {
                case COUNT -> OptionalDouble.of(1);
                case SUM -> summed(data.member(member));
                case CUSTOMERS -> data.text(CUSTOMER) == null ? OptionalDouble.empty() : OptionalDouble.of(1);
            };
        }

        /** The number that a value adds to a sum; empty if it is not a number, or larger than a field may hold. */
        public static OptionalDouble summed(@Nullable Object value) {
            // CSV columns are all text.
            var number = value instanceof String text && Condition.Numeral.matches(text)
                    ? (Object) new BigDecimal(text)
                    : value;
            return number instanceof BigDecimal decimal && Math.abs(decimal.doubleValue()) <= FieldKind.NUMBER.most()
                    ? OptionalDouble.of(decimal.doubleValue())
                    : OptionalDouble.empty();
        }

        /** Whether its numbers can be below 0. */
        private boolean isSigned() {
            var field = filter.type().field(member);
            return field == null || field.least().signum() < 0;
        }

        private FormulaSide side(Input input, String suffix) {
            var words = words() + suffix;
            return switch (kind) {
                case COUNT -> FormulaSide.counting(words, input);
                case SUM -> FormulaSide.summing(words, input).orMissing(filter.words() + " with " + member);
                case CUSTOMERS -> FormulaSide.counting(words, input.distinct());
            };
        }

        /** The side in words, in the plural. */
        public String words() {
            return switch (kind) {
                case COUNT -> filter.words();
                case SUM -> "total " + member + " of " + filter.words();
                case CUSTOMERS -> "distinct customers of " + filter.words();
            };
        }
    }

    /**
     * The sums in the numerator and the denominator.
     *
     * @param above null together with {@code below} for a KPI of ready-made figures only
     * @param percents percentiles of the summed numbers to show beside the value, such as 90; usually empty
     */
    public record EventRatio(
            @Nullable EventSum above, @Nullable EventSum below, List<Integer> percents) {

        /** The ratio of a KPI whose values are all ready-made figures. */
        public static final EventRatio FIGURES = new EventRatio(null, null, List.of());

        public EventRatio {
            percents = List.copyOf(percents);
        }

        /** The ratio of two numbers of events. */
        public static EventRatio ofCounts(EventFilter above, EventFilter below) {
            return new EventRatio(EventSum.count(above), EventSum.count(below), List.of());
        }

        /** Breaches of a promise, per occasion on which it could be broken. */
        public static EventRatio ofBreach(EventFilter breach) {
            return ofCounts(breach, breach.occasions());
        }

        /** Its two sides; none for a KPI of ready-made figures only. */
        public Stream<EventSum> sides() {
            return Stream.concat(Stream.ofNullable(above), Stream.ofNullable(below));
        }

        /** Whether a single event shows in which part of the number it counts. */
        public boolean isOfCounts() {
            return sides().allMatch(side -> side.kind() == EventSum.SumKind.COUNT);
        }

        private Formula.Shape shape(Unit unit) {
            if (above == null || below == null) {
                return unit == Unit.FRACTION ? Formula.Shape.SHARE : Formula.Shape.RATIO;
            }
            // An event without the member adds nothing to its sum.
            var summed = above.isSum() ? above.filter().having(above.member()) : above.filter();
            var isPart = summed.isPartOf(below.filter());
            if (isOfCounts()) {
                return isPart || isAtMostOnePer(above.filter(), below.filter())
                        ? Formula.Shape.SHARE
                        : Formula.Shape.COUNT_RATE;
            }
            if (isPart && above.isSum() && below.kind() == EventSum.SumKind.COUNT) {
                return above.isSigned() ? Formula.Shape.SIGNED_MEAN : Formula.Shape.MEAN;
            }
            return isPart && above.isOfCustomers() && below.isOfCustomers() ? Formula.Shape.SHARE : Formula.Shape.RATIO;
        }

        /** Whether it is a share although it counts events of two types: returns of orders, as in the catalogue. */
        private static boolean isAtMostOnePer(EventFilter above, EventFilter below) {
            return below.equals(EventFilter.all(below.type())) && above.type().isAtMostOnePer(below.type());
        }

        /** Whether a formula of the catalogue counts the same events, so that both have the same values. */
        public boolean countsAs(Formula formula) {
            return above != null
                    && below != null
                    && isOfCounts()
                    && formula.numerator().isCountOf(above.filter().inputs())
                    && formula.denominator().isCountOf(below.filter().inputs());
        }

        private Formula formula(String kpi, Unit unit, String denominatorSuffix, FormulaWords words) {
            return new Formula(
                    shape(unit),
                    unit,
                    above == null
                            ? new FormulaSide("numerators of the ready-made figures", "ready-made figures", List.of())
                            : above.side(numeratorInput(kpi), ""),
                    below == null
                            ? new FormulaSide("denominators of the ready-made figures", "ready-made figures", List.of())
                            : below.side(denominatorInput(kpi), denominatorSuffix),
                    words);
        }

        private List<Companion> companions(String kpi) {
            return percents.isEmpty() ? Companion.NONE : Companion.percentiles(numeratorInput(kpi), percents);
        }
    }

    /**
     * Format and explanation of the values of a custom KPI.
     *
     * @param decimals decimals of a plain number; 1 for other units
     * @param symbol what a plain number counts, such as {@code EUR}; empty if its name says so
     * @param sentence the number of a period in a sentence, with {@code {n}} and {@code {d}}; empty for the usual words
     * @param note what a reader must know; empty for the usual note
     * @param phrases words of a promise that suggest it
     */
    public record KpiWriting(int decimals, String symbol, String sentence, String note, List<String> phrases) {

        /** The usual decimals and words. */
        public static final KpiWriting USUAL = new KpiWriting(1, "", "", "", List.of());

        public KpiWriting {
            phrases = List.copyOf(phrases);
        }

        private List<MissionHint> hints(String name) {
            return phrases.stream()
                    .map(phrase -> MissionHint.measures(phrase, name + " counts what “{words}” promises."))
                    .toList();
        }

        private String display(Unit unit) {
            return unit == Unit.NUMBER
                    ? unit.code() + ":" + decimals + (symbol.isEmpty() ? "" : ":" + symbol)
                    : unit.code();
        }

        private FormulaWords words() {
            return sentence.isEmpty() ? FormulaWords.byParts(Kpi.STANDARD) : FormulaWords.of(sentence);
        }
    }

    private CustomKpiFactory() {}

    /** Code of the KPI that counts breaches of a clause's guarantee. */
    public static String guaranteeCode(String clause) {
        return GUARANTEE + clause;
    }

    /** Numerator input of a KPI defined here; events, or their values, but not distinct customers. */
    public static Input numeratorInput(String kpi) {
        return new Input(kpi + ":above");
    }

    /** Denominator input of a KPI defined here; events, or their values, but not distinct customers. */
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
        definitions.forEach((key, ratio) ->
                variants.put(key, ratio.formula(code, Unit.FRACTION, UNDER_GUARANTEE, FormulaWords.byParts(key))));
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

    /** A custom KPI: any unit but that of the net promoter score. */
    public static Kpi configured(
            String code, String name, Unit unit, Better better, EventRatio ratio, KpiWriting writing) {
        return new Kpi(
                code,
                name,
                KpiFamily.QUALITY,
                unit,
                better,
                new TreeMap<>(Map.of(Kpi.STANDARD, ratio.formula(code, unit, "", writing.words()))),
                FormulaSettings.STANDARD,
                writing.note().isEmpty() ? NOTE : writing.note(),
                ChangeWords.UNTOLD,
                ratio.companions(code),
                writing.hints(name),
                writing.display(unit),
                "");
    }
}
