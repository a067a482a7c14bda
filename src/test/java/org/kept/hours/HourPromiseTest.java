package org.kept.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Benchmark;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

class HourPromiseTest {

    private static final Kpi SLA = Catalogue.find("sla").orElseThrow();
    private static final Target EIGHTY = Target.atLeast(0.8, Period.parse("2024-W01"), null);

    @Test
    void hoursWithoutCallsAreSaidNotToBeJudged() {
        var promise = promise(hour -> hour >= 9 && hour < 17 ? 90 : -1);
        assertThat(promise.verdict()).isEqualTo(Verdict.MET);
        assertThat(promise.sentence()).isEqualTo("8 of the 24 promised hours were judged; all 8 met the target.");
    }

    @Test
    void aPromiseThatNoHourKeptIsMissed() {
        var one = promise(hour -> hour == 9 ? 79 : -1);
        assertThat(one.isClearlyMissed()).isFalse();
        assertThat(one.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(one.sentence()).isEqualTo("1 of the 24 promised hours was judged; it missed the target.");
        assertThat(promise(hour -> 79).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(promise(hour -> 79).sentence()).isEqualTo("All 24 promised hours were judged; none met the target.");
    }

    @Test
    void missesThatMayBeChanceLeaveAPromiseKept() {
        var promise = promise(hour -> hour == 9 ? 79 : 90);
        assertThat(promise.verdict()).isEqualTo(Verdict.MET);
        assertThat(promise.sentence()).isEqualTo("All 24 promised hours were judged; 23 met the target.");
    }

    @Test
    void missesOfMostHoursAreNotChance() {
        var promise = promise(hour -> hour < 11 ? 90 : 79);
        assertThat(promise.isClearlyMissed()).isFalse();
        assertThat(promise.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(promise.sentence()).isEqualTo("All 24 promised hours were judged; 11 met the target.");
        assertThat(promise(hour -> hour < 12 ? 90 : 79).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void clearMissesAreNamed() {
        var promise = promise(hour -> hour == 9 ? 40 : 90);
        assertThat(promise.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(promise.sentence().replace("\u2060", ""))
                .isEqualTo("All 24 promised hours were judged; 23 met the target. Clearly below target: 09:00–10:00"
                        + " (40.0%).");
    }

    @Test
    void withoutEnoughDataNothingIsJudged() {
        assertThat(promise(hour -> -1).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(promise(hour -> -1).sentence())
                .isEqualTo("None of the 24 promised hours had enough data to be judged.");
    }

    /** The promise with this many of 100 calls answered in time in each hour; no calls if the number is negative. */
    private static HourPromise promise(IntUnaryOperator inTime) {
        List<Reading> hours = IntStream.range(0, 24)
                .mapToObj(hour -> sla(inTime.applyAsInt(hour)))
                .toList();
        var judge = new HourJudge(new Judge(30), new Benchmark.Promise(EIGHTY));
        return new HourPromise(SLA, SLA.standard(), EIGHTY, judge.judge(hours, of -> hours.get(of.get(0))), null);
    }

    private static Reading sla(int inTime) {
        var quotient = inTime < 0 ? Quotient.NOTHING : new Quotient(inTime, 100, 0);
        return SLA.formula(SLA.standard()).read(quotient, Map.of());
    }
}
