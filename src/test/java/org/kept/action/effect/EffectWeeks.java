package org.kept.action.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiReader.PeriodReading;

/** Weeks of readings around an action that took effect on a Monday. */
final class EffectWeeks {

    /** The first week that counts as after. */
    static final Period FIRST = Period.parse("2026-W41");

    private EffectWeeks() {}

    static Kpi kpi(String code) {
        return Catalogue.find(code).orElseThrow();
    }

    /**
     * The readings of complete weeks.
     *
     * @param sums the sums of a week, numbered from −{@code before} to {@code after} − 1; 0 is the first week after
     */
    static List<PeriodReading> weeks(Kpi kpi, int before, int after, IntFunction<Quotient> sums) {
        var formula = kpi.formula(kpi.standard());
        return readings(kpi, before, after, index -> formula.read(sums.apply(index), Map.of()));
    }

    static List<PeriodReading> readings(Kpi kpi, int before, int after, IntFunction<Reading> reading) {
        var weeks = new ArrayList<PeriodReading>();
        for (var index = -before; index < after; index++) {
            weeks.add(new PeriodReading(FIRST.plus(index), true, reading.apply(index), kpi.standard()));
        }
        return weeks;
    }

    static ActionEffect effect(Kpi kpi, ExpectedDirection expected, List<PeriodReading> weeks) {
        return new EffectCalculator(kpi, expected, sample -> sample < 30).effect(weeks, FIRST.plus(-1), FIRST);
    }
}
