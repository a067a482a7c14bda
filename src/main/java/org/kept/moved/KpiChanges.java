package org.kept.moved;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Quotient;
import org.kept.kpi.Reading;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiSplitter;
import org.kept.rollup.SliceLabels;
import org.kept.rollup.Split;
import org.kept.signal.KpiCharts;
import org.kept.stats.Mix;
import org.kept.ui.DateFormatter;
import org.kept.view.KpiViewRequest;

/** Calculates changes between two weeks: the split by team or channel, and the significance. */
@ApplicationScoped
public class KpiChanges {

    private final KpiSplitter kpiSplitter;
    private final KpiReader kpiReader;
    private final KpiCharts charts;

    KpiChanges(KpiSplitter kpiSplitter, KpiReader kpiReader, KpiCharts charts) {
        this.kpiSplitter = kpiSplitter;
        this.kpiReader = kpiReader;
        this.charts = charts;
    }

    /** The change as the caller may see it: all teams count, but only those in the data scope are named. */
    KpiChange change(KpiViewRequest request, DataScope dataScope) {
        var kpi = request.kpi();
        var before = point(request, request.from());
        var after = point(request, request.to());
        // The chart as known when the later week ended: later data must not move its limits.
        var chart = charts.chart(kpi, Grain.WEEK, request.cut(), null, request.to());
        var changeAssessment = ChangeAssessment.of(chart, request.from(), request.to());
        var result = before.settings().equals(after.settings())
                ? splitResult(request, before.reading(), after.reading(), dataScope)
                : SplitResult.none("This KPI was counted differently in the " + DateFormatter.period(request.from())
                        + ", so the change is not due to the process alone.");
        return new KpiChange(
                request,
                after.settings(),
                before.reading(),
                after.reading(),
                changeAssessment.weight(),
                chart.variationAt(chart.indexOf(request.to())),
                changeAssessment.signals(),
                result.mix,
                result.why,
                result.alone,
                before.excluded(),
                after.excluded());
    }

    private KpiReader.PeriodReading point(KpiViewRequest request, Period week) {
        return kpiReader.series(request.kpi(), week, week, request.cut()).get(0);
    }

    private SplitResult splitResult(KpiViewRequest request, Reading before, Reading after, DataScope dataScope) {
        var absent = absent(request.from(), before);
        if (absent == null) {
            absent = absent(request.to(), after);
        }
        return absent != null
                ? SplitResult.none(absent)
                : split(request, request.from(), dataScope)
                        .fold(
                                earlier -> split(request, request.to(), dataScope)
                                        .fold(
                                                later -> splitResult(
                                                        earlier, later, new SliceLabels(request.by(), dataScope)),
                                                refused -> SplitResult.none(refused.why())),
                                refused -> SplitResult.none(refused.why()));
    }

    private static @Nullable String absent(Period week, Reading reading) {
        return reading.fold(present -> null, absent -> absent.during("in the " + DateFormatter.period(week))
                .why());
    }

    private Split split(KpiViewRequest request, Period week, DataScope dataScope) {
        return kpiSplitter.split(request.kpi(), week, week, request.cut(), request.by(), dataScope);
    }

    private static SplitResult splitResult(Split.SplitParts earlier, Split.SplitParts later, SliceLabels sliceLabels) {
        var before = byName(earlier);
        var after = byName(later);
        var names = new TreeMap<String, Boolean>(Split.BY_NAME);
        before.keySet().forEach(name -> names.put(name, true));
        after.keySet().forEach(name -> names.put(name, true));
        if (names.size() == 1) {
            return new SplitResult(null, null, sliceLabels.labelOf(names.firstKey()));
        }
        var groups = new ArrayList<>(
                names.keySet().stream().map(name -> group(name, before, after)).toList());
        // The part without a name is last everywhere.
        if (groups.get(0).name().isEmpty()) {
            groups.add(groups.remove(0));
        }
        return new SplitResult(named(Mix.of(List.copyOf(groups)), sliceLabels), null, null);
    }

    private static @Nullable Mix named(@Nullable Mix mix, SliceLabels sliceLabels) {
        return mix == null
                ? null
                : new Mix(
                        mix.before(),
                        mix.after(),
                        sliceLabels.labelled(
                                mix.parts(),
                                Mix.MixContribution::name,
                                Mix.MixContribution::shareAfter,
                                Mix.MixContribution::withName));
    }

    private static Mix.MixGroup group(String name, Map<String, Quotient> before, Map<String, Quotient> after) {
        var then = before.getOrDefault(name, Quotient.NOTHING);
        var now = after.getOrDefault(name, Quotient.NOTHING);
        return new Mix.MixGroup(name, then.numerator(), then.denominator(), now.numerator(), now.denominator());
    }

    private static Map<String, Quotient> byName(Split.SplitParts parts) {
        var byName = new TreeMap<String, Quotient>();
        for (var part : parts.parts()) {
            byName.put(part.name() == null ? "" : part.name(), part.quotient());
        }
        return byName;
    }

    /** A split, or the reason why there is none. */
    private record SplitResult(
            @Nullable Mix mix,
            @Nullable String why,
            @Nullable String alone) {

        static SplitResult none(String why) {
            return new SplitResult(null, why, null);
        }
    }
}
