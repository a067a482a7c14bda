package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.Kpi;
import org.kept.kpi.Kpi.KpiFamily;
import org.kept.mission.Clause;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.Slice;
import org.kept.signal.KpiCharts;

/** Reads all KPIs in the last complete week: the catalogue by family, custom KPIs, the guarantees of the mission. */
@ApplicationScoped
class KpiListReader {

    private final KpiRegistry kpiRegistry;
    private final KpiCharts charts;
    private final KpiReader kpiReader;
    private final Missions missions;
    private final KpiSettingsStore settings;

    KpiListReader(
            KpiRegistry kpiRegistry,
            KpiCharts charts,
            KpiReader kpiReader,
            Missions missions,
            KpiSettingsStore settings) {
        this.kpiRegistry = kpiRegistry;
        this.charts = charts;
        this.kpiReader = kpiReader;
        this.missions = missions;
        this.settings = settings;
    }

    /** The last complete week. */
    Period week() {
        return kpiReader.currentPeriod(Grain.WEEK).plus(-1);
    }

    /** All KPIs in a week, group after group. */
    List<ListedKpi> read(Period week) {
        var mission = missions.versionIn(week).map(MissionVersion::mission).orElse(null);
        var timeline = settings.timeline();
        var listed = new ArrayList<ListedKpi>();
        for (var family : KpiFamily.values()) {
            Catalogue.all().stream()
                    .filter(kpi -> kpi.family() == family)
                    .forEach(kpi ->
                            listed.add(listed(name(family), kpi, kpi.title(timeline.in(kpi, week)), week, mission)));
        }
        kpiRegistry.configured().forEach(kpi -> listed.add(listed("Your own KPIs", kpi, kpi.name(), week, mission)));
        if (mission != null) {
            kpiRegistry
                    .guarantees(mission)
                    .forEach(kpi -> listed.add(listed("Guarantees of the mission", kpi, kpi.name(), week, mission)));
        }
        return List.copyOf(listed);
    }

    private ListedKpi listed(String group, Kpi kpi, String name, Period week, @Nullable Mission mission) {
        var chart = charts.chart(kpi, Grain.WEEK, Slice.ALL, null, week);
        return new ListedKpi(
                group,
                kpi,
                name,
                chart,
                chart.indexOf(week),
                clauses(mission, kpi).stream().findFirst().orElse(null),
                mission != null
                        && mission.notMeasured().stream()
                                .anyMatch(each -> each.kpi().equals(kpi.code())));
    }

    private static List<Clause> clauses(@Nullable Mission mission, Kpi kpi) {
        if (mission == null) {
            return List.of();
        }
        return kpi.code().startsWith(CustomKpiFactory.GUARANTEE)
                ? mission.clauses().stream()
                        .filter(clause ->
                                CustomKpiFactory.guaranteeCode(clause.code()).equals(kpi.code()))
                        .toList()
                : mission.clausesFor(kpi.code());
    }

    private static String name(KpiFamily family) {
        return switch (family) {
            case TIME -> "Time";
            case QUALITY -> "Quality";
            case ACCURACY -> "Accuracy";
            case LOYALTY -> "Loyalty";
        };
    }
}
