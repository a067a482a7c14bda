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
import org.kept.rollup.Cut;
import org.kept.rollup.Hourly;
import org.kept.rollup.HourlyReadings;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Readings;
import org.kept.signal.Benchmark;
import org.kept.stats.Better;

/** KPIs by the hour, judged by the target of the last week shown. */
@ApplicationScoped
class HourPictures {

    /** After a longer silence the picture looks back to the last data there is. */
    private static final int SILENT_WEEKS = 13;

    private final Hourly hourly;
    private final HourPromises judges;
    private final Missions missions;
    private final Readings readings;
    private final KpiSettings settings;

    HourPictures(Hourly hourly, HourPromises judges, Missions missions, Readings readings, KpiSettings settings) {
        this.hourly = hourly;
        this.judges = judges;
        this.missions = missions;
        this.readings = readings;
        this.settings = settings;
    }

    /** The running week, the last that can be asked for. */
    Period current() {
        return readings.current(Grain.WEEK);
    }

    /** The last week that the question is about. */
    Period end(HourQuestion question) {
        var current = current();
        if (question.to() != null) {
            return question.to().compareTo(current) < 0 ? question.to() : current;
        }
        return readings.extent(question.kpi(), Grain.WEEK)
                .map(Readings.Extent::last)
                .filter(last -> last.end().plusWeeks(SILENT_WEEKS).isBefore(current.start()))
                .orElse(current.plus(-1));
    }

    /** Why there is no picture of the KPI; empty where there can be one. */
    Optional<String> whyNot(HourQuestion question) {
        var end = end(question);
        return hourly.whyNot(question.kpi(), end.plus(1 - question.span()), end);
    }

    /** The picture of a KPI that can be cut by the hour. */
    HourPicture picture(HourQuestion question) {
        var kpi = question.kpi();
        var end = end(question);
        var weeks = end.plus(1 - question.span()).to(end);
        var read = hourly.read(kpi, weeks.get(0), end, question.cut());
        var history = missions.history();
        var target = target(history, kpi, end);
        var judge = judges.judge(benchmark(target, end.compareTo(current()) < 0, read));
        var timeline = settings.timeline();
        return new HourPicture(
                kpi,
                question.cut(),
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
        return readings.extent(kpi, Grain.WEEK).isPresent();
    }

    /** Whether the whole company has anything by the hour there. */
    boolean hasHours(HourQuestion question) {
        var end = end(question);
        return hourly.read(question.kpi(), end.plus(1 - question.span()), end, Cut.ALL)
                .all()
                .isPresent();
    }
}
