package org.kept.action.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiReader.PeriodReading;
import org.kept.stats.Interval;

class EffectCalculatorTest {

    /** 84, 85 or 86 of 100 before, 94, 95 or 96 after. */
    private static Quotient improved(int index) {
        return new Quotient((index < 0 ? 85 : 95) + Math.floorMod(index, 3) - 1, 100, Double.NaN);
    }

    @Test
    void aNumberThatImprovedHasMovedWithIntervalAndSignal() {
        var effect = sla(12, 8, EffectCalculatorTest::improved);
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.MOVED);
        assertThat(effect.weeksBefore()).isEqualTo(12);
        assertThat(effect.weeksAfter()).isEqualTo(8);
        assertThat(effect.signalSince()).isEqualTo(Period.parse("2026-W41"));
        assertThat(effect.resetLimits()).isTrue();
        var difference = Objects.requireNonNull(effect.difference());
        assertThat(difference.before()).isCloseTo(0.85, within(0.001));
        assertThat(difference.interval().low()).isBetween(0.06, difference.change());
        assertThat(EffectNarrative.finding(effect))
                .startsWith("Moved: +")
                .contains(" (95% +")
                .endsWith(", a signal since 2026-W41.");
        assertThat(EffectNarrative.details(effect))
                .anyMatch(each -> each.startsWith("The signal lasts: reset limits"))
                .contains("The numbers say that it changed, not why.");
    }

    @Test
    void theSameChangeIsAgainstWhatWasExpected() {
        var kpi = EffectWeeks.kpi("sla");
        var effect = EffectWeeks.effect(
                kpi, ExpectedDirection.DOWN, EffectWeeks.weeks(kpi, 12, 8, EffectCalculatorTest::improved));
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.MOVED_AGAINST);
        assertThat(EffectNarrative.finding(effect)).startsWith("Moved the wrong way: +");
    }

    @Test
    void anUnchangedNumberHasNotMoved() {
        var effect = sla(12, 8, index -> new Quotient(84 + Math.floorMod(index, 3), 100, Double.NaN));
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.NOT_MOVED);
        assertThat(EffectNarrative.finding(effect)).endsWith("That is within normal variation.");
    }

    @Test
    void fewerThanFourWeeksSinceAreTooEarlyAndItSaysUntilWhen() {
        var effect = sla(12, 2, EffectCalculatorTest::improved);
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.TOO_EARLY);
        // The fourth week after the start ends with the Sunday of week 44.
        assertThat(effect.askAgain()).isEqualTo("2026-11-02");
        assertThat(EffectNarrative.finding(effect)).startsWith("Too early to say. There will be enough on 2");
        assertThat(EffectNarrative.details(effect))
                .containsExactly("2 of 4 complete weeks with a value since it took effect.");
    }

    @Test
    void aWeekWithoutAValueTakesOneMore() {
        var kpi = EffectWeeks.kpi("sla");
        var formula = kpi.formula(kpi.standard());
        var weeks = EffectWeeks.readings(
                kpi, 12, 3, index -> formula.read(index == 1 ? Quotient.NOTHING : improved(index), Map.of()));
        assertThat(EffectWeeks.effect(kpi, ExpectedDirection.UP, weeks).askAgain())
                .isEqualTo("2026-11-09");
    }

    @Test
    void tooFewCasesSinceAreTooEarlyHoweverManyWeeks() {
        var effect = sla(12, 5, index -> new Quotient(index < 0 ? 85 : 3, index < 0 ? 100 : 4, Double.NaN));
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.TOO_EARLY);
        // 20 cases in five weeks: three more weeks make 32.
        assertThat(effect.askAgain()).isEqualTo("2026-11-30");
    }

    @Test
    void rareCasesAreGatheredFromMoreThanThirteenWeeks() {
        assertThat(rare(29).verdict()).isEqualTo(EffectVerdict.TOO_EARLY);
        var effect = rare(40);
        assertThat(effect.verdict()).isNotEqualTo(EffectVerdict.TOO_EARLY);
        assertThat(effect.weeksAfter()).isEqualTo(30);
    }

    @Test
    void whatWillNeverBeEnoughIsNotTooEarly() {
        var effect = sla(12, 20, index -> new Quotient(index < 0 ? 85 : 0.1, index < 0 ? 100 : 0.2, Double.NaN));
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.UNKNOWN);
        assertThat(EffectNarrative.details(effect))
                .containsExactly("Too few to tell: 4 in the 20\u00a0weeks since it took effect.");
    }

    /** One case in each week since. */
    private static ActionEffect rare(int after) {
        return sla(12, after, index -> new Quotient(index < 0 ? 85 : 1, index < 0 ? 100 : 1, Double.NaN));
    }

    @Test
    void aSignalWhoseIntervalIncludesZeroIsNotCalledNormalVariation() {
        var moved = sla(12, 8, EffectCalculatorTest::improved);
        var effect = new ActionEffect(
                EffectVerdict.NOT_MOVED,
                moved.kpi(),
                12,
                8,
                new ActionEffect.EffectDifference(0.85, 0.86, new Interval(-0.01, 0.03, "Newcombe")),
                Period.parse("2026-W41"),
                false,
                null,
                null);
        assertThat(EffectNarrative.finding(effect))
                .startsWith("Not moved: ")
                .endsWith(", a signal since 2026-W41, but the interval includes 0.");
    }

    @Test
    void fewerThanEightWeeksBeforeCannotBeCompared() {
        var effect = sla(7, 8, EffectCalculatorTest::improved);
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.UNKNOWN);
        assertThat(EffectNarrative.finding(effect)).isEqualTo("Cannot be told.");
    }

    @Test
    void weeksThatWereCountedDifferentlyCannotBeCompared() {
        var kpi = EffectWeeks.kpi("sla");
        var weeks = EffectWeeks.weeks(kpi, 12, 8, EffectCalculatorTest::improved).stream()
                .map(each -> each.period().compareTo(EffectWeeks.FIRST) < 0
                        ? each
                        : new PeriodReading(
                                each.period(),
                                true,
                                each.reading(),
                                new FormulaSettings(kpi.standard().variant(), 120)))
                .toList();
        assertThat(EffectWeeks.effect(kpi, ExpectedDirection.UP, weeks).verdict())
                .isEqualTo(EffectVerdict.UNKNOWN);
    }

    @Test
    void aSingleGoodWeekIsNoSignalOfAChange() {
        // Inside the limits, and the interval of the difference contains 0.
        var effect = sla(12, 4, index -> new Quotient(index == 2 ? 87 : 84 + Math.floorMod(index, 3), 100, Double.NaN));
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.NOT_MOVED);
    }

    @Test
    void aSmallChangeOfManyContactsDoesNotReadAsNone() {
        var effect = sla(
                12,
                8,
                index -> new Quotient(
                        (index < 0 ? 8_500_000 : 8_503_000) + 100 * Math.floorMod(index, 3), 10_000_000, Double.NaN));
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.MOVED);
        assertThat(EffectNarrative.finding(effect))
                .startsWith("Moved: +0.03\u202fpt (95% +0.02\u202fpt to +0.04\u202fpt)");
        assertThat(EffectNarrative.details(effect).get(0)).matches("85.00% in the .* before, 85.03% in the .* since.");
    }

    @Test
    void waitsAreComparedBySumsAndSquares() {
        var kpi = EffectWeeks.kpi("awt");
        // 200 contacts a week; a mean of 60 s with a standard deviation of 30 s, then of 48 s with 24 s.
        var weeks = EffectWeeks.weeks(kpi, 13, 8, index -> {
            var mean = (index < 0 ? 60 : 48) + Math.floorMod(index, 3) - 1.0;
            var spread = index < 0 ? 30 : 24;
            return new Quotient(200 * mean, 200, 200 * (mean * mean + spread * spread));
        });
        var effect = EffectWeeks.effect(kpi, ExpectedDirection.DOWN, weeks);
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.MOVED);
        var difference = Objects.requireNonNull(effect.difference());
        assertThat(difference.change()).isCloseTo(-12, within(0.3));
        assertThat(difference.interval().high()).isLessThan(-9);
        assertThat(difference.interval().method()).startsWith("MOVER");
        assertThat(EffectNarrative.finding(effect)).startsWith("Moved: −1").contains("a signal since 2026-W41");
    }

    @Test
    void figuresWithoutSumsAreComparedWeekByWeek() {
        var kpi = EffectWeeks.kpi("csat");
        var formula = kpi.formula(kpi.standard());
        List<PeriodReading> weeks = EffectWeeks.readings(kpi, 12, 8, index -> value(index, formula::readValue));
        var effect = EffectWeeks.effect(kpi, ExpectedDirection.UP, weeks);
        assertThat(effect.verdict()).isEqualTo(EffectVerdict.MOVED);
        assertThat(Objects.requireNonNull(effect.difference()).interval().method())
                .startsWith("Welch");
    }

    private static Reading value(int index, DoubleFunction<Reading> reading) {
        return reading.apply((index < 0 ? 0.70 : 0.80) + 0.01 * Math.floorMod(index, 3));
    }

    private static ActionEffect sla(int before, int after, IntFunction<Quotient> sums) {
        var kpi = EffectWeeks.kpi("sla");
        return EffectWeeks.effect(kpi, ExpectedDirection.UP, EffectWeeks.weeks(kpi, before, after, sums));
    }
}
