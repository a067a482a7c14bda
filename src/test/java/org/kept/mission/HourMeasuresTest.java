package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;

class HourMeasuresTest {

    @Test
    void usesEachMeasureOfOtherClausesOnceIfItHasNoneOfItsOwn() {
        var all = clause("hours", "at all hours");
        var mission = mission(
                all,
                clause(
                        "one",
                        "one",
                        measure("sla", MeasureRole.MEASURES, 0.8),
                        measure("awt", MeasureRole.PROXY, 60.0)),
                clause("two", "two", measure("abandonment-rate", MeasureRole.MEASURES, null)),
                clause("three", "three", measure("sla", MeasureRole.MEASURES, 0.9)));
        assertThat(mission.hourMeasures(all, each -> each.measure().target() != null))
                .extracting(each -> each.clause().code() + " " + each.measure().kpi())
                .containsExactly("one sla");
        assertThat(mission.hourMeasures(mission.clauses().get(1), each -> true)).isEmpty();
    }

    @Test
    void prefersItsOwnMeasuresAndIgnoresCounterweights() {
        var all = clause(
                "hours",
                "at all hours",
                measure("awt", MeasureRole.PROXY, 60.0),
                measure("aht", MeasureRole.COUNTERWEIGHT, 9.0));
        var mission = mission(all, clause("one", "one", measure("sla", MeasureRole.MEASURES, 0.8)));
        assertThat(mission.hourMeasures(all, each -> true))
                .extracting(each -> each.measure().kpi())
                .containsExactly("awt");
        assertThat(mission.hourMeasures(all, each -> !each.measure().kpi().equals("awt")))
                .extracting(each -> each.measure().kpi())
                .containsExactly("sla");
    }

    @Test
    void selectsMeasuresOfAPromiseToEveryoneInTheSameWay() {
        var all = clause("all", "all of our customers");
        var mission = mission(all, clause("one", "one", measure("sla", MeasureRole.MEASURES, 0.8)));
        assertThat(mission.everyoneMeasures(all, each -> true))
                .extracting(each -> each.clause().code())
                .containsExactly("one");
        assertThat(mission.everyoneMeasures(mission.clauses().get(1), each -> true))
                .isEmpty();
        assertThat(mission.hourMeasures(all, each -> true)).isEmpty();
    }

    private static Mission mission(Clause... clauses) {
        return new Mission("at all hours one two three", LocalDate.of(2024, 1, 1), List.of(clauses), List.of());
    }

    private static Clause clause(String code, String quote, Measure... measures) {
        return new Clause(code, quote, List.of(), null, null, null, List.of(measures));
    }

    private static Measure measure(String kpi, MeasureRole role, @Nullable Double atLeast) {
        var target = atLeast == null ? null : Target.atLeast(atLeast, Period.parse("2024-W01"), null);
        return new Measure(kpi, role, "because", target);
    }
}
