package org.kept.everyone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.access.DataScope;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Formula;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.rollup.Dimension;
import org.kept.rollup.SliceLabels;
import org.kept.rollup.Split;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

class SegmentsTest {

    private static final SliceLabels NAMED = new SliceLabels(Dimension.TEAM, DataScope.EVERYTHING);

    private static final Kpi SLA = Catalogue.find("sla").orElseThrow();
    private static final Formula FORMULA = SLA.formula(SLA.standard());
    private static final Target TARGET = Target.atLeast(0.8, Period.parse("2024-W01"), null);
    private static final Judge JUDGE = new Judge(30);

    @ParameterizedTest
    @CsvSource({
        "80, 100, MET",
        "79, 100, MISSED",
        "60, 100, CLEARLY_MISSED",
        "0, 30, CLEARLY_MISSED",
        "0, 29, TOO_FEW",
        "29, 29, TOO_FEW",
        "0, 0, NO_DATA"
    })
    void aClearMissNeedsAWholeIntervalOnTheWrongSideAndALargeEnoughSample(
            double numerator, double denominator, Verdict verdict) {
        assertThat(JUDGE.verdict(reading(numerator, denominator), TARGET)).isEqualTo(verdict);
    }

    @Test
    void aTargetWithTwoBoundsCanBeMissedOnEitherSide() {
        var between = Target.between(0.4, 0.6, Period.parse("2024-W01"), null);
        assertThat(JUDGE.verdict(reading(90, 100), between)).isEqualTo(Verdict.CLEARLY_MISSED);
        assertThat(JUDGE.verdict(reading(10, 100), between)).isEqualTo(Verdict.CLEARLY_MISSED);
        assertThat(JUDGE.verdict(reading(62, 100), between)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aValueWithoutAnIntervalIsNeverAClearMiss() {
        assertThat(JUDGE.verdict(FORMULA.readValue(0.1), TARGET)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void worstIsTheClearMissFurthestFromTheTarget() {
        var promise = promise(part("a", 60, 100), part("b", 500, 1000), part("c", 5, 20), part(null, 90, 100));
        assertThat(promise.worst())
                .hasValueSatisfying(worst -> assertThat(worst.words()).isEqualTo("team b"));
        assertThat(promise.judged()).isEqualTo(3);
        assertThat(promise.clearlyMissed()).isEqualTo(2);
        assertThat(promise.tooFew()).isOne();
        assertThat(promise.segments().get(3).words()).isEqualTo("no team named");
    }

    @Test
    void withoutAClearMissThereIsNoWorst() {
        var promise = promise(part("a", 79, 100), part("b", 5, 20));
        assertThat(promise.worst()).isEmpty();
        assertThat(promise.isClearlyMissed()).isFalse();
        assertThat(promise.isJudged()).isTrue();
    }

    @Test
    void aPromiseThatNoSegmentKeptIsMissed() {
        var promise = promise(part("a", 79, 100), part("b", 5, 20));
        assertThat(promise.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(promise.sentence())
                .isEqualTo("1 of the 2 teams was judged; it missed the target. 1 had too few to judge.");
    }

    @Test
    void theSentenceSaysHowManyWereJudged() {
        var promise = promise(part("a", 90, 100), part("b", 79, 100), part("c", 5, 20));
        assertThat(promise.verdict()).isEqualTo(Verdict.MET);
        assertThat(promise.sentence())
                .isEqualTo("2 of the 3 teams were judged; 1 met the target. 1 had too few to judge.");
    }

    @Test
    void fewerThanTwoNamedTeamsGiveNoSegments() {
        assertThat(segments(List.of(part("a", 1, 100), part(null, 1, 100)))).isEmpty();
        assertThat(SegmentPromises.segments(NAMED, new Split.SplitRefusal("It cannot."), reading -> Verdict.MET))
                .isEmpty();
    }

    private static SegmentPromise promise(Split.SplitPart... parts) {
        return new SegmentPromise(SLA, SLA.standard(), TARGET, segments(List.of(parts)));
    }

    private static List<Segment> segments(List<Split.SplitPart> parts) {
        var whole = parts.stream().map(Split.SplitPart::quotient).reduce(Quotient.NOTHING, Quotient::plus);
        return SegmentPromises.segments(
                NAMED,
                new Split.SplitParts(FORMULA, SLA.standard(), whole, parts),
                reading -> JUDGE.verdict(reading, TARGET));
    }

    private static Split.SplitPart part(@Nullable String name, double numerator, double denominator) {
        return new Split.SplitPart(
                name, new Quotient(numerator, denominator, Double.NaN), reading(numerator, denominator));
    }

    private static Reading reading(double numerator, double denominator) {
        return FORMULA.read(new Quotient(numerator, denominator, Double.NaN), Map.of());
    }
}
