package org.kept.effect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.ReadSession;
import org.kept.exclusion.ExcludedReading;
import org.kept.exclusion.Exclusion;
import org.kept.exclusion.Exclusions;
import org.kept.kpi.Kpi;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Slice;
import org.kept.signal.Judge;
import org.kept.signal.Verdict;

/** Tells what exclusions change: numbers and verdicts by week, with and without them. */
@ApplicationScoped
public class ExclusionEffects {

    /** The weeks, up to the last complete one, in which changed verdicts are counted. */
    static final int COUNTED_WEEKS = 104;

    /** The teams whose numbers are counted beside those of the whole company. */
    private static final int MAX_TEAMS = 20;

    /** The author of exclusions and the number that they touch. */
    private record ChangeKey(String kpi, String team, String author) {}

    private final Exclusions exclusions;
    private final KpiReader kpiReader;
    private final KpiRegistry kpiRegistry;
    private final Missions missions;
    private final Judge judge;
    private final ReportingZone zone;
    private final ReadSession reads;

    ExclusionEffects(
            Exclusions exclusions,
            KpiReader kpiReader,
            KpiRegistry kpiRegistry,
            Missions missions,
            Judge judge,
            ReportingZone zone,
            ReadSession reads) {
        this.exclusions = exclusions;
        this.kpiReader = kpiReader;
        this.kpiRegistry = kpiRegistry;
        this.missions = missions;
        this.judge = judge;
        this.zone = zone;
        this.reads = reads;
    }

    /**
     * What an exclusion changes beside the others in effect; for one that has ended, what it changed.
     *
     * @param exclusion it need not be stored
     * @param max the number of numbers to show
     * @param company whether the caller may see numbers of the whole company
     */
    ExclusionEffect effect(Exclusion exclusion, int max, DataScope dataScope, boolean company) {
        return reads.during(() -> {
            var first = Period.of(Grain.WEEK, exclusion.span().firstDay(zone));
            var last = Period.of(Grain.WEEK, exclusion.span().lastDay(zone));
            var current = kpiReader.currentPeriod(Grain.WEEK);
            if (first.compareTo(current) > 0) {
                return ExclusionEffect.NOT_BEGUN;
            }
            var weeks = first.to(last.compareTo(current) > 0 ? current : last);
            var touched = new ArrayList<ChangedNumber>();
            for (var slice : slices(exclusion.team(), dataScope, company)) {
                for (var kpi : kpis(exclusion, weeks, dataScope)) {
                    touched.addAll(changes(exclusion.asInEffect(), kpi, weeks, slice));
                }
            }
            return ExclusionEffect.of(touched, max);
        });
    }

    private static List<Slice> slices(@Nullable String team, DataScope dataScope, boolean company) {
        var slices = new ArrayList<Slice>();
        if (company) {
            slices.add(Slice.ALL);
        }
        if (team != null && dataScope.allowsTeam(team)) {
            slices.add(new Slice(team, null));
        }
        if (team == null && !company) {
            dataScope.teams().stream().sorted().forEach(each -> slices.add(new Slice(each, null)));
        }
        return slices;
    }

    /** The KPI of the exclusion, or those by which the missions of these weeks are measured. */
    private List<Kpi> kpis(Exclusion exclusion, List<Period> weeks, DataScope dataScope) {
        var kpis = exclusion.kpi() == null
                ? missionKpis(weeks)
                : kpiRegistry.find(exclusion.kpi()).stream().toList();
        return kpis.stream().filter(kpi -> dataScope.allowsKpi(kpi.code())).toList();
    }

    private List<Kpi> missionKpis(List<Period> weeks) {
        var history = missions.history();
        return weeks.stream()
                .flatMap(week -> history.versionIn(week).stream())
                .distinct()
                .flatMap(version -> version.mission().clauses().stream())
                .flatMap(clause -> clause.measures().stream())
                .map(measure -> measure.kpi())
                .distinct()
                .flatMap(code -> kpiRegistry.find(code).stream())
                .toList();
    }

    private List<ChangedNumber> changes(Exclusion exclusion, Kpi kpi, List<Period> weeks, Slice slice) {
        var others = exclusions.inEffect().stream()
                .filter(each -> !each.id().equals(exclusion.id()))
                .toList();
        var all = new ArrayList<>(others);
        all.add(exclusion);
        var with = read(kpi, weeks, slice, others);
        var without = read(kpi, weeks, slice, all);
        var history = missions.history();
        var changes = new ArrayList<ChangedNumber>();
        for (var i = 0; i < weeks.size(); i++) {
            var excluded = without.get(i).excluded();
            if (excluded != null && touches(exclusion, excluded)) {
                changes.add(change(kpi, slice, with.get(i), without.get(i), excluded.keptIn(), history));
            }
        }
        return changes;
    }

    private static boolean touches(Exclusion exclusion, ExcludedReading excluded) {
        return excluded.exclusions().stream().anyMatch(each -> each.id().equals(exclusion.id()));
    }

    private List<KpiReader.PeriodReading> read(
            Kpi kpi, List<Period> weeks, Slice slice, Collection<Exclusion> leavingOut) {
        return kpiReader.series(kpi, weeks.get(0), weeks.get(weeks.size() - 1), slice, null, leavingOut);
    }

    private ChangedNumber change(
            Kpi kpi,
            Slice slice,
            KpiReader.PeriodReading with,
            KpiReader.PeriodReading without,
            @Nullable String keptIn,
            MissionHistory history) {
        var target = history.targetFor(kpi.code(), with.period()).orElse(null);
        var kpiJudge = judge.of(kpi, with.period());
        return new ChangedNumber(
                kpi,
                with.period(),
                slice.team(),
                with.complete(),
                target,
                with.reading(),
                without.reading(),
                kpiJudge.verdict(with.reading(), target),
                kpiJudge.verdict(without.reading(), target),
                keptIn);
    }

    /**
     * How many verdicts of the last 104 complete weeks the exclusions in effect changed, by KPI, team and author; the
     * most first. A week that exclusions of two authors touch counts for both.
     *
     * @param company whether the caller may see numbers of the whole company
     */
    List<VerdictChange> verdictChanges(DataScope dataScope, boolean company) {
        return reads.during(() -> {
            var inEffect = exclusions.inEffect();
            var last = kpiReader.currentPeriod(Grain.WEEK).plus(-1);
            var first = inEffect.stream()
                    .map(each -> Period.of(Grain.WEEK, each.span().firstDay(zone)))
                    .min(Comparator.naturalOrder())
                    .filter(week -> week.compareTo(last) <= 0);
            if (first.isEmpty()) {
                return List.of();
            }
            var earliest = last.plus(1L - COUNTED_WEEKS);
            var weeks = (first.get().compareTo(earliest) < 0 ? earliest : first.get()).to(last);
            var changes = new ArrayList<VerdictChange>();
            for (var slice : countedSlices(inEffect, dataScope, company)) {
                for (var kpi : countedKpis(inEffect, weeks, dataScope)) {
                    changes.addAll(verdictChanges(kpi, weeks, slice));
                }
            }
            return changes.stream()
                    .sorted(Comparator.comparing(VerdictChange::changed).reversed())
                    .toList();
        });
    }

    private static List<Slice> countedSlices(List<Exclusion> inEffect, DataScope dataScope, boolean company) {
        var teams = new TreeSet<String>();
        for (var each : inEffect) {
            var team = each.team();
            if (team != null && dataScope.allowsTeam(team)) {
                teams.add(team);
            }
        }
        if (!company) {
            teams.addAll(dataScope.teams());
        }
        var slices = new ArrayList<>(company ? List.of(Slice.ALL) : List.<Slice>of());
        teams.stream().limit(MAX_TEAMS).forEach(team -> slices.add(new Slice(team, null)));
        return slices;
    }

    private List<Kpi> countedKpis(List<Exclusion> inEffect, List<Period> weeks, DataScope dataScope) {
        var kpis = new LinkedHashMap<String, Kpi>();
        missionKpis(weeks).forEach(kpi -> kpis.put(kpi.code(), kpi));
        inEffect.stream()
                .map(Exclusion::kpi)
                .filter(Objects::nonNull)
                .flatMap(code -> kpiRegistry.find(String.valueOf(code)).stream())
                .forEach(kpi -> kpis.put(kpi.code(), kpi));
        return kpis.values().stream()
                .filter(kpi -> dataScope.allowsKpi(kpi.code()))
                .toList();
    }

    private Collection<VerdictChange> verdictChanges(Kpi kpi, List<Period> weeks, Slice slice) {
        var history = missions.history();
        var counted = new LinkedHashMap<ChangeKey, VerdictChange>();
        for (var number : kpiReader.series(kpi, weeks.get(0), weeks.get(weeks.size() - 1), slice)) {
            var excluded = number.excluded();
            if (excluded == null) {
                continue;
            }
            var target = history.targetFor(kpi.code(), number.period()).orElse(null);
            var kpiJudge = judge.of(kpi, number.period());
            var with = kpiJudge.verdict(excluded.with(), target);
            var without = kpiJudge.verdict(number.reading(), target);
            excluded.exclusions().stream().map(Exclusion::author).distinct().forEach(author -> {
                var key = new ChangeKey(kpi.code(), Objects.toString(slice.team(), ""), author);
                var before = counted.getOrDefault(key, new VerdictChange(kpi, slice.team(), author, 0, 0, 0, 0));
                counted.put(key, plus(before, with, without));
            });
        }
        return counted.values();
    }

    private static VerdictChange plus(VerdictChange before, Verdict with, Verdict without) {
        var changed = !with.code().equals(without.code());
        return new VerdictChange(
                before.kpi(),
                before.team(),
                before.author(),
                before.weeks() + 1,
                before.changed() + (changed ? 1 : 0),
                before.missedToMet() + (with.isMissed() && without == Verdict.MET ? 1 : 0),
                before.missedToNone() + (with.isMissed() && !without.isJudged() ? 1 : 0));
    }
}
