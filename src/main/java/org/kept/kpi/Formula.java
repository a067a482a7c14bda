package org.kept.kpi;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Interval;
import org.kept.stats.Intervals;
import org.kept.stats.Rounding;

/** Formula from sums to a value: numerator, denominator and kind of interval. */
public record Formula(Shape shape, Unit unit, FormulaSide numerator, FormulaSide denominator, FormulaWords said) {

    /** Kind of number that a formula gives, which decides the interval. */
    public enum Shape {
        /** A part of a whole: Wilson score interval. */
        SHARE,
        /** A count per unit, which may exceed 1: exact Poisson interval. */
        COUNT_RATE,
        /** The mean of a skewed time: t interval on the log scale. */
        MEAN,
        /** The mean of numbers that may be below 0: t interval. */
        SIGNED_MEAN,
        /** Two sums of which neither is a sample of the other: no interval can be calculated. */
        RATIO,
        /** A difference of two shares: adjusted Wald interval. */
        NPS;

        /** Whether it is the mean of one value for each thing that the denominator counts. */
        public boolean isMean() {
            return this == MEAN || this == SIGNED_MEAN;
        }
    }

    /** A copy with other words. */
    Formula in(UnaryOperator<String> words) {
        return new Formula(shape, unit, numerator.in(words), denominator.in(words), said.in(words));
    }

    /** Whether its denominator is a count, which can be too small to judge; a sum of values cannot. */
    public boolean hasSample() {
        return denominator.terms().stream().noneMatch(FormulaSide.FormulaTerm::total);
    }

    /** Inputs of numerator and denominator. */
    public Set<Input> inputs() {
        return Stream.of(numerator, denominator)
                .flatMap(formulaSide -> formulaSide.terms().stream())
                .map(FormulaSide.FormulaTerm::input)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sums of numerator and denominator. */
    public Quotient quotient(Tally tally) {
        var above = numerator.in(tally);
        var squares = shape == Shape.NPS
                ? tally.count(Input.NPS_PROMOTERS) + tally.count(Input.NPS_DETRACTORS)
                : numerator.squares(tally);
        return new Quotient(above, denominator.in(tally), squares);
    }

    /**
     * The value of a quotient in the formula's unit; absent with a reason if the denominator is not positive, or if no
     * events could give these sums.
     */
    public Reading read(Quotient quotient, Map<String, Double> beside) {
        return read(quotient, beside, false);
    }

    /** The reading of sums that contain ready-made figures, beside which nothing is known. */
    public Reading readFigures(Quotient quotient) {
        return read(quotient, Map.of(), true);
    }

    private Reading read(Quotient quotient, Map<String, Double> beside, boolean hasFigure) {
        if (quotient.denominator() <= 0) {
            return Reading.absent(denominator.missing());
        }
        if (!isPossible(quotient)) {
            return Reading.impossible();
        }
        var value = unit.scale() * quotient.numerator() / quotient.denominator();
        return new Reading.Present(value, quotient, this, beside, hasFigure);
    }

    /** The reading of a ready-made value without sums; absent with a reason if the unit has no such value. */
    public Reading readValue(double value) {
        return unit.isPossible(value) ? new Reading.Present(value, null, null, Map.of(), true) : Reading.impossible();
    }

    /**
     * Whether events can give these sums: no part is more than its whole. Only where numerator and denominator count
     * different events, such as returns and orders, may there be more of the first in a week.
     */
    public boolean isPossible(Quotient quotient) {
        if (shape == Shape.SIGNED_MEAN || shape == Shape.RATIO) {
            return true;
        }
        var size = unit == Unit.NPS ? Math.abs(quotient.numerator()) : quotient.numerator();
        return Rounding.onto(0, size) >= 0
                && (Rounding.onto(quotient.denominator(), size) <= quotient.denominator() || !isPartOfWhole());
    }

    private boolean isPartOfWhole() {
        return (shape == Shape.SHARE || shape == Shape.NPS)
                && !Collections.disjoint(types(numerator), types(denominator));
    }

    private static Set<EventType> types(FormulaSide side) {
        return side.terms().stream()
                .flatMap(term -> EventType.typesFeeding(term.input()).stream())
                .collect(Collectors.toSet());
    }

    @Nullable
    Interval interval(Quotient quotient) {
        return switch (shape) {
            case SHARE -> share(quotient);
            case COUNT_RATE -> scaled(Intervals.rate(quotient.numerator(), quotient.denominator()));
            case MEAN, SIGNED_MEAN -> Double.isNaN(quotient.squares()) ? null : mean(quotient);
            case RATIO -> null;
            case NPS -> nps(quotient);
        };
    }

    private @Nullable Interval mean(Quotient quotient) {
        var n = Math.round(quotient.denominator());
        var interval = shape == Shape.MEAN
                ? Intervals.mean(n, quotient.numerator(), quotient.squares())
                : Intervals.signedMean(n, quotient.numerator(), quotient.squares());
        return interval == null ? null : scaled(interval);
    }

    private Interval share(Quotient quotient) {
        // Returns are counted in the week they come back, so a quiet week can have more of them than orders. Then the
        // quotient is no share, and only the count itself is uncertain.
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
        var factor = unit.scale();
        return factor == 1
                ? interval
                : new Interval(interval.low() * factor, interval.high() * factor, interval.method());
    }

    /**
     * Words of a formula for the reader.
     *
     * @param sentence pattern of a {@link FormulaSentences.SentenceTemplate} for the numbers of a week, without the
     *     resulting value; empty if the formula is described by its two sides
     * @param alone the same without the sum of squares, which a ready-made score does not have
     * @param counting how this variant counts, as the end of a sentence: {@code counting only answered contacts}
     */
    record FormulaWords(String sentence, String alone, String counting) {

        /** Words of a KPI with one variant. */
        static FormulaWords of(String sentence) {
            return of(sentence, Kpi.STANDARD);
        }

        static FormulaWords of(String sentence, String counting) {
            return new FormulaWords(sentence, sentence, counting);
        }

        /** Words of a KPI that a company defines itself, described by its two sides. */
        static FormulaWords byParts(String variant) {
            return of("", variant.replace('-', ' '));
        }

        FormulaWords in(UnaryOperator<String> words) {
            return new FormulaWords(words.apply(sentence), words.apply(alone), words.apply(counting));
        }
    }
}
