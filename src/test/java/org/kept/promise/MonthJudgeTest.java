package org.kept.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.hours.WeekSpan;
import org.kept.promise.model.MonthMark;
import org.kept.signal.Verdict;

class MonthJudgeTest {

    private static final Period MONTH = Period.parse("2026-10");

    @Test
    void oneMissIsAMiss() {
        assertThat(mark(Verdict.MET, Verdict.MISSED, Verdict.NO_DATA)).isEqualTo(MonthMark.MISSED);
        assertThat(mark(Verdict.MET, Verdict.CLEARLY_MISSED)).isEqualTo(MonthMark.MISSED);
        assertThat(mark(Verdict.TOO_FEW, Verdict.MET, Verdict.NO_TARGET)).isEqualTo(MonthMark.KEPT);
    }

    @Test
    void whatCannotBeJudgedIsNotKept() {
        assertThat(MonthJudge.verdict(MONTH, List.of()).words())
                .isEqualTo("October\u00a02026: not measured, no measure");
        assertThat(MonthJudge.verdict(MONTH, List.of(Verdict.NO_DATA, Verdict.TOO_FEW))
                        .why())
                .isEqualTo("too few to judge");
        assertThat(MonthJudge.verdict(MONTH, List.of(Verdict.NO_DATA, Verdict.NO_TARGET))
                        .why())
                .isEqualTo("no target");
        assertThat(MonthJudge.verdict(MONTH, List.of(Verdict.NO_DATA)).why()).isEqualTo("no data");
        assertThat(mark(Verdict.IN_PROGRESS)).isEqualTo(MonthMark.NOT_MEASURED);
        assertThat(MonthJudge.verdict(MONTH, List.of(Verdict.MET)).why()).isNull();
    }

    /** Each week belongs to exactly one month, the one with its Thursday. */
    @Test
    void theWeeksOfMonthsFollowEachOther() {
        var month = Period.parse("1999-12");
        for (var i = 0; i < 400; i++) {
            var span = WeekSpan.ofMonth(month);
            assertThat(WeekSpan.ofMonth(month.plus(1)).first())
                    .as(month.code())
                    .isEqualTo(span.last().plus(1));
            var thursday = span.first().start().with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
            assertThat(month.contains(thursday)).as(month.code()).isTrue();
            month = month.plus(1);
        }
    }

    private static MonthMark mark(Verdict... verdicts) {
        return MonthJudge.verdict(MONTH, List.of(verdicts)).mark();
    }
}
