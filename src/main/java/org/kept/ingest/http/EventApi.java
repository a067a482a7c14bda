package org.kept.ingest.http;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
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
import org.kept.access.ScopeChecked;
import org.kept.audit.Audit;
import org.kept.body.RequestBodyReader;
import org.kept.calendar.ReportingZone;
import org.kept.document.NameText;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventRepository;
import org.kept.ingest.EventView;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.pipeline.IngestExecutor;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** REST API of events: push in any format, read with revisions, correct and void with a reason. */
@Path("/api/v1/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EventApi {

    private static final String ONE = """
            {"id":"ord-1001","source":"webshop","type":"order","time":"2026-11-16T09:31:00+01:00",
             "team":"berlin","channel":"web","data":{"customer":"c-77"}}""";
    private static final String CLOUD_EVENT = """
            {"specversion":"1.0","id":"ord-1001","source":"https://shop.example","type":"order",
             "time":"2026-11-16T09:31:00+01:00","team":"berlin","channel":"web","data":{"customer":"c-77"}}""";
    private static final String NDJSON = """
            {"id":"call-1","source":"phone","type":"contact","time":"2026-11-16T09:31:00+01:00","data":{"outcome":"answered","waitSeconds":12}}
            {"id":"call-2","source":"phone","type":"contact","time":"2026-11-16T09:32:10+01:00","data":{"outcome":"abandoned","waitSeconds":95}}""";
    private static final String CSV = """
            id,source,type,time,team,channel,customer,value
            ord-1001,webshop,order,2026-11-16T09:31:00+01:00,berlin,web,c-77,19.90""";
    private static final String RECEIPT = """
            {"received":1000,"accepted":990,"replayed":5,"corrected":0,"rejected":5,
             "errors":[{"index":17,"source":"webshop","id":"ord-17","code":"time.future","pointer":"/time",
             "detail":"2026-12-01T00:00:00Z is more than 5 minutes in the future."}],"errorsTruncated":false}""";

    private final EventRequestHandler eventRequestHandler;
    private final EventRepository eventRepository;
    private final EventIngestion ingestion;
    private final ReportingZone zone;
    private final Audit audit;
    private final SecurityIdentity identity;
    private final IngestExecutor ingestExecutor;

    EventApi(
            EventRequestHandler eventRequestHandler,
            EventRepository eventRepository,
            EventIngestion ingestion,
            ReportingZone zone,
            Audit audit,
            SecurityIdentity identity,
            IngestExecutor ingestExecutor) {
        this.ingestExecutor = ingestExecutor;
        this.eventRequestHandler = eventRequestHandler;
        this.eventRepository = eventRepository;
        this.ingestion = ingestion;
        this.zone = zone;
        this.audit = audit;
        this.identity = identity;
    }

    @POST
    @RolesAllowed("ingest")
    @ScopeChecked
    @Consumes({
        "application/json",
        "application/x-ndjson",
        "text/csv",
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @Operation(
            operationId = "pushEvents",
            summary = "Push events",
            description = "One event, an array of at most 10,000, or a stream of any length. When the response arrives,"
                    + " every accepted event is stored and counted. Sending it again changes nothing.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "one event", value = ONE)),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "two calls", value = NDJSON)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "one order", value = CSV)),
                @Content(
                        mediaType = "application/cloudevents+json",
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "structured", value = CLOUD_EVENT)),
                @Content(
                        mediaType = "application/cloudevents-batch+json",
                        schema = @Schema(type = SchemaType.ARRAY),
                        examples = @ExampleObject(name = "batched", value = "[" + CLOUD_EVENT + "]"))
            })
    @APIResponse(
            responseCode = "200",
            description = "Nothing was rejected",
            content =
                    @Content(
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "receipt", value = RECEIPT)))
    @APIResponse(responseCode = "207", description = "Some were rejected; the others are stored")
    @APIResponse(responseCode = "422", description = "All were rejected, or any with atomic=true; nothing is stored")
    @NonBlocking
    public CompletionStage<Response> push(
            @Context HttpServerRequest request,
            @QueryParam("dryrun") @DefaultValue("false") String dryrun,
            @QueryParam("onconflict") @DefaultValue("reject") String onconflict,
            @QueryParam("atomic") @DefaultValue("false") String atomic) {
        var correct = parseChoice("onconflict", onconflict, "correct", "reject");
        var options =
                IngestOptions.of(parseChoice("dryrun", dryrun, "true", "false"), correct, audit.actor(), callerScope());
        return RequestBodyReader.drainOnFailure(
                        request,
                        () -> eventRequestHandler.accept(
                                request, parseChoice("atomic", atomic, "true", "false"), options))
                .thenApply(receipt ->
                        Response.status(receipt.status()).entity(receipt).build());
    }

    @GET
    @Path("{source}/{id}")
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "getEvent", summary = "An event with its revisions")
    public EventView get(@PathParam("source") String source, @PathParam("id") String id) {
        return EventView.ofHistory(eventRepository.history(storedKey(source, id, callerScope()), callerScope()), zone);
    }

    @PUT
    @Path("{source}/{id}")
    @RolesAllowed("ingest")
    @ScopeChecked
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctEvent",
            summary = "Correct an event",
            description = "The body is the whole event; it becomes the next revision. A voided event is restored.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "the whole event", value = ONE)))
    @NonBlocking
    public CompletionStage<EventView> correct(
            @Context HttpServerRequest request,
            @PathParam("source") String source,
            @PathParam("id") String id,
            @QueryParam("reason") @Nullable String reason) {
        var dataScope = callerScope();
        var options = IngestOptions.correction(audit.actor(), EventIngestion.reason(reason), dataScope);
        Supplier<Event.EventKey> known = () -> {
            var key = storedKey(source, id, dataScope);
            eventRepository.history(key, dataScope);
            return key;
        };
        return RequestBodyReader.drainOnFailure(request, () -> eventRequestHandler.correct(request, known, options))
                .thenApplyAsync(
                        receipt -> correctedEvent(receipt, storedKey(source, id, dataScope), dataScope),
                        ingestExecutor);
    }

    private EventView correctedEvent(Receipt receipt, Event.EventKey key, DataScope dataScope) {
        if (receipt.rejected() > 0) {
            throw Problem.invalid(
                    "The event was not corrected.",
                    receipt.errors().stream()
                            .map(error -> new InputError(error.pointer(), null, error.code(), error.detail()))
                            .toList());
        }
        return EventView.ofHistory(eventRepository.history(key, dataScope), zone);
    }

    @DELETE
    @Path("{source}/{id}")
    @RolesAllowed("ingest")
    @ScopeChecked
    @Operation(
            operationId = "voidEvent",
            summary = "Void an event",
            description = "It counts nowhere from now on, and stays readable with the reason.")
    public Response voidEvent(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @QueryParam("reason") @Nullable String reason) {
        var dataScope = callerScope();
        ingestion.voidEvent(storedKey(source, id, dataScope), audit.actor(), EventIngestion.reason(reason), dataScope);
        return Response.noContent().build();
    }

    /** The key as spelt if an event is stored under it, from before names were normalised. */
    private Event.EventKey storedKey(String source, String id, DataScope dataScope) {
        var spelt = new Event.EventKey(source, id);
        var normal = new Event.EventKey(NameText.normalise(source), id);
        return normal.equals(spelt) || eventRepository.find(spelt, dataScope) == null ? normal : spelt;
    }

    private DataScope callerScope() {
        return DataScope.of(identity);
    }

    private static boolean parseChoice(String parameter, String value, String yes, String no) {
        if (value.equals(yes)) {
            return true;
        }
        if (value.equals(no)) {
            return false;
        }
        throw Problem.parameter(parameter, value, List.of(no, yes));
    }
}
