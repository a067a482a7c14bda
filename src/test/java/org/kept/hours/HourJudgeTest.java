package org.kept.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Benchmark;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

class HourJudgeTest {

    private static final Period WEEK = Period.parse("2024-W10");
    private static final Kpi SLA = Catalogue.find("sla").orElseThrow();
    private static final Target EIGHTY = Target.atLeast(0.8, WEEK, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    80 | 100 | kept
                    79 | 100 | missed
                    72 | 100 | clearly-missed
                    73 | 100 | missed
                    24 |  30 | kept
                     0 |  29 | too-few
                     0 |   0 | no-data
                    """)
    void anHourIsClearlyMissedWhenItsWholeIntervalLiesOnTheWrongSide(int in, int of, String expected) {
        assertThat(judge(new Benchmark.Promise(EIGHTY)).verdict(sla(in, of)).partCode())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    60 | 100 | ordinary
                    80 | 100 | clearly-higher
                    40 | 100 | clearly-lower
                    29 |  29 | too-few
                    """)
    void withoutATargetAnHourIsComparedWithAllHours(int in, int of, String expected) {
        assertThat(judge(new Benchmark.Usual(0.6)).verdict(sla(in, of)).partCode())
                .isEqualTo(expected);
    }

    @Test
    void aWeekInProgressIsNotJudged() {
        var judge = judge(new Benchmark.InProgress());
        assertThat(judge.verdict(sla(0, 100))).isEqualTo(Verdict.IN_PROGRESS);
        assertThat(judge.verdict(sla(0, 5))).isEqualTo(Verdict.IN_PROGRESS);
        assertThat(judge.verdict(sla(0, 0))).isEqualTo(Verdict.NO_DATA);
        assertThat(words(judge, day(90))).startsWith("The week is in progress");
    }

    @Test
    void adjacentClearMissesAreJoinedAndTheWorstComesFirst() {
        var day = day(90);
        day.set(9, 60);
        day.set(10, 50);
        day.set(17, 40);
        day.set(20, 79);
        assertThat(wordsByEighty(day))
                .isEqualTo("20 of the 24 hours met the target of at least 80.0%."
                        + " Clearly below target: 17:00–18:00 (40.0%) and 09:00–11:00 (55.0%).");
    }

    @Test
    void aRangeMayRunPastMidnight() {
        var day = day(90);
        for (var hour : List.of(22, 23, 0, 1)) {
            day.set(hour, 50);
        }
        assertThat(wordsByEighty(day)).contains("22:00–02:00 (50.0%)");
        assertThat(wordsByEighty(day(50))).contains("None of the 24 hours", "every hour (50.0%)");
    }

    @Test
    void atMostThreeRangesAreNamed() {
        var day = day(90);
        for (var hour : List.of(1, 4, 7, 10, 13)) {
            day.set(hour, 30 + hour);
        }
        assertThat(wordsByEighty(day))
                .endsWith("01:00–02:00 (31.0%), 04:00–05:00 (34.0%), 07:00–08:00 (37.0%) and 2 more hours.");
    }

    @Test
    void missesThatMayBeChanceAreCalledSo() {
        var day = day(90);
        day.set(3, 78);
        assertThat(wordsByEighty(day))
                .isEqualTo("23 of the 24 hours met the target of at least 80.0%."
                        + " No hour is clearly below target: the misses may be chance.");
        assertThat(wordsByEighty(day(90))).isEqualTo("All 24 hours met the target of at least 80.0%.");
    }

    @Test
    void hoursThatCannotBeJudgedAreLeftOutAndMentioned() {
        var hours =
                new ArrayList<Reading>(day(90).stream().map(in -> sla(in, 100)).toList());
        hours.set(2, sla(0, 0));
        hours.set(3, sla(1, 5));
        hours.set(4, sla(2, 10));
        var judgement = judge(new Benchmark.Promise(EIGHTY)).judge(hours, HourJudgeTest::noneInTime);
        assertThat(judgement.judged()).isEqualTo(21);
        assertThat(judgement.share()).hasValue(1);
        assertThat(plain(new HoursNarrative(SLA, judgement).sentence()))
                .isEqualTo("All 21 hours that could be judged met the target of at least 80.0%."
                        + " 2 hours had too few to judge. 1 hour had no data.");
        var none = judge(new Benchmark.Promise(EIGHTY))
                .judge(Stream.generate(() -> sla(1, 5)).limit(24).toList(), HourJudgeTest::noneInTime);
        assertThat(none.share()).isEmpty();
        assertThat(new HoursNarrative(SLA, none).sentence()).startsWith("No hour could be judged by the target of");
    }

    @Test
    void anUpperBoundIsMissedAboveAndTwoBoundsOnBothSides() {
        var most = judge(new Benchmark.Promise(Target.atMost(0.1, WEEK, null)));
        var day = day(5);
        day.set(9, 30);
        assertThat(words(most, day)).contains("at most 10.0%", "Clearly above target: 09:00–10:00 (30.0%).");
        var between = judge(new Benchmark.Promise(Target.between(0.4, 0.6, WEEK, null)));
        var both = day(50);
        both.set(9, 10);
        both.set(10, 95);
        assertThat(words(between, both))
                .contains("Clearly outside the target: 10:00–11:00 (95.0%) and 09:00–10:00 (10.0%).");
    }

    @Test
    void withoutATargetTheWordsMentionNoPromise() {
        var day = day(60);
        day.set(9, 30);
        day.set(18, 90);
        assertThat(words(judge(new Benchmark.Usual(0.6)), day))
                .isEqualTo("All hours together: 60.0%. Clearly lower: 09:00–10:00 (30.0%)."
                        + " Clearly higher: 18:00–19:00 (90.0%).");
        assertThat(words(judge(new Benchmark.Usual(0.6)), day(60))).endsWith("No hour clearly differs from that.");
    }

    private static String wordsByEighty(List<Integer> inTime) {
        return words(judge(new Benchmark.Promise(EIGHTY)), inTime);
    }

    private static String words(HourJudge judge, List<Integer> inTime) {
        var hours = inTime.stream().map(in -> sla(in, 100)).toList();
        var judgement =
                judge.judge(hours, of -> sla(of.stream().mapToInt(inTime::get).sum(), 100 * of.size()));
        return plain(new HoursNarrative(SLA, judgement).sentence());
    }

    private static String plain(String text) {
        return text.replace("\u2060", "").replace('\u00a0', ' ');
    }

    private static Reading noneInTime(List<Integer> hours) {
        return sla(0, 100 * hours.size());
    }

    private static HourJudge judge(Benchmark benchmark) {
        return new HourJudge(new Judge(30), benchmark);
    }

    private static List<Integer> day(int inTime) {
        var day = new Integer[24];
        Arrays.fill(day, inTime);
        return new ArrayList<>(List.of(day));
    }

    private static Reading sla(int in, int of) {
        return SLA.formula(SLA.standard()).read(new Quotient(in, of, 0), Map.of());
    }
}
