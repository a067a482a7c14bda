package org.kept.imports.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Scope;
import org.kept.access.ScopeChecked;
import org.kept.audit.Audit;
import org.kept.body.RequestBodyReader;
import org.kept.calendar.ReportingZone;
import org.kept.imports.ImportOptions;
import org.kept.imports.ImportOptionsParser;
import org.kept.imports.ImportReceipt;
import org.kept.imports.file.MappingFinder;
import org.kept.imports.file.SourceFile;
import org.kept.imports.http.ImportView.ImportListView;
import org.kept.imports.run.ImportOutcome;
import org.kept.imports.run.ImportService;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** REST API of imports: files of other systems, read by a mapping. */
@Path("/api/v1/imports")
@Tag(name = "Imports")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ImportApi {

    private static final int MAX_LIMIT = 200;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String ROWS = """
            Ticket ID,Created at,Group,Status
            4711,2026-11-16 09:31,Tier 1,Solved""";
    private static final String PAYLOAD = """
            {"id":"4711","created_at":"2026-11-16T09:31:00Z","status":"solved"}""";
    private static final String RECEIPT = """
            {"received":2,"accepted":1,"replayed":0,"corrected":0,"rejected":1,"leftOut":1,
             "leftOutBecause":{"It does not count: row['Status'] != 'Spam'":1},
             "errors":[{"index":1,"line":3,"code":"mapping.value","pointer":"/time",
             "detail":"'tomorrow' is not a time."}],"errorsTruncated":false}""";
    private static final String STARTED = "{\"id\":\"1f0a4c3e-6a52-4f0f-9d5c-1c9c6f6f0a11\"}";

    private final ImportRequestHandler requestHandler;
    private final ImportService imports;
    private final MappingFinder finder;
    private final ReportingZone zone;
    private final Audit audit;
    private final SecurityIdentity caller;

    ImportApi(
            ImportRequestHandler requestHandler,
            ImportService imports,
            MappingFinder finder,
            ReportingZone zone,
            Audit audit,
            SecurityIdentity caller) {
        this.requestHandler = requestHandler;
        this.imports = imports;
        this.finder = finder;
        this.zone = zone;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("ingest")
    @ScopeChecked
    @Consumes({
        "text/csv",
        "application/json",
        "application/x-ndjson",
        XLSX,
        "application/octet-stream",
        "text/plain",
        "text/tab-separated-values",
        "application/vnd.ms-excel"
    })
    @Operation(
            operationId = "importFile",
            summary = "Import a file",
            description =
                    "The body is the file as it is: CSV of any encoding and separator, an Excel workbook (`.xlsx`), JSON or"
                            + " NDJSON; what it is, is found out from its bytes. `mapping` names a saved mapping or a"
                            + " recipe; `source`, `zone`, `year`, `decimal`, `dates` and `clock` replace what it says. Of"
                            + " a workbook, `sheet`"
                            + " names the sheet to read; without it, the first that is not hidden is read. A small file"
                            + " is done with the answer; a large one goes on in the background, on any node. Importing it again"
                            + " counts nothing twice.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "one ticket", value = ROWS)),
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "payloads", value = "[" + PAYLOAD + "]")),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "one payload", value = PAYLOAD))
            })
    @APIResponse(
            responseCode = "200",
            description = "Done, and nothing was rejected",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportReceipt.class),
                            examples = @ExampleObject(name = "receipt", value = RECEIPT)))
    @APIResponse(
            responseCode = "202",
            description = "Goes on in the background; Location tells where to ask for it",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "started", value = STARTED)))
    @APIResponse(responseCode = "207", description = "Done; some were rejected, the others are stored")
    @APIResponse(responseCode = "413", description = "The file is too large; nothing is stored")
    @APIResponse(responseCode = "415", description = "This kind of file cannot be read; the answer says what it is")
    @APIResponse(responseCode = "422", description = "All were rejected, or the mapping cannot read the file")
    @APIResponse(responseCode = "429", description = "The caller has too many unfinished imports")
    @NonBlocking
    public CompletionStage<Response> importFile(
            @Context HttpServerRequest request,
            @QueryParam("mapping") @Nullable String mapping,
            @QueryParam("dryrun") @DefaultValue("false") String dryrun,
            @QueryParam("onconflict") @Nullable String onconflict,
            @QueryParam("source") @Nullable String source,
            @QueryParam("zone") @Nullable String zone,
            @QueryParam("year") @Nullable String year,
            @QueryParam("decimal") @Nullable String decimal,
            @QueryParam("dates") @Nullable String dates,
            @QueryParam("clock") @Nullable String clock,
            @QueryParam("sheet") @Nullable String sheet) {
        var actor = audit.actor();
        var reach = DataScope.of(caller);
        return RequestBodyReader.drainOnFailure(request, () -> {
                    var options = new ImportOptions(
                            ImportOptionsParser.mapping(mapping),
                            ImportOptionsParser.source(source),
                            ImportOptionsParser.zone(zone),
                            ImportOptionsParser.year(year),
                            ImportOptionsParser.decimal(decimal),
                            ImportOptionsParser.dates(dates),
                            ImportOptionsParser.clock(clock),
                            ImportOptionsParser.sheet(sheet),
                            isChosen("dryrun", dryrun, "true", "false"),
                            onconflict == null ? null : isChosen("onconflict", onconflict, "correct", "reject"));
                    return requestHandler.accept(
                            request,
                            actor.name(),
                            () -> imports.resolve(options),
                            (document, file) -> imports.accept(file, null, options, document, actor, reach));
                })
                .thenApply(ImportApi::answer);
    }

    private static Response answer(ImportOutcome outcome) {
        var receipt = outcome.receipt();
        if (receipt != null) {
            return Response.status(receipt.status()).entity(receipt).build();
        }
        var id = String.valueOf(outcome.id());
        return Response.status(202)
                .entity(Map.of("id", id))
                .header("Location", "/api/v1/imports/" + id)
                .build();
    }

    @POST
    @Path("inspect")
    @RolesAllowed("ingest")
    @ScopeChecked
    @Consumes({
        "text/csv",
        "application/json",
        "application/x-ndjson",
        XLSX,
        "application/octet-stream",
        "text/plain",
        "text/tab-separated-values",
        "application/vnd.ms-excel"
    })
    @Operation(
            operationId = "inspectFile",
            summary = "Look at a file",
            description = "Stores nothing. Answers what the file is, how it is written, what its columns seem to hold,"
                    + " which saved mapping or recipe fits it (`fits`), and what a person still has to say (`asks`)."
                    + " Of a workbook, it lists the sheets, and looks at `sheet`, or at the first that is not hidden.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "one ticket", value = ROWS)))
    @APIResponse(
            responseCode = "200",
            description = "What the file is",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    @NonBlocking
    public CompletionStage<InspectionView> inspect(
            @Context HttpServerRequest request, @QueryParam("sheet") @Nullable String sheet) {
        var actor = audit.actor();
        return RequestBodyReader.drainOnFailure(
                request,
                () -> requestHandler.accept(request, actor.name(), () -> true, (prepared, path) -> {
                    var file = SourceFile.of(path, ImportOptionsParser.sheet(sheet));
                    file.requireWorkbookFor(ImportOptionsParser.sheet(sheet));
                    return InspectionView.of(file, finder.propose(file));
                }));
    }

    @GET
    @RolesAllowed("ingest")
    @ScopeChecked
    @Operation(
            operationId = "listImports",
            summary = "Imports, newest first",
            description = "Those of the caller; an unlimited `admin` key sees those of everyone. Errors are left out.")
    public ImportListView list(@QueryParam("limit") @DefaultValue("50") int limit) {
        return ImportView.ofAll(imports.list(owner(), ListParameters.limit(limit, MAX_LIMIT)), zone);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("ingest")
    @ScopeChecked
    @Operation(operationId = "getImport", summary = "An import, how far it is, and its receipt")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public ImportView get(@PathParam("id") String id) {
        return ImportView.of(imports.require(id, owner()), zone);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("ingest")
    @ScopeChecked
    @Operation(
            operationId = "stopImport",
            summary = "Stop an import",
            description =
                    "It ends between two pieces. What was stored by then stays. A finished import stays as it is.")
    @APIResponse(responseCode = "204", description = "It is stopped, or was finished")
    public Response stop(@PathParam("id") String id) {
        imports.cancel(imports.require(id, owner()), audit.actor());
        return Response.noContent().build();
    }

    /** Owner whose imports the caller may see; null for everyone's. */
    private @Nullable String owner() {
        var seesAll =
                caller.hasRole(Scope.ADMIN.code()) && !DataScope.of(caller).isLimited();
        return seesAll ? null : audit.actor().name();
    }

    private static boolean isChosen(String parameter, String value, String yes, String no) {
        if (value.equals(yes)) {
            return true;
        }
        if (value.equals(no)) {
            return false;
        }
        throw Problem.parameter(parameter, value, List.of(no, yes));
    }
}
