package org.kept.webhook;

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
import org.kept.document.CodeParameter;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.download.ListRequest;
import org.kept.outbox.OutboxDelivery;
import org.kept.outbox.OutboxState;
import org.kept.problem.ListParameters;
import org.kept.problem.RequiredBody;

/** REST API of the webhooks and their deliveries. */
@Path("/api/v1/webhooks")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Webhooks")
public class WebhooksApi {

    /**
     * A webhook.
     *
     * @param url the address as it may be shown
     * @param secret only in the answer that creates it, if Kept made it
     * @param failures failed attempts in a row
     * @param paused why nothing is sent to it; null while it is not paused
     */
    @Schema(name = "Webhook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookJson(
            String name,
            String url,
            String format,
            List<String> types,
            @Nullable String secret,
            Instant created,
            String createdBy,
            int failures,
            @Nullable Instant pausedAt,
            @Nullable String paused) {}

    /**
     * A delivery; {@code id} is that of every attempt, {@code due} when the next one is, {@code sentAgain} since when it
     * waits once more because a person sent it again.
     */
    @Schema(name = "WebhookDelivery")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WebhookDeliveryJson(
            UUID id,
            String type,
            String subject,
            String title,
            String state,
            Instant created,
            @Nullable Instant due,
            int attempts,
            @Nullable Instant ended,
            @Nullable Instant sentAgain,
            @Nullable Integer status,
            @Nullable String detail) {

        static WebhookDeliveryJson of(OutboxDelivery delivery) {
            return new WebhookDeliveryJson(
                    delivery.id(),
                    delivery.type(),
                    delivery.about(),
                    delivery.title(),
                    delivery.state().code(),
                    delivery.created(),
                    delivery.state() == OutboxState.WAITING ? delivery.due() : null,
                    delivery.attempts(),
                    delivery.ended(),
                    delivery.sentAgain(),
                    delivery.status(),
                    delivery.detail());
        }
    }

    /** A page of deliveries; {@code nextCursor} is null on the last page. */
    @Schema(name = "WebhookDeliveries")
    public record WebhookDeliveryListJson(
            List<WebhookDeliveryJson> items, @Nullable String nextCursor) {}

    /** The id of a delivery that was added. */
    @Schema(name = "WebhookTrial")
    public record WebhookTrialJson(UUID id) {}

    private static final String REQUEST_EXAMPLE = """
            {"url":"https://hooks.example.org/kept","types":["kept.alert.opened","kept.alert.closed"]}""";
    private static final String RESPONSE_EXAMPLE = """
            {"name":"ops","url":"https://hooks.example.org/kept","format":"cloudevents",
             "types":["kept.alert.opened","kept.alert.closed"],"secret":"whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=",
             "created":"2026-11-16T09:31:00Z","createdBy":"ada@example.org","failures":0}""";

    private static final List<String> DELIVERY_COLUMNS = DownloadColumns.of(WebhookDeliveryJson.class);

    private final WebhookService service;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    WebhooksApi(WebhookService service, SecurityIdentity caller, Downloads downloads) {
        this.service = service;
        this.caller = caller;
        this.downloads = downloads;
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List the webhooks")
    public List<WebhookJson> all() {
        return service.all().stream().map(each -> view(each, null)).toList();
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getWebhook", summary = "Read a webhook")
    public WebhookJson one(@RestPath String name) {
        return view(service.require(name), null);
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveWebhook",
            summary = "Create or change a webhook",
            description =
                    "`format` is `cloudevents`, `slack`, `teams` or `mattermost`. What is left out stays as it is; a"
                            + " new webhook is told everything, as CloudEvents. Without `secret` Kept makes one, and shows it in"
                            + " this answer only.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookRequest.class),
                            examples = @ExampleObject(name = "alerts", value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookJson.class),
                            examples = @ExampleObject(name = "alerts", value = RESPONSE_EXAMPLE)))
    public WebhookJson put(@RestPath String name, @Nullable WebhookRequest body) {
        var wanted = RequiredBody.of(body, "Send the webhook as JSON: {\"url\":…,\"types\":[…]}.");
        var saved = service.save(name, wanted, caller.getPrincipal().getName());
        return view(saved.webhook(), saved.secret());
    }

    @DELETE
    @Path("/{name}")
    @Operation(operationId = "removeWebhook", summary = "Remove a webhook with its deliveries")
    public void remove(@RestPath String name) {
        service.remove(name);
    }

    @POST
    @Path("/{name}/try")
    @Operation(
            operationId = "tryWebhook",
            summary = "Send a trial",
            description = "It is sent like anything else, as `kept.trial`. Its delivery tells what came of it.")
    @APIResponse(responseCode = "202", description = "The id of the delivery")
    public Response sendTrial(@RestPath String name) {
        var id = service.sendTrial(name, caller.getPrincipal().getName());
        return Response.status(Response.Status.ACCEPTED)
                .entity(new WebhookTrialJson(id))
                .build();
    }

    @POST
    @Path("/{name}/pause")
    @Operation(
            operationId = "pauseWebhook",
            summary = "Send nothing to a webhook for now",
            description = "What waits goes on waiting, for up to three days.")
    public WebhookJson pause(@RestPath String name) {
        service.pause(name, caller.getPrincipal().getName());
        return view(service.require(name), null);
    }

    @POST
    @Path("/{name}/resume")
    @Operation(operationId = "resumeWebhook", summary = "Send to a webhook again, what waits at once")
    public WebhookJson resume(@RestPath String name) {
        service.resume(name);
        return view(service.require(name), null);
    }

    @GET
    @Path("/{name}/deliveries")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List the deliveries of a webhook, newest first",
            description = "`state` is `waiting`, `delivered`, `failed` or `dropped`. They are kept for 90 days. With"
                    + " `format` all are sent, without pages.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookDeliveryListJson.class)))
    public Response deliveries(
            @RestPath String name,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestQuery @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            UriInfo uri,
            HttpHeaders headers) {
        var request = ListRequest.of(format, headers, uri, cursor, limit, ListParameters.MAX_LIMIT);
        var webhook = service.require(name);
        var wanted = state(state);
        return downloads.list(
                request,
                "deliveries-" + name,
                DELIVERY_COLUMNS,
                (after, size) ->
                        service.deliveries(webhook, wanted, after, size).map(WebhookDeliveryJson::of),
                page -> new WebhookDeliveryListJson(page.items(), page.next()));
    }

    @POST
    @Path("/{name}/deliveries/{id}/repeat")
    @Operation(
            operationId = "repeatWebhookDelivery",
            summary = "Send a delivery that has ended once more",
            description = "With the same id, so a receiver that has it can tell.")
    @APIResponse(responseCode = "202", description = "It is sent as soon as possible")
    public Response repeat(@RestPath String name, @RestPath UUID id) {
        service.sendAgain(name, id);
        return Response.status(Response.Status.ACCEPTED)
                .entity(new WebhookTrialJson(id))
                .build();
    }

    /** The state that a parameter names; null for any. */
    static @Nullable OutboxState state(@Nullable String code) {
        return CodeParameter.parse("state", code, OutboxState.codes(), OutboxState::of)
                .orElse(null);
    }

    private WebhookJson view(Webhook webhook, @Nullable String secret) {
        var target = service.target(webhook);
        return new WebhookJson(
                webhook.name(),
                webhook.shownUrl(),
                webhook.format().code(),
                webhook.types().stream().map(NewsType::code).toList(),
                secret,
                webhook.created(),
                webhook.createdBy(),
                target.failures(),
                target.pausedAt(),
                target.pausedBecause());
    }
}
