package org.kept.action.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.kpi.Quotient;

/** How often an effect is claimed on processes that did not change, as reported in docs/statistics.md. */
class EffectSimulationTest {

    private static final int ACTIONS = 1_000;
    private static final double STATED_RATE = 0.05;

    /** For weeks that resemble the previous one with ρ = 0.5. */
    private static final double STATED_RATE_OF_ALIKE_WEEKS = 0.10;

    @ParameterizedTest
    @CsvSource({"13, 4, 0", "8, 4, 0", "26, 13, 0", "13, 8, 0.03", "8, 4, 0.05", "26, 13, 0.05"})
    void aShareThatDidNotChangeIsRarelySaidToHaveMoved(int before, int after, double spread) {
        var random = new Random(41);
        assertThat(claims("sla", before, after, week -> share(random, 200, 0.8 + spread * random.nextGaussian())))
                .isLessThanOrEqualTo(STATED_RATE);
    }

    @ParameterizedTest
    @CsvSource({"13, 4, 0", "26, 13, 0", "13, 8, 0.25"})
    void aCountRateThatDidNotChangeIsRarelySaidToHaveMoved(int before, int after, double spread) {
        var random = new Random(42);
        assertThat(claims(
                        "complaint-rate",
                        before,
                        after,
                        week -> count(random, 1_000, 12 * Math.exp(spread * random.nextGaussian()))))
                .isLessThanOrEqualTo(STATED_RATE);
    }

    @ParameterizedTest
    @CsvSource({"13, 4, 0", "26, 13, 0", "13, 8, 0.15"})
    void aMeanWaitThatDidNotChangeIsRarelySaidToHaveMoved(int before, int after, double spread) {
        var random = new Random(43);
        assertThat(claims(
                        "awt",
                        before,
                        after,
                        week -> waits(random, 150, 60 * Math.exp(spread * random.nextGaussian()))))
                .isLessThanOrEqualTo(STATED_RATE);
    }

    /** If only the values of weeks are known, they are compared by Welch's interval. */
    @ParameterizedTest
    @CsvSource({"13, 4", "26, 13"})
    void weeklyValuesThatDidNotChangeAreRarelySaidToHaveMoved(int before, int after) {
        var random = new Random(45);
        var kpi = EffectWeeks.kpi("csat");
        var formula = kpi.formula(kpi.standard());
        assertThat(claimed(() -> EffectWeeks.effect(
                        kpi,
                        ExpectedDirection.UP,
                        EffectWeeks.readings(
                                kpi, before, after, week -> formula.readValue(0.75 + 0.03 * random.nextGaussian())))))
                .isLessThanOrEqualTo(STATED_RATE);
    }

    @Test
    void weeksThatResembleEachOtherAreNotOftenSaidToHaveMoved() {
        var random = new Random(46);
        var level = new double[1];
        IntFunction<Quotient> weeks = week -> {
            level[0] = 0.5 * level[0] + Math.sqrt(0.75) * random.nextGaussian();
            return share(random, 200, 0.8 + 0.03 * level[0]);
        };
        assertThat(claims("sla", 26, 13, weeks)).isLessThanOrEqualTo(STATED_RATE_OF_ALIKE_WEEKS);
    }

    @Test
    void aRealChangeIsFound() {
        var random = new Random(44);
        var found = claims(
                "sla", 13, 8, week -> share(random, 200, (week < 0 ? 0.80 : 0.86) + 0.02 * random.nextGaussian()));
        assertThat(found).isGreaterThan(0.8);
    }

    /** The share of actions for which a change is claimed, in either direction. */
    private static double claims(String code, int before, int after, IntFunction<Quotient> week) {
        var kpi = EffectWeeks.kpi(code);
        return claimed(
                () -> EffectWeeks.effect(kpi, ExpectedDirection.UP, EffectWeeks.weeks(kpi, before, after, week)));
    }

    private static double claimed(Supplier<ActionEffect> effects) {
        var claimed = 0;
        for (var action = 0; action < ACTIONS; action++) {
            var verdict = effects.get().verdict();
            claimed += verdict == EffectVerdict.MOVED || verdict == EffectVerdict.MOVED_AGAINST ? 1 : 0;
        }
        return (double) claimed / ACTIONS;
    }

    private static Quotient share(Random random, int cases, double probability) {
        return new Quotient(sum(cases, each -> random.nextDouble() < probability ? 1 : 0), cases, Double.NaN);
    }

    /** A Poisson count: arrivals with exponential gaps until the expected number of gaps has passed. */
    private static Quotient count(Random random, int exposure, double expected) {
        var count = -1;
        for (var time = 0.0; time < expected; time -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return new Quotient(count, exposure, Double.NaN);
    }

    private static Quotient waits(Random random, int contacts, double mean) {
        var sum = 0.0;
        var squares = 0.0;
        for (var contact = 0; contact < contacts; contact++) {
            var wait = -mean * Math.log(1 - random.nextDouble());
            sum += wait;
            squares += wait * wait;
        }
        return new Quotient(sum, contacts, squares);
    }

    private static double sum(int cases, IntToDoubleFunction of) {
        var sum = 0.0;
        for (var each = 0; each < cases; each++) {
            sum += of.applyAsDouble(each);
        }
        return sum;
    }
}
