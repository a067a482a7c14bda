package org.kept.mission.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.ScopeChecked;
import org.kept.database.ListSlice;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.mission.document.MissionWriter;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** REST API of the mission versions. */
@Path("/api/v1/mission/versions")
@RolesAllowed("read")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mission")
public class MissionVersionsApi {

    private final Missions missions;

    MissionVersionsApi(Missions missions) {
        this.missions = missions;
    }

    /** A version without its document. */
    @Schema(name = "Summary")
    public record MissionVersionSummary(
            int number, LocalDate effectiveFrom, Instant created, String author, String statement) {

        static MissionVersionSummary of(MissionVersion version) {
            return new MissionVersionSummary(
                    version.number(),
                    version.effectiveFrom(),
                    version.created(),
                    version.author(),
                    version.mission().statement());
        }
    }

    /** A page of versions; {@code nextCursor} starts the next page and is null at the end. */
    @Schema(name = "Versions")
    public record MissionVersionList(
            List<MissionVersionSummary> items, @Nullable String nextCursor) {}

    /** A version with its document. */
    @Schema(name = "Version")
    public record MissionVersionView(
            int number,
            LocalDate effectiveFrom,
            Instant created,
            String author,
            @Schema(description = "The mission document") JsonNode mission) {}

    @GET
    @ScopeChecked
    @Operation(operationId = "listMissionVersions", summary = "Every version, the last published first")
    public MissionVersionList list(@RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        var most = ListParameters.limit(limit);
        var page = ListSlice.of(
                missions.versions(ListParameters.before(cursor), most + 1),
                most,
                version -> Integer.toString(version.number()));
        return new MissionVersionList(
                page.items().stream().map(MissionVersionSummary::of).toList(), page.next());
    }

    @GET
    @ScopeChecked
    @Path("/{number}")
    @Operation(operationId = "getMissionVersion", summary = "One version with its whole document")
    public MissionVersionView get(@RestPath int number) {
        var version = missions.version(number)
                .orElseThrow(() -> Problem.notFound("The mission has no version " + number + "."));
        return new MissionVersionView(
                number,
                version.effectiveFrom(),
                version.created(),
                version.author(),
                MissionWriter.tree(version.mission()));
    }
}
