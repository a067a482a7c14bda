package org.kept.openmetrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.rollup.Dimension;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSplitter;
import org.kept.rollup.Slice;
import org.kept.rollup.Split;
import org.kept.signal.Judge;
import org.kept.signal.KpiChart;
import org.kept.signal.KpiCharts;
import org.kept.signal.Verdict;

/** Makes gauges of the last complete week of every KPI. A KPI without a value has no reading. */
@ApplicationScoped
class ReadingGauges {

    private static final String READING = "kept_reading";
    private static final String SAMPLE = "kept_reading_sample";
    private static final String TARGET = "kept_reading_target";
    private static final String VERDICT = "kept_reading_verdict";
    private static final String LIMIT = "kept_reading_limit";
    private static final String WEEK = "kept_reading_week_start_seconds";

    private final KpiRegistry kpiRegistry;
    private final KpiReader kpiReader;
    private final KpiCharts charts;
    private final KpiSplitter splitter;
    private final Missions missions;
    private final Judge judge;
    private final ReportingZone zone;

    ReadingGauges(
            KpiRegistry kpiRegistry,
            KpiReader kpiReader,
            KpiCharts charts,
            KpiSplitter splitter,
            Missions missions,
            Judge judge,
            ReportingZone zone) {
        this.kpiRegistry = kpiRegistry;
        this.kpiReader = kpiReader;
        this.charts = charts;
        this.splitter = splitter;
        this.missions = missions;
        this.judge = judge;
        this.zone = zone;
    }

    /** The gauges of the last complete week: of the company, and of the teams that the caller may see. */
    OpenMetricsText lastWeek(DataScope dataScope) {
        var week = kpiReader.currentPeriod(Grain.WEEK).plus(-1);
        var history = missions.history();
        var text = new OpenMetricsText();
        text.family(
                READING,
                "Value in the last complete week, in the unit of the KPI; team is empty for the whole company.");
        text.family(SAMPLE, "What the value is from, such as contacts or answers.");
        text.family(TARGET, "Bound of the target.");
        text.family(VERDICT, "1 for the verdict on the week.");
        text.family(LIMIT, "End of the usual range.");
        text.family(WEEK, "Beginning of the week.");
        text.sample(WEEK, Map.of(), (double) zone.startOf(week).getEpochSecond());
        for (var kpi : kpiRegistry.all()) {
            addCompany(kpi, week, history, text);
            addTeams(kpi, week, dataScope, text);
        }
        return text;
    }

    private void addCompany(Kpi kpi, Period week, MissionHistory history, OpenMetricsText text) {
        var chart = charts.chart(kpi, Grain.WEEK, Slice.ALL, null, week);
        var index = chart.indexOf(week);
        var reading =
                index < 0 ? Reading.noData() : chart.points().get(index).read().reading();
        add(kpi, "", reading, text);
        var target = history.targetFor(kpi.code(), week);
        target.ifPresent(each -> {
            addBound(TARGET, kpi, "low", each.low(), text);
            addBound(TARGET, kpi, "high", each.high(), text);
        });
        var verdict = judge.of(kpi, week).verdict(reading, target.orElse(null));
        if (verdict != Verdict.NO_TARGET) {
            var labels = labels(kpi, "");
            labels.put("verdict", verdict.code());
            text.sample(VERDICT, labels, 1);
        }
        var limits = index < 0 ? null : chart.limitsAt(index);
        if (limits != null) {
            var range = KpiChart.rangeAt(limits, index);
            addBound(LIMIT, kpi, "low", range.lower(), text);
            addBound(LIMIT, kpi, "high", range.upper(), text);
        }
    }

    private void addTeams(Kpi kpi, Period week, DataScope dataScope, OpenMetricsText text) {
        var parts = splitter.split(kpi, week, week, Slice.ALL, Dimension.TEAM, dataScope)
                .fold(Optional::of, refusal -> Optional.<Split.SplitParts>empty());
        parts.ifPresent(split -> split.parts().forEach(part -> {
            var team = part.name();
            if (team != null && dataScope.allowsTeam(team)) {
                add(kpi, team, part.reading(), text);
            }
        }));
    }

    private static void add(Kpi kpi, String team, Reading reading, OpenMetricsText text) {
        reading.value().ifPresent(value -> text.sample(READING, labels(kpi, team), value));
        reading.fold(present -> present.sample(), absent -> OptionalDouble.empty())
                .ifPresent(sample -> text.sample(SAMPLE, labels(kpi, team), sample));
    }

    private static void addBound(String family, Kpi kpi, String bound, double value, OpenMetricsText text) {
        if (Double.isFinite(value)) {
            var labels = labels(kpi, "");
            labels.put("bound", bound);
            text.sample(family, labels, value);
        }
    }

    private static Map<String, String> labels(Kpi kpi, String team) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("kpi", kpi.code());
        labels.put("team", team);
        return labels;
    }
}
