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
    private final HourPromises hourPromises;
    private final Missions missions;
    private final KpiReader kpiReader;
    private final KpiSettingsStore settings;

    HourlyAnalyses(
            HourlyKpiReader hourlyKpiReader,
            HourPromises hourPromises,
            Missions missions,
            KpiReader kpiReader,
            KpiSettingsStore settings) {
        this.hourlyKpiReader = hourlyKpiReader;
        this.hourPromises = hourPromises;
        this.missions = missions;
        this.kpiReader = kpiReader;
        this.settings = settings;
    }

    /** The week in progress. */
    Period current() {
        return kpiReader.currentPeriod(Grain.WEEK);
    }

    /** The reason why the KPI cannot be split by the hour; empty if it can. */
    Optional<String> refusal(KpiViewRequest request) {
        return hourlyKpiReader.unsupportedReason(request.kpi(), request.from(), request.to());
    }

    /** The analysis of a KPI that can be split by the hour. */
    HourlyAnalysis analyse(KpiViewRequest request) {
        var kpi = request.kpi();
        var end = request.to();
        var weeks = request.from().to(end);
        var readings = hourlyKpiReader.read(kpi, weeks.get(0), end, request.cut());
        var history = missions.history();
        var target = target(history, kpi, end);
        var judge = hourPromises.judge(kpi, end, benchmark(target, end.compareTo(current()) < 0, readings));
        var timeline = settings.timeline();
        return new HourlyAnalysis(
                kpi,
                request.cut(),
                weeks,
                end.compareTo(current()) < 0,
                timeline.in(kpi, end),
                weeks.stream()
                                .map(week -> timeline.asCounted(kpi, week))
                                .distinct()
                                .count()
                        > 1,
                target,
                weeks.stream().anyMatch(week -> !sameTarget(target, target(history, kpi, week))),
                readings,
                judge,
                HourPromises.judge(judge, readings),
                hourlyKpiReader
                        .excluded(kpi, request.from(), end, request.cut())
                        .orElse(null));
    }

    private static @Nullable Target target(MissionHistory history, Kpi kpi, Period week) {
        return kpi.better() == Better.NEITHER
                ? null
                : history.targetFor(kpi.code(), week).orElse(null);
    }

    private static boolean sameTarget(@Nullable Target one, @Nullable Target other) {
        return one == null ? other == null : other != null && one.hasSameBounds(other);
    }

    private static Benchmark benchmark(@Nullable Target target, boolean complete, HourlyReadings readings) {
        if (!complete) {
            return new Benchmark.InProgress();
        }
        return target == null ? new Benchmark.Usual(readings.all().value().orElse(0)) : new Benchmark.Promise(target);
    }

    /** Whether the KPI has any data. */
    boolean hasData(Kpi kpi) {
        return kpiReader.extent(kpi, Grain.WEEK).isPresent();
    }

    /** Whether the whole company has data by the hour in the weeks of the request. */
    boolean hasHours(KpiViewRequest request) {
        return hourlyKpiReader
                .read(request.kpi(), request.from(), request.to(), Slice.ALL)
                .all()
                .isPresent();
    }
}
