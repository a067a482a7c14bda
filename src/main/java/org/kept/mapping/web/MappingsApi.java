package org.kept.mapping.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.database.ListSlice;
import org.kept.document.DocumentResponse;
import org.kept.document.DocumentTree;
import org.kept.mapping.Mappings.MappingSummary;
import org.kept.mapping.store.MappingRevision;
import org.kept.mapping.store.MappingService;
import org.kept.mission.ExpectedVersion;
import org.kept.problem.ListParameters;
import org.kept.types.EventTypes;

/** REST API of mappings, as JSON or YAML. */
@Path("/api/v1/mappings")
@RolesAllowed("admin")
@Tag(name = "Mappings")
public class MappingsApi {

    /** Low, because a version is read with its document. */
    private static final int MAX_LIMIT = 100;

    /** Response header, because the body is the document as it was saved. */
    private static final String WARNINGS = "Kept-Warnings";

    private final MappingService mappings;
    private final EventTypes types;

    MappingsApi(MappingService mappings, EventTypes types) {
        this.mappings = mappings;
        this.types = types;
    }

    /** A version without its document; {@code deleted} if this version deleted the mapping. */
    @Schema(name = "MappingVersion")
    public record MappingVersionJson(int version, Instant created, String author, boolean deleted) {

        static MappingVersionJson of(MappingRevision revision) {
            return new MappingVersionJson(
                    revision.version(), revision.created(), revision.author(), revision.deleted());
        }
    }

    /** A page of versions; {@code nextCursor} starts the next page and is null at the end. */
    @Schema(name = "MappingVersions")
    public record MappingVersionPage(
            List<MappingVersionJson> items, @Nullable String nextCursor) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listMappings",
            summary = "All saved mappings, and the recipes that Kept ships",
            description = "A recipe has `recipe: true` and version 0. A saved mapping hides a recipe of its name.")
    @APIResponse(
            responseCode = "200",
            description = "Mappings and recipes, sorted by name",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MappingSummary.class),
                            examples = @ExampleObject(name = "a mapping and a recipe", value = MappingExample.LIST)))
    public List<MappingSummary> list() {
        return mappings.all();
    }

    @GET
    @Path("/{name}")
    @Produces({MediaType.APPLICATION_JSON, DocumentResponse.YAML, DocumentResponse.X_YAML, DocumentResponse.TEXT_YAML})
    @Operation(
            operationId = "getMapping",
            summary = "The document of a mapping or recipe; its ETag names the version",
            description = "`version` asks for an older version, also of a mapping that was deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "orders of a counter", value = MappingExample.JSON)),
                @Content(
                        mediaType = DocumentResponse.YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "orders of a counter", value = MappingExample.YAML))
            })
    @APIResponse(responseCode = "304", description = "The version is still the one that If-None-Match names")
    public Response get(
            @RestPath String name,
            @RestQuery @DefaultValue("0") int version,
            HttpHeaders headers,
            @RestHeader("If-None-Match") @Nullable String known) {
        var mapping = mappings.text(name, version);
        return DocumentResponse.of(mapping.version(), headers, known, mapping::write);
    }

    @PUT
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, DocumentResponse.YAML, DocumentResponse.X_YAML, DocumentResponse.TEXT_YAML})
    @Produces({MediaType.APPLICATION_JSON, DocumentResponse.YAML, DocumentResponse.X_YAML, DocumentResponse.TEXT_YAML})
    @Operation(
            operationId = "saveMapping",
            summary = "Saves a mapping: creates a version, unless nothing changed",
            description = "The document may leave out `name`; otherwise it is the one of the address. Expressions are"
                    + " compiled; every error is answered with its pointer and line. With `If-Match`, only the version"
                    + " that it names is replaced. A member of `data` that its event type does not have is probably"
                    + " misspelt: the header `Kept-Warnings` then names it, as JSON in the form of `errors`.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = DocumentResponse.YAML,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "orders of a counter", value = MappingExample.YAML)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "orders of a counter", value = MappingExample.JSON))
            })
    public Response put(
            @RestPath String name, byte[] body, HttpHeaders headers, @RestHeader("If-Match") @Nullable String ifMatch) {
        var saved = mappings.save(
                name, DocumentTree.text(body), DocumentResponse.sent(headers), ExpectedVersion.ifMatch(ifMatch));
        var warnings = saved.mapping().warnings(types);
        var response = DocumentResponse.of(saved.version(), headers, saved::write);
        return warnings.isEmpty()
                ? response
                : Response.fromResponse(response)
                        .header(WARNINGS, WarningHeader.of(warnings))
                        .build();
    }

    @DELETE
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteMapping",
            summary = "Deletes a mapping; its versions stay, and its name is free again")
    public void delete(@RestPath String name, @RestHeader("If-Match") @Nullable String ifMatch) {
        mappings.delete(name, ExpectedVersion.ifMatch(ifMatch));
    }

    @GET
    @Path("/{name}/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listMappingVersions", summary = "Every version of a mapping, the newest first")
    public MappingVersionPage versions(
            @RestPath String name, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        var most = ListParameters.limit(limit, MAX_LIMIT);
        var found = mappings.revisions(name, ListParameters.before(cursor), most + 1);
        if (found.isEmpty()) {
            mappings.requireKnown(name);
        }
        var page = ListSlice.of(found, most, revision -> Integer.toString(revision.version()));
        return new MappingVersionPage(
                page.items().stream().map(MappingVersionJson::of).toList(), page.next());
    }
}
