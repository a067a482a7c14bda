package org.kept.action.effect;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.signal.Judge;

/** Reads the weeks before and after an action and calculates its effect. */
@ApplicationScoped
public class EffectReader {

    /** More weeks are read than compared, because weeks without a value do not count. */
    private static final int READ_BEFORE = 2 * EffectCalculator.MAX_BEFORE;

    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final Judge judge;

    EffectReader(KpiRegistry kpiRegistry, KpiReader kpiReader, Judge judge) {
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.judge = judge;
    }

    /**
     * The effect; empty if the KPI was removed.
     *
     * @param since the first day on which there may have been one; a week that it divides is compared with nothing
     * @param team the team whose numbers are compared; null for the whole company
     */
    public Optional<ActionEffect> effect(Expectation expect, LocalDate since, @Nullable String team) {
        return kpiRegistry.find(expect.kpi()).map(kpi -> {
            var week = Period.of(Grain.WEEK, since);
            var first = since.getDayOfWeek() == DayOfWeek.MONDAY ? week : week.plus(1);
            return effect(kpi, expect, new Slice(team, null), week, first);
        });
    }

    private ActionEffect effect(Kpi kpi, Expectation expect, Slice slice, Period week, Period first) {
        var calculator = new EffectCalculator(kpi, expect.direction(), judge.of(kpi, first)::isTooFew);
        var current = kpiReader.currentPeriod(Grain.WEEK);
        var extent = kpiReader.extent(kpi, Grain.WEEK);
        if (extent.isEmpty()) {
            return ActionEffect.unknown(kpi, 0, 0, "This KPI has no data.");
        }
        var from = later(extent.get().first(), week.plus(-READ_BEFORE));
        var to = earlier(current, first.plus(EffectCalculator.MAX_AFTER_FEW));
        if (from.compareTo(to) > 0) {
            return ActionEffect.unknown(kpi, 0, 0, "This KPI has no data before it.");
        }
        return calculator.effect(kpiReader.series(kpi, from, to, slice), week.plus(-1), first);
    }

    private static Period later(Period one, Period other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Period earlier(Period one, Period other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
