package org.kept.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.rollup.Readings;
import org.kept.stats.ChartKind;
import org.kept.stats.Mark;
import org.kept.stats.PointReading;
import org.kept.stats.Rules;

/** The charts of KPIs: limits are computed over the whole phase, whatever part of it is looked at. */
@ApplicationScoped
public class Charts {

    private static final Rules RULES = Rules.DEFAULT;

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
        var phases = notes.phases(kpi.code());
        var extent = readings.extent(kpi, grain);
        if (extent.isEmpty() || last.compareTo(extent.get().first()) < 0) {
            return new KpiChart(kpi, List.of(), List.of(), ChartKind.XMR, List.of(), phases, RULES);
        }
        var read = readings.series(kpi, extent.get().first(), last, cut, variant);
        var complete = read.stream().filter(Readings.Point::complete).toList();
        var starts = starts(phases, complete);
        var chart = new ChartChoice(kpi, complete).chart(starts, RULES);
        var points = new ArrayList<KpiChart.Point>(read.size());
        for (var i = 0; i < read.size(); i++) {
            points.add(new KpiChart.Point(
                    read.get(i), i < complete.size() ? chart.points().get(i) : unmarked(i)));
        }
        return new KpiChart(
                kpi,
                List.copyOf(points),
                chart.limits(),
                chart.kind(),
                Arrays.stream(starts).boxed().toList(),
                phases,
                RULES);
    }

    private static PointReading unmarked(int index) {
        return new PointReading(index, Double.NaN, List.of(), Mark.COMMON_CAUSE);
    }

    /** Where in the series the phases begin; one that began before the series has nothing to divide. */
    private static int[] starts(List<Phase> phases, List<Readings.Point> points) {
        return phases.stream()
                .mapToInt(phase -> firstFrom(phase, points))
                .filter(index -> index > 0 && index < points.size())
                .distinct()
                .sorted()
                .toArray();
    }

    private static int firstFrom(Phase phase, List<Readings.Point> points) {
        var index = 0;
        while (index < points.size() && points.get(index).period().start().isBefore(phase.from())) {
            index++;
        }
        return index;
    }
}
