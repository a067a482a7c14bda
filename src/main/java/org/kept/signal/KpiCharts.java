package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiReader;
import org.kept.rollup.Slice;
import org.kept.stats.SignalRules;

/** Charts of KPIs. Limits are calculated over the whole phase, whichever part of it is shown. */
@ApplicationScoped
public class KpiCharts {

    private final KpiReader kpiReader;
    private final Notes notes;

    KpiCharts(KpiReader kpiReader, Notes notes) {
        this.kpiReader = kpiReader;
        this.notes = notes;
    }

    /** The KPI's whole history up to the current period; without points if it never had data. */
    public KpiChart chart(Kpi kpi, Grain grain, Slice slice) {
        return chart(kpi, grain, slice, null, kpiReader.currentPeriod(grain));
    }

    /**
     * The history as known at the end of a period, so that an old week is judged by what came before it.
     *
     * @param variant the formula to use instead of the one set; null for the one set
     * @param last the last period; the current one if it is later
     */
    public KpiChart chart(Kpi kpi, Grain grain, Slice slice, @Nullable String variant, Period last) {
        var current = kpiReader.currentPeriod(grain);
        return upTo(last.compareTo(current) > 0 ? current : last, kpi, grain, slice, variant);
    }

    /**
     * The chart of these weeks with limits from the first of them only, so that what came later is judged by what came
     * before it.
     *
     * @param read without gaps, oldest first
     * @param baseline the number of weeks with a value that the limits are calculated from
     */
    public static KpiChart baseline(Kpi kpi, List<KpiReader.PeriodReading> read, int baseline) {
        return new KpiChartBuilder(kpi, read, SignalRules.DEFAULT.fixedAfter(baseline)).chart(List.of());
    }

    private KpiChart upTo(Period last, Kpi kpi, Grain grain, Slice slice, @Nullable String variant) {
        var phases = notes.phases(kpi.code(), slice);
        var extent = kpiReader.extent(kpi, grain);
        if (extent.isEmpty() || last.compareTo(extent.get().first()) < 0) {
            return new KpiChartBuilder(kpi, List.of()).chart(phases);
        }
        return new KpiChartBuilder(kpi, kpiReader.series(kpi, extent.get().first(), last, slice, variant))
                .chart(phases);
    }
}
