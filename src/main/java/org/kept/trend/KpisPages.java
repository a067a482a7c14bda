package org.kept.trend;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.kpi.Catalogue;
import org.kept.kpi.CustomKpiFactory;
import org.kept.kpi.Kpi;
import org.kept.kpi.Kpi.KpiFamily;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.KpiReader;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.KpiSettingsStore;
import org.kept.rollup.Slice;
import org.kept.signal.KpiCharts;
import org.kept.ui.DateFormatter;
import org.kept.view.ExcludedNotice;
import org.kept.view.KpiFormatter;
import org.kept.view.SparklineBuilder;

/** The page with all KPIs. */
@Path("/kpis")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class KpisPages {

    @CheckedTemplate(basePath = "trend")
    static final class KpiListTemplates {

        private KpiListTemplates() {}

        static native TemplateInstance kpis(KpisPage page);
    }

    private final KpiRegistry kpiRegistry;
    private final KpiCharts charts;
    private final KpiReader kpiReader;
    private final Missions missions;
    private final KpiSettingsStore settings;
    private final String zone;
    private final ReadSession reads;

    KpisPages(
            KpiRegistry kpiRegistry,
            KpiCharts charts,
            KpiReader kpiReader,
            Missions missions,
            KpiSettingsStore settings,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.kpiRegistry = kpiRegistry;
        this.charts = charts;
        this.kpiReader = kpiReader;
        this.missions = missions;
        this.settings = settings;
        this.zone = zone;
        this.reads = reads;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        return reads.during(this::page);
    }

    private TemplateInstance page() {
        var week = kpiReader.currentPeriod(Grain.WEEK).plus(-1);
        var mission = missions.versionIn(week).map(MissionVersion::mission).orElse(null);
        var timeline = settings.timeline();
        var families = Arrays.stream(KpiFamily.values())
                .map(family -> new KpisPage.KpiGroup(
                        name(family),
                        Catalogue.all().stream()
                                .filter(kpi -> kpi.family() == family)
                                .map(kpi -> row(kpi, kpi.title(timeline.in(kpi, week)), week, mission))
                                .toList()))
                .toList();
        var groups = new ArrayList<>(families);
        add(groups, "Your own KPIs", kpiRegistry.configured(), week, mission);
        add(
                groups,
                "Guarantees of the mission",
                mission == null ? List.of() : kpiRegistry.guarantees(mission),
                week,
                mission);
        return KpiListTemplates.kpis(new KpisPage(DateFormatter.period(week) + ", " + zone, groups));
    }

    private void add(
            List<KpisPage.KpiGroup> groups, String name, List<Kpi> kpis, Period week, @Nullable Mission mission) {
        if (!kpis.isEmpty()) {
            groups.add(new KpisPage.KpiGroup(
                    name,
                    kpis.stream()
                            .map(kpi -> row(kpi, kpi.name(), week, mission))
                            .toList()));
        }
    }

    private KpisPage.KpiListRow row(Kpi kpi, String name, Period week, @Nullable Mission mission) {
        var chart = charts.chart(kpi, Grain.WEEK, Slice.ALL, null, week);
        var index = chart.indexOf(week);
        var variationType = chart.variationAt(index);
        var reading =
                index < 0 ? Reading.noData() : chart.points().get(index).read().reading();
        var clause = clauses(mission, kpi).stream().findFirst();
        return new KpisPage.KpiListRow(
                name,
                "/kpis/" + kpi.code(),
                KpiFormatter.figure(kpi, reading, true),
                SparklineBuilder.build(
                        kpi, chart.points(), index < 0 ? null : chart.limitsAt(index), null, variationType),
                variationType == null ? null : variationType.code(),
                clause.map(each -> each.quote()).orElse(null),
                clause.map(each -> "/#clause-" + each.code()).orElse(null),
                mission != null
                        && mission.notMeasured().stream()
                                .anyMatch(each -> each.kpi().equals(kpi.code())),
                index < 0
                        ? null
                        : ExcludedNotice.brief(
                                kpi, chart.points().get(index).read().excluded()));
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
