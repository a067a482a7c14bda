package org.kept.hours;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.mission.Target;
import org.kept.rollup.HourlyKpiReader;
import org.kept.rollup.HourlyReadings;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.Slice;
import org.kept.signal.Benchmark;
import org.kept.stats.Better;
import org.kept.view.KpiViewRequest;

/** KPIs by the hour, judged by the target of the last week shown. */
@ApplicationScoped
class HourlyAnalyses {

    private final HourlyKpiReader hourlyKpiReader;
    private final HourPromises judges;
    private final Missions missions;
    private final KpiReader kpiReader;
    private final KpiSettingsStore settings;

    HourlyAnalyses(
            HourlyKpiReader hourlyKpiReader,
            HourPromises judges,
            Missions missions,
            KpiReader kpiReader,
            KpiSettingsStore settings) {
        this.hourlyKpiReader = hourlyKpiReader;
        this.judges = judges;
        this.missions = missions;
        this.kpiReader = kpiReader;
        this.settings = settings;
    }

    /** The running week. */
    Period current() {
        return kpiReader.current(Grain.WEEK);
    }

    /** Why there is no picture of the KPI; empty where there can be one. */
    Optional<String> whyNot(KpiViewRequest request) {
        return hourlyKpiReader.whyNot(request.kpi(), request.from(), request.to());
    }

    /** The picture of a KPI that can be cut by the hour. */
    HourlyAnalysis picture(KpiViewRequest request) {
        var kpi = request.kpi();
        var end = request.to();
        var weeks = request.from().to(end);
        var read = hourlyKpiReader.read(kpi, weeks.get(0), end, request.cut());
        var history = missions.history();
        var target = target(history, kpi, end);
        var judge = judges.judge(benchmark(target, end.compareTo(current()) < 0, read));
        var timeline = settings.timeline();
        return new HourlyAnalysis(
                kpi,
                request.cut(),
                weeks,
                end.compareTo(current()) < 0,
                timeline.in(kpi, end),
                weeks.stream().map(week -> timeline.in(kpi, week)).distinct().count() > 1,
                target,
                weeks.stream().anyMatch(week -> !same(target, target(history, kpi, week))),
                read,
                judge,
                HourPromises.judge(judge, read));
    }

    private static @Nullable Target target(MissionHistory history, Kpi kpi, Period week) {
        return kpi.better() == Better.NEITHER
                ? null
                : history.targetFor(kpi.code(), week).orElse(null);
    }

    private static boolean same(@Nullable Target one, @Nullable Target other) {
        return one == null ? other == null : other != null && one.asksTheSameAs(other);
    }

    private static Benchmark benchmark(@Nullable Target target, boolean complete, HourlyReadings read) {
        if (!complete) {
            return new Benchmark.InProgress();
        }
        return target == null ? new Benchmark.Usual(read.all().value().orElse(0)) : new Benchmark.Promise(target);
    }

    /** Whether anything is known of the KPI at all. */
    boolean hasData(Kpi kpi) {
        return kpiReader.extent(kpi, Grain.WEEK).isPresent();
    }

    /** Whether the whole company has anything by the hour there. */
    boolean hasHours(KpiViewRequest request) {
        return hourlyKpiReader
                .read(request.kpi(), request.from(), request.to(), Slice.ALL)
                .all()
                .isPresent();
    }
}
