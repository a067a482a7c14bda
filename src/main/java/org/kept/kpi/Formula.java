package org.kept.kpi;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Interval;
import org.kept.stats.Intervals;

/** How sums become a value: what goes above the line, what below, and how sure the answer is. */
public record Formula(Shape shape, Unit unit, FormulaSide numerator, FormulaSide denominator, FormulaWords said) {

    /** What kind of number a formula makes, and so which interval it has. */
    public enum Shape {
        /** Some of all: Wilson score interval. */
        SHARE,
        /** So many per so many, and it may be more than one each: exact Poisson interval. */
        COUNT_RATE,
        /** The mean of a skewed time: t interval on the log scale. */
        MEAN,
        /** A difference of two shares: adjusted Wald interval. */
        NPS
    }

    /** The same sums, said in other words. */
    Formula in(UnaryOperator<String> words) {
        return new Formula(shape, unit, numerator.in(words), denominator.in(words), said.in(words));
    }

    /** The inputs it adds up. */
    public Set<Input> inputs() {
        return Stream.of(numerator, denominator)
                .flatMap(formulaSide -> formulaSide.terms().stream())
                .map(FormulaSide.FormulaTerm::input)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sums above and below the line. */
    public Quotient quotient(Tally tally) {
        var above = numerator.in(tally);
        var squares = shape == Shape.NPS
                ? tally.count(Input.NPS_PROMOTERS) + tally.count(Input.NPS_DETRACTORS)
                : numerator.squares(tally);
        return new Quotient(above, denominator.in(tally), squares);
    }

    /** The value of a quotient in the formula's unit, or the reason why there is none. */
    public Reading read(Quotient quotient, Map<String, Double> beside) {
        if (quotient.denominator() <= 0) {
            return Reading.absent("There were no " + denominator.words() + " in this period.");
        }
        var value = unit.scale() * quotient.numerator() / quotient.denominator();
        return new Reading.Present(value, quotient, this, beside);
    }

    /** The value that somebody else computed, when no sums came with it. */
    public Reading given(double value) {
        return new Reading.Present(value, null, null, Map.of());
    }

    @Nullable
    Interval interval(Quotient quotient) {
        return switch (shape) {
            case SHARE -> share(quotient);
            case COUNT_RATE -> scaled(Intervals.rate(quotient.numerator(), quotient.denominator()));
            case MEAN ->
                Double.isNaN(quotient.squares())
                        ? null
                        : Intervals.mean(Math.round(quotient.denominator()), quotient.numerator(), quotient.squares());
            case NPS -> nps(quotient);
        };
    }

    private Interval share(Quotient quotient) {
        // Returns are counted in the week they come back, so a quiet week can have more of them than orders; then the
        // quotient is no share of anything, and only the count itself is uncertain.
        return quotient.numerator() > quotient.denominator()
                ? scaled(Intervals.rate(quotient.numerator(), quotient.denominator()))
                : scaled(Intervals.share(quotient.numerator(), quotient.denominator()));
    }

    private static @Nullable Interval nps(Quotient quotient) {
        if (Double.isNaN(quotient.squares())) {
            return null;
        }
        var promoters = Math.round((quotient.squares() + quotient.numerator()) / 2);
        var detractors = Math.round((quotient.squares() - quotient.numerator()) / 2);
        var passives = Math.round(quotient.denominator()) - promoters - detractors;
        return Intervals.nps(promoters, passives, detractors);
    }

    private Interval scaled(Interval interval) {
        var by = unit.scale();
        return by == 1 ? interval : new Interval(interval.low() * by, interval.high() * by, interval.method());
    }

    /**
     * What a formula says to a reader.
     *
     * @param sentence a {@link FormulaSentences.Saying} with the numbers of a week put in, without the value they come to; empty where the
     *     formula is told by its parts
     * @param alone the same where the sum of squares is not known, as in a score that somebody else computed
     * @param counting how this variant counts, as the end of a sentence: {@code counting only answered contacts}
     */
    record FormulaWords(String sentence, String alone, String counting) {

        /** Of a KPI that has no other variant. */
        static FormulaWords of(String sentence) {
            return of(sentence, Kpi.STANDARD);
        }

        static FormulaWords of(String sentence, String counting) {
            return new FormulaWords(sentence, sentence, counting);
        }

        /** Of a KPI that a company defines itself, told by its parts. */
        static FormulaWords byParts(String variant) {
            return of("", variant.replace('-', ' '));
        }

        FormulaWords in(UnaryOperator<String> words) {
            return new FormulaWords(words.apply(sentence), words.apply(alone), words.apply(counting));
        }
    }
}
