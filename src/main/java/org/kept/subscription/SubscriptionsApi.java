package org.kept.subscription;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.problem.ListParameters;
import org.kept.problem.RequiredBody;

/** REST API of the subscriptions of all people. */
@Path("/api/v1/subscriptions")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Subscriptions")
public class SubscriptionsApi {

    /** A subscription; of clause, KPI and team at most one is not null. */
    @Schema(name = "Subscription")
    public record SubscriptionJson(
            UUID id,
            String person,
            String what,
            @Nullable String every,
            @Nullable String clause,
            @Nullable String kpi,
            @Nullable String team,
            Instant created,
            String createdBy) {

        static SubscriptionJson of(Subscription subscription) {
            var pace = subscription.pace();
            var scope = subscription.scope();
            return new SubscriptionJson(
                    subscription.id(),
                    subscription.person(),
                    subscription.kind().code(),
                    pace == null ? null : pace.code(),
                    scope.kind() == SubscriptionScope.ScopeKind.CLAUSE ? scope.name() : null,
                    scope.kind() == SubscriptionScope.ScopeKind.KPI ? scope.name() : null,
                    scope.kind() == SubscriptionScope.ScopeKind.TEAM ? scope.name() : null,
                    subscription.created(),
                    subscription.createdBy());
        }
    }

    /** A page of subscriptions; {@code nextCursor} is null on the last page. */
    @Schema(name = "Subscriptions")
    public record SubscriptionListJson(
            List<SubscriptionJson> items, @Nullable String nextCursor) {}

    private static final String EXAMPLE = """
            {"person":"ada@example.org","what":"digest","every":"weekly","team":"north"}""";

    private final SubscriptionService service;
    private final SecurityIdentity caller;

    SubscriptionsApi(SubscriptionService service, SecurityIdentity caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listSubscriptions", summary = "List who gets what by mail, by person")
    public SubscriptionListJson all(@RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        var found = service.page(cursor, ListParameters.limit(limit));
        return new SubscriptionListJson(
                found.items().stream().map(SubscriptionJson::of).toList(), found.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSubscription", summary = "Read a subscription")
    public SubscriptionJson one(@RestPath UUID id) {
        return SubscriptionJson.of(service.require(id, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addSubscription",
            summary = "Let someone with an account get a digest or alerts",
            description =
                    "`what` is `digest`, with `every` `weekly` or `monthly`, or `alerts`. Without `clause`, `kpi` or"
                            + " `team` it is about everything. The same again returns the one there is.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SubscriptionRequest.class),
                            examples = @ExampleObject(name = "a team's week", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The subscription",
            content = @Content(schema = @Schema(implementation = SubscriptionJson.class)))
    public Response add(@Nullable SubscriptionRequest body) {
        var wanted = RequiredBody.of(body, "Send the subscription as JSON: {\"person\":…,\"what\":…,\"every\":…}.");
        var added = service.add(wanted, caller.getPrincipal().getName());
        return Response.status(Response.Status.CREATED)
                .entity(SubscriptionJson.of(added))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "removeSubscription", summary = "End a subscription")
    public void remove(@RestPath UUID id) {
        service.remove(service.require(id, null));
    }
}
