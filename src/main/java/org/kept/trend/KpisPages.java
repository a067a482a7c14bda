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
import org.kept.access.Roles;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Defined;
import org.kept.kpi.Family;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.rollup.Cut;
import org.kept.rollup.KpiSettings;
import org.kept.rollup.Kpis;
import org.kept.rollup.Readings;
import org.kept.signal.Charts;
import org.kept.signal.Shown;
import org.kept.signal.Sparks;
import org.kept.ui.Dates;

/** All KPIs on one page. */
@Path("/kpis")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class KpisPages {

    @CheckedTemplate(basePath = "trend")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance kpis(KpisPage page);
    }

    private final Kpis kpis;
    private final Charts charts;
    private final Readings readings;
    private final Missions missions;
    private final KpiSettings settings;
    private final String zone;
    private final ReadSession reads;

    KpisPages(
            Kpis kpis,
            Charts charts,
            Readings readings,
            Missions missions,
            KpiSettings settings,
            @ConfigProperty(name = "kept.zone") String zone,
            ReadSession reads) {
        this.kpis = kpis;
        this.charts = charts;
        this.readings = readings;
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
        var week = readings.current(Grain.WEEK).plus(-1);
        var mission = missions.asOf(week).map(MissionVersion::mission).orElse(null);
        var timeline = settings.timeline();
        var families = Arrays.stream(Family.values())
                .map(family -> new KpisPage.Group(
                        name(family),
                        Catalogue.all().stream()
                                .filter(kpi -> kpi.family() == family)
                                .map(kpi -> row(kpi, kpi.title(timeline.in(kpi, week)), week, mission))
                                .toList()))
                .toList();
        var groups = new ArrayList<>(families);
        add(groups, "Your own, by configuration", kpis.configured(), week, mission);
        add(groups, "Guarantees of the mission", mission == null ? List.of() : kpis.guarantees(mission), week, mission);
        return Templates.kpis(new KpisPage(Dates.period(week) + ", " + zone, groups));
    }

    private void add(List<KpisPage.Group> groups, String name, List<Kpi> own, Period week, @Nullable Mission mission) {
        if (!own.isEmpty()) {
            groups.add(new KpisPage.Group(
                    name,
                    own.stream().map(kpi -> row(kpi, kpi.name(), week, mission)).toList()));
        }
    }

    private KpisPage.Row row(Kpi kpi, String name, Period week, @Nullable Mission mission) {
        var chart = charts.chart(kpi, Grain.WEEK, Cut.ALL, null, week);
        var index = chart.indexOf(week);
        var mark = chart.variationAt(index);
        var reading = index < 0
                ? Reading.absent("nothing was counted yet")
                : chart.points().get(index).read().reading();
        var clause = clauses(mission, kpi).stream().findFirst();
        return new KpisPage.Row(
                name,
                "/kpis/" + kpi.code(),
                Shown.figure(kpi, reading, true),
                Sparks.of(kpi, chart.points(), index < 0 ? null : chart.limitsAt(index), null, mark),
                mark == null ? null : mark.code(),
                clause.map(each -> each.quote()).orElse(null),
                clause.map(each -> "/#clause-" + each.code()).orElse(null),
                mission != null
                        && mission.notMeasured().stream()
                                .anyMatch(each -> each.kpi().equals(kpi.code())));
    }

    private static List<Clause> clauses(@Nullable Mission mission, Kpi kpi) {
        if (mission == null) {
            return List.of();
        }
        return kpi.code().startsWith(Defined.GUARANTEE)
                ? mission.clauses().stream()
                        .filter(clause -> Defined.guaranteeOf(clause.code()).equals(kpi.code()))
                        .toList()
                : mission.clausesFor(kpi.code());
    }

    private static String name(Family family) {
        return switch (family) {
            case TIME -> "Time";
            case QUALITY -> "Quality";
            case ACCURACY -> "Accuracy";
            case LOYALTY -> "Loyalty";
        };
    }
}
