package org.kept.mission.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.ScopeChecked;
import org.kept.document.DocumentResponse;
import org.kept.document.DocumentTree;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.mission.Coverage;
import org.kept.mission.ExpectedVersion;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;

/** REST API of the mission document, as JSON or YAML. */
@Path("/api/v1/mission")
@Tag(name = "Mission")
public class MissionApi {

    private final Missions missions;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    MissionApi(Missions missions, SecurityIdentity caller, Downloads downloads) {
        this.missions = missions;
        this.caller = caller;
        this.downloads = downloads;
    }

    /**
     * What publishing a document would do.
     *
     * @param version the number of the version that would then be current
     */
    public record MissionPreview(boolean changed, int version, List<String> changes) {}

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DocumentResponse.YAML, DocumentResponse.X_YAML, DocumentResponse.TEXT_YAML})
    @Operation(
            operationId = "getMission",
            summary = "The whole mission document as it stands; its ETag names the version")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "A ferry company", value = MissionExample.JSON)),
                @Content(
                        mediaType = DocumentResponse.YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "A ferry company", value = MissionExample.YAML))
            })
    @APIResponse(responseCode = "304", description = "The version is still the one that If-None-Match names")
    public Response get(HttpHeaders headers, @RestHeader("If-None-Match") @Nullable String known) {
        var version = missions.current().orElseThrow(MissionApi::none);
        return DocumentResponse.of(
                version.number(), headers, known, format -> missions.write(version.mission(), format));
    }

    @PUT
    @RolesAllowed("admin")
    @Consumes({MediaType.APPLICATION_JSON, DocumentResponse.YAML, DocumentResponse.X_YAML, DocumentResponse.TEXT_YAML})
    @Produces({MediaType.APPLICATION_JSON, DocumentResponse.YAML, DocumentResponse.X_YAML, DocumentResponse.TEXT_YAML})
    @Operation(
            operationId = "publishMission",
            summary = "Publishes a mission document: creates a version, unless nothing changed")
    @RequestBody(
            content = {
                @Content(
                        mediaType = DocumentResponse.YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "A ferry company", value = MissionExample.YAML)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "A ferry company", value = MissionExample.JSON))
            })
    public Response put(
            byte[] body,
            HttpHeaders headers,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @RestQuery @DefaultValue("false") boolean dryrun) {
        var mission = missions.withoutOutdatedAgreements(
                missions.parse(DocumentTree.text(body), DocumentResponse.sent(headers)));
        if (dryrun) {
            return Response.ok(preview(mission), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        var author = caller.getPrincipal().getName();
        var version = missions.publish(mission, author, ExpectedVersion.ifMatch(ifMatch));
        return DocumentResponse.of(version.number(), headers, format -> missions.write(version.mission(), format));
    }

    @GET
    @Path("/coverage")
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getCoverage",
            summary = "Gaps: promises without a measure, KPIs without a promise, reasons to confirm")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Coverage.class)))
    public Response coverage(
            @RestQuery @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        if (missions.current().isEmpty()) {
            throw none();
        }
        return downloads.answer(
                form,
                missions.coverage().within(DataScope.of(caller)),
                "coverage",
                List.of("finding"),
                MissionApi::findings);
    }

    /** All findings as rows, each with the name of its list. */
    private static List<ObjectNode> findings(JsonNode coverage) {
        return coverage.properties().stream()
                .flatMap(list -> StreamSupport.stream(list.getValue().spliterator(), false)
                        .map(each -> {
                            var row = ((ObjectNode) each).objectNode();
                            row.put("finding", list.getKey());
                            row.setAll((ObjectNode) each);
                            return row;
                        }))
                .toList();
    }

    static Problem none() {
        return Problem.notFound(
                "No mission yet. Write it at /mission/edit and publish it," + " or send it with PUT /api/v1/mission.");
    }

    private MissionPreview preview(Mission mission) {
        var changes = missions.changes(mission);
        var number = missions.current().map(MissionVersion::number).orElse(0);
        return new MissionPreview(!changes.isEmpty(), changes.isEmpty() ? number : number + 1, changes);
    }
}
