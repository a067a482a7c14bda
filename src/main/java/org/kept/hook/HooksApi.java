package org.kept.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.PublicAddress;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.download.ListRequest;
import org.kept.hook.refusal.RefusalStore;
import org.kept.hook.refusal.Refusals;
import org.kept.problem.ListParameters;
import org.kept.problem.RequiredBody;
import org.kept.request.HookPath;

/** REST API of the hooks and their deliveries. */
@Path("/api/v1/hooks")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Hooks")
public class HooksApi {

    /** A hook to save. */
    @Schema(name = "NewHook")
    public record NewHook(
            @Nullable String mapping, @Nullable NewSignature signature) {}

    /** The signature of its deliveries; without {@code secret} the hook keeps its present one. */
    @Schema(name = "NewSignature")
    public record NewSignature(
            @Nullable String scheme, @Nullable String secret) {}

    /**
     * A hook; its secret is never shown.
     *
     * @param address URL to enter in the other system
     * @param lastDelivery arrival of the newest delivery in the inbox
     * @param refused number of deliveries that were refused and not kept
     */
    @Schema(name = "Hook")
    public record HookJson(
            String name,
            String mapping,
            SignatureJson signature,
            String address,
            Instant created,
            String createdBy,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant lastDelivery,

            long deliveries,
            long failed,
            long refused) {}

    @Schema(name = "Signature")
    public record SignatureJson(String scheme) {}

    /** A delivery; {@code payload} only in the answer for a single one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HookDelivery")
    public record DeliveryJson(
            UUID id,
            Instant received,
            String state,
            @Nullable String reason,
            long accepted,
            long replayed,
            long corrected,
            long rejected,
            @Nullable String senderId,
            @Nullable String topic,
            int bytes,
            Instant tried,
            @Nullable String payload) {

        static DeliveryJson of(HookDelivery delivery, @Nullable String payload) {
            var outcome = delivery.outcome();
            return new DeliveryJson(
                    delivery.id(),
                    delivery.received(),
                    outcome.state().code(),
                    outcome.reason(),
                    outcome.accepted(),
                    outcome.replayed(),
                    outcome.corrected(),
                    outcome.rejected(),
                    delivery.senderId(),
                    delivery.topic(),
                    delivery.bytes(),
                    delivery.tried(),
                    payload);
        }
    }

    /** A page of deliveries; {@code nextCursor} is null on the last page. */
    @Schema(name = "HookDeliveries")
    public record DeliveryListJson(
            List<DeliveryJson> items, @Nullable String nextCursor) {}

    /**
     * The deliveries that were refused for one reason on one day; nothing else is known of them.
     *
     * @param detail the reason as a sentence
     * @param last time of the last one
     */
    @Schema(name = "HookRefusals")
    public record RefusalsJson(LocalDate day, String reason, String detail, long refused, Instant last) {

        static RefusalsJson of(Refusals refusals) {
            return new RefusalsJson(
                    refusals.day(),
                    refusals.reason().code(),
                    refusals.reason().detail(),
                    refusals.refused(),
                    refusals.last());
        }
    }

    private static final String REQUEST_EXAMPLE = """
            {"mapping":"shopify-order","signature":{"scheme":"shopify","secret":"the secret that Shopify shows"}}""";
    private static final String RESPONSE_EXAMPLE = """
            {"name":"webshop","mapping":"shopify-order","signature":{"scheme":"shopify"},
             "address":"https://kept.example.org/hooks/webshop","created":"2026-11-16T09:31:00Z",
             "createdBy":"ada@example.org","lastDelivery":null,"deliveries":0,"failed":0,"refused":0}""";

    private static final List<String> DELIVERY_COLUMNS = DownloadColumns.of(DeliveryJson.class).stream()
            .filter(column -> !column.equals("payload"))
            .toList();

    private final HookService hookService;
    private final HookInbox inbox;
    private final RefusalStore refusals;
    private final PublicAddress address;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    HooksApi(
            HookService hookService,
            HookInbox inbox,
            RefusalStore refusals,
            PublicAddress address,
            SecurityIdentity caller,
            Downloads downloads) {
        this.hookService = hookService;
        this.inbox = inbox;
        this.refusals = refusals;
        this.address = address;
        this.caller = caller;
        this.downloads = downloads;
    }

    @GET
    @Operation(operationId = "listHooks", summary = "List the hooks", description = "Without their secrets.")
    public List<HookJson> all(UriInfo uri) {
        var counts = inbox.counts();
        var refused = refusals.totals();
        return hookService.all().stream()
                .map(hook -> json(
                        hook,
                        counts.getOrDefault(hook.name(), DeliveryStore.HookCounts.NONE),
                        refused.getOrDefault(hook.name(), 0L),
                        uri))
                .toList();
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getHook", summary = "One hook")
    public HookJson get(@RestPath String name, UriInfo uri) {
        var hook = hookService.require(name);
        return json(hook, uri);
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putHook",
            summary = "Create or change a hook",
            description = "Another system then delivers to POST /hooks/{name}, without a key: its deliveries are signed"
                    + " with the secret, which is never shown again. To change the mapping alone, leave the secret"
                    + " out.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewHook.class),
                            examples = @ExampleObject(name = "a web shop", value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The hook",
            content =
                    @Content(
                            schema = @Schema(implementation = HookJson.class),
                            examples = @ExampleObject(name = "a web shop", value = RESPONSE_EXAMPLE)))
    public HookJson put(@RestPath String name, @Nullable NewHook body, UriInfo uri) {
        var wanted = RequiredBody.of(
                body, "Send the hook as JSON: {\"mapping\":…,\"signature\":{\"scheme\":…,\"secret\":…}}.");
        var signature = wanted.signature();
        var hook = hookService.save(
                name,
                wanted.mapping(),
                signature == null ? null : signature.scheme(),
                signature == null ? null : signature.secret(),
                caller.getPrincipal().getName());
        return json(hook, uri);
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteHook",
            summary = "Remove a hook with its deliveries",
            description = "The events that they gave stay.")
    public void remove(@RestPath String name) {
        hookService.remove(name);
    }

    @GET
    @Path("/{name}/deliveries")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listDeliveries",
            summary = "List the deliveries of a hook",
            description = "Newest first. state is stored, ignored, failed or replayed. With `format` all are sent,"
                    + " without pages.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DeliveryListJson.class)))
    public Response deliveries(
            @RestPath String name,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestQuery @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            UriInfo uri,
            HttpHeaders headers) {
        var request = ListRequest.of(format, headers, uri, cursor, limit, ListParameters.MAX_LIMIT);
        var hook = hookService.require(name);
        var wanted = HookInbox.state(state).orElse(null);
        return downloads.list(
                request,
                "deliveries-" + name,
                DELIVERY_COLUMNS,
                (after, size) -> inbox.list(hook, wanted, after, size).map(delivery -> DeliveryJson.of(delivery, null)),
                page -> new DeliveryListJson(page.items(), page.next()));
    }

    @GET
    @Path("/{name}/deliveries/{id}")
    @Operation(operationId = "getDelivery", summary = "One delivery with its payload")
    public DeliveryJson delivery(@RestPath String name, @RestPath UUID id) {
        var found = inbox.open(hookService.require(name), id);
        return DeliveryJson.of(found.delivery(), found.payload());
    }

    @POST
    @Path("/{name}/deliveries/{id}/replay")
    @Operation(
            operationId = "replayDelivery",
            summary = "Map a delivery again",
            description = "By the mapping as it is now. Events that are stored already are not counted again.")
    public DeliveryJson replay(@RestPath String name, @RestPath UUID id) {
        return DeliveryJson.of(inbox.replay(hookService.require(name), id), null);
    }

    @POST
    @Path("/{name}/replay")
    @Operation(
            operationId = "replayDeliveries",
            summary = "Map the failed deliveries again",
            description = "A hundred at a time; left says how many were not tried.")
    public HookInbox.Replays replayFailed(@RestPath String name) {
        return inbox.replayFailed(hookService.require(name));
    }

    @GET
    @Path("/{name}/refusals")
    @Operation(
            operationId = "listRefusals",
            summary = "List why deliveries to a hook were refused",
            description = "By day and reason, newest first, 100 or as many as limit says, up to 1000. Nothing else is"
                    + " kept of a refused delivery. The counts are at most some seconds old.")
    public List<RefusalsJson> refusals(@RestPath String name, @RestQuery @DefaultValue("100") int limit) {
        return refusals.list(hookService.require(name).name(), ListParameters.limit(limit)).stream()
                .map(RefusalsJson::of)
                .toList();
    }

    private HookJson json(Hook hook, UriInfo uri) {
        return json(hook, inbox.counts(hook), refusals.totals().getOrDefault(hook.name(), 0L), uri);
    }

    private HookJson json(Hook hook, DeliveryStore.HookCounts counts, long refused, UriInfo uri) {
        return new HookJson(
                hook.name(),
                hook.mapping(),
                new SignatureJson(hook.scheme().code()),
                address.link(uri.getBaseUri(), HookPath.of(hook.name())),
                hook.created(),
                hook.createdBy(),
                counts.last(),
                counts.deliveries(),
                counts.failed(),
                refused);
    }
}
