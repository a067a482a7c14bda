package org.kept.mission.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Coverage;
import org.kept.mission.MeasurableKpis;
import org.kept.mission.MissionTabs;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.ui.Choice;
import org.kept.ui.DateFormatter;

/** Pages of the mission: the statement with its measures and reasons, the versions, and the coverage. */
@Path("/mission")
@RolesAllowed("person")
@Produces(MediaType.TEXT_HTML)
public class MissionPages {

    private static final int MAX_VERSIONS = 1_000;

    @CheckedTemplate(basePath = "mission")
    static final class MissionTemplates {

        private MissionTemplates() {}

        static native TemplateInstance mission(@Nullable MissionPage page, boolean administrator, boolean published);

        static native TemplateInstance versions(List<MissionVersionRow> versions, List<Choice> tabs);

        static native TemplateInstance coverage(CoveragePage page);
    }

    record MissionVersionRow(int number, String from, String published, String author, String statement) {}

    private final Missions missions;
    private final MeasurableKpis kpis;
    private final Clock clock;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    MissionPages(
            Missions missions,
            MeasurableKpis kpis,
            Clock clock,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.missions = missions;
        this.kpis = kpis;
        this.clock = clock;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance mission(@RestQuery @Nullable String published) {
        var page = missions.current()
                .map(version -> pageBuilder().page(version, true, missions.coverage()))
                .orElse(null);
        var justPublished = page != null && String.valueOf(page.number()).equals(published);
        return MissionTemplates.mission(page, isAdministrator(), justPublished);
    }

    @GET
    @Path("/versions")
    @Operation(hidden = true)
    public TemplateInstance versions() {
        return MissionTemplates.versions(
                missions.versions(MAX_VERSIONS).stream()
                        .map(version -> new MissionVersionRow(
                                version.number(),
                                DateFormatter.day(version.effectiveFrom()),
                                DateFormatter.moment(version.created(), zone),
                                version.author(),
                                version.mission().statement()))
                        .toList(),
                MissionTabs.VERSIONS.tabs());
    }

    @GET
    @Path("/coverage")
    @Operation(hidden = true)
    public TemplateInstance coverage() {
        return MissionTemplates.coverage(missions.current()
                .map(version -> new CoveragePage.CoveragePageBuilder(version.mission(), kpis).page(missions.coverage()))
                .orElse(CoveragePage.WITHOUT_MISSION));
    }

    @GET
    @Path("/versions/{number}")
    @Operation(hidden = true)
    public TemplateInstance version(@RestPath int number) {
        var version = missions.version(number)
                .orElseThrow(() -> Problem.notFound("The mission has no version " + number + "."));
        return MissionTemplates.mission(pageBuilder().page(version, false, Coverage.NONE), isAdministrator(), false);
    }

    private MissionPage.MissionPageBuilder pageBuilder() {
        return new MissionPage.MissionPageBuilder(
                kpis, missions.history(), zone, LocalDate.ofInstant(clock.instant(), zone), isAdministrator());
    }

    private boolean isAdministrator() {
        return caller.hasRole("administrator");
    }
}
