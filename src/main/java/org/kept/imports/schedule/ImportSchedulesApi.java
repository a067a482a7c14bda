package org.kept.imports.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.problem.RequiredBody;

/** REST API of scheduled imports. */
@Path("/api/v1/imports/schedules")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportSchedulesApi {

    private static final String REQUEST_EXAMPLE = """
            {"url":"https://files.example.org/orders.csv","mapping":"shopify-orders","every":"PT1H"}""";
    private static final String RESPONSE_EXAMPLE = """
            {"name":"shop-orders","url":"https://files.example.org/orders.csv","mapping":"shopify-orders","every":"PT1H",
             "by":"key:8f3a1c","next":"2026-11-29T10:31:00Z","paused":false,"failures":0,"runs":[
              {"started":"2026-11-29T09:31:00Z","finished":"2026-11-29T09:31:02Z","outcome":"imported","import":"4k2m9xq0vt",
               "receipt":{"received":120,"accepted":12,"replayed":108,"corrected":0,"rejected":0}}]}""";

    /** A schedule in the API; {@code next} is the time of its next fetch, if it is not paused. */
    @Schema(name = "ImportSchedule")
    public record ImportScheduleJson(
            String name,
            String url,
            String mapping,
            String every,
            String by,
            String next,
            boolean paused,
            int failures,
            List<ScheduleRunJson> runs) {}

    /** A run in the API. */
    @Schema(name = "ImportScheduleRun")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScheduleRunJson(
            String started,
            String finished,
            String outcome,
            @JsonProperty("import") @Nullable String importId,
            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode receipt,
            @Nullable String detail) {}

    private final ImportScheduleService service;
    private final ImportStarter starter;
    private final SecurityIdentity caller;

    ImportSchedulesApi(ImportScheduleService service, ImportStarter starter, SecurityIdentity caller) {
        this.service = service;
        this.starter = starter;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listImportSchedules", summary = "List the scheduled imports, each with its last runs")
    public List<ImportScheduleJson> all() {
        return service.all().stream().map(this::json).toList();
    }

    @GET
    @Path("/{name}")
    @Operation(
            operationId = "getImportSchedule",
            summary = "Read a scheduled import with its last runs",
            description =
                    "Up to 20 runs, newest first. `outcome` is `imported`, `unchanged` or `failed`; `detail` says why it"
                            + " failed. `receipt` is there while the receipt of the import is kept.")
    public ImportScheduleJson one(@RestPath String name) {
        return json(service.get(name));
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "scheduleImport",
            summary = "Fetch a file and import it again and again",
            description =
                    "The file is fetched at once and then every `every`, an ISO 8601 duration from PT5M to P31D, unless"
                            + " its server says that it is unchanged. `url` must be https, and its host must have an address of the"
                            + " public internet. Rows that come again change nothing. With `paused`, it waits until it is"
                            + " sent without.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScheduleRequest.class),
                            examples = @ExampleObject(name = "orders, every hour", value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportScheduleJson.class),
                            examples = @ExampleObject(name = "orders, every hour", value = RESPONSE_EXAMPLE)))
    public ImportScheduleJson put(@RestPath String name, @Nullable ScheduleRequest body) {
        var wanted = RequiredBody.of(body, "Send the schedule as JSON: {\"url\":…,\"mapping\":…,\"every\":…}.");
        service.put(name, wanted, caller.getPrincipal().getName());
        return json(service.get(name));
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "removeImportSchedule",
            summary = "Stop a scheduled import",
            description = "What it has imported stays.")
    public void remove(@RestPath String name) {
        service.remove(name);
    }

    private ImportScheduleJson json(ImportSchedule schedule) {
        return new ImportScheduleJson(
                schedule.name(),
                schedule.url().toString(),
                schedule.mapping(),
                schedule.every().toString(),
                schedule.author(),
                schedule.due().toString(),
                schedule.paused(),
                schedule.failures(),
                service.runs(schedule.name()).stream().map(this::json).toList());
    }

    private ScheduleRunJson json(ScheduleRun run) {
        return new ScheduleRunJson(
                run.started().toString(),
                run.finished().toString(),
                run.outcome().code(),
                run.importId(),
                receipt(run.importId()),
                run.detail());
    }

    private @Nullable JsonNode receipt(@Nullable String importId) {
        return importId == null ? null : starter.receipt(importId).orElse(null);
    }
}
