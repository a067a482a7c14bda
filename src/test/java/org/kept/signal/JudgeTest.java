package org.kept.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.mission.Target;

/** The only test of verdicts, for weeks and for parts of a week. */
class JudgeTest {

    private static final Kpi SLA = Catalogue.find("sla").orElseThrow();
    private static final Target EIGHTY = Target.atLeast(0.8, Period.parse("2024-W10"), null);
    private static final Judge JUDGE = new Judge(30);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    80 | 100 | met     | kept
                    79 | 100 | missed  | missed
                    60 | 100 | missed  | clearly-missed
                    29 |  29 | too-few | too-few
                     0 |   0 | no-data | no-data
                    """)
    void aTargetIsMetOrMissedByEnough(int inTime, int offered, String code, String partCode) {
        var verdict = JUDGE.verdict(sla(inTime, offered), EIGHTY);
        assertThat(verdict.code()).isEqualTo(code);
        assertThat(verdict.partCode()).isEqualTo(partCode);
        assertThat(verdict.isMissed()).isEqualTo(code.equals("missed"));
        assertThat(verdict.isClear()).isEqualTo(partCode.startsWith("clearly"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    60 | 100 | ordinary
                    80 | 100 | clearly-higher
                    40 | 100 | clearly-lower
                     9 |  10 | too-few
                    """)
    void withoutATargetAPartIsComparedWithTheUsualValue(int inTime, int offered, String partCode) {
        assertThat(JUDGE.verdict(sla(inTime, offered), new Benchmark.Usual(0.6)).partCode())
                .isEqualTo(partCode);
    }

    @Test
    void aWeekWithoutATargetIsNotJudged() {
        var verdict = JUDGE.verdict(sla(80, 100), (Target) null);
        assertThat(verdict).isEqualTo(Verdict.NO_TARGET);
        assertThat(verdict.isJudged()).isFalse();
        assertThat(JUDGE.verdict(sla(5, 10), (Target) null)).isEqualTo(Verdict.TOO_FEW);
    }

    @Test
    void aPeriodInProgressIsNotJudged() {
        assertThat(JUDGE.verdict(sla(0, 100), new Benchmark.InProgress())).isEqualTo(Verdict.IN_PROGRESS);
        assertThat(JUDGE.verdict(sla(0, 5), new Benchmark.InProgress())).isEqualTo(Verdict.IN_PROGRESS);
        assertThat(JUDGE.verdict(sla(0, 0), new Benchmark.InProgress())).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aReadyMadeFigureHasNoSampleAndIsNeverClearlyMissed() {
        var given = SLA.formula(SLA.standard()).readValue(0.1);
        assertThat(JUDGE.verdict(given, EIGHTY)).isEqualTo(Verdict.MISSED);
    }

    private static Reading sla(int inTime, int offered) {
        return SLA.formula(SLA.standard()).read(new Quotient(inTime, offered, 0), Map.of());
    }
}
