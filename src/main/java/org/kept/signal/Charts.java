package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.rollup.Readings;

/** The charts of KPIs: limits are computed over the whole phase, whatever part of it is looked at. */
@ApplicationScoped
public class Charts {

    private final Readings readings;
    private final Notes notes;

    Charts(Readings readings, Notes notes) {
        this.readings = readings;
        this.notes = notes;
    }

    /** The KPI's whole history up to the running period; without points when it never had data. */
    public KpiChart chart(Kpi kpi, Grain grain, Cut cut) {
        return chart(kpi, grain, cut, null, readings.current(grain));
    }

    /**
     * The history as it was known at the end of a period, so that an old week is judged by what came before it.
     *
     * @param variant another formula of the KPI than is set; null for the one that is set
     * @param last the last period to look at; none after the running one is
     */
    public KpiChart chart(Kpi kpi, Grain grain, Cut cut, @Nullable String variant, Period last) {
        var current = readings.current(grain);
        return upTo(last.compareTo(current) > 0 ? current : last, kpi, grain, cut, variant);
    }

    private KpiChart upTo(Period last, Kpi kpi, Grain grain, Cut cut, @Nullable String variant) {
        var phases = notes.phases(kpi.code(), cut);
        var extent = readings.extent(kpi, grain);
        if (extent.isEmpty() || last.compareTo(extent.get().first()) < 0) {
            return new ChartReader(kpi, List.of()).chart(phases);
        }
        return new ChartReader(kpi, readings.series(kpi, extent.get().first(), last, cut, variant)).chart(phases);
    }
}
