package org.kept.share;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
import org.jspecify.annotations.Nullable;
import org.kept.access.PublicAddress;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;

/** REST API of share links. */
@Path("/api/v1/shares")
@RolesAllowed("admin")
@Tag(name = "Share links")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SharesApi {

    private static final String EXAMPLE = """
            {"page":"trend","week":"2026-W46","kpi":"sla","expires":"2026-12-31"}""";
    private static final String RESPONSE_EXAMPLE = """
            {"id":"6b1f0a1e-6d0a-4f0e-9a39-0c5be7a1b6b4","link":"https://kept.example.org/share/2fQ…","page":"trend",
             "week":"2026-W46","kpi":"sla","team":null,"by":"key:8f3a1c","created":"2026-11-29T09:31:00Z",
             "expires":"2027-01-01T00:00:00Z","lastSeen":null}""";

    /**
     * A share link.
     *
     * @param link only in the answer that creates it; null elsewhere
     * @param lastSeen null if never used
     */
    @Schema(name = "Share")
    public record ShareView(
            String id,
            @Nullable String link,
            String page,
            String week,
            @Nullable String kpi,
            @Nullable String team,
            String by,
            String created,
            String expires,
            @Nullable String lastSeen) {

        static ShareView of(ShareLink share, @Nullable String link) {
            var target = share.target();
            var lastSeen = share.lastSeen();
            return new ShareView(
                    share.id().toString(),
                    link,
                    target.page().code(),
                    target.week().code(),
                    target.kpi(),
                    target.team(),
                    share.createdBy(),
                    share.created().toString(),
                    share.expires().toString(),
                    lastSeen == null ? null : lastSeen.toString());
        }
    }

    /** Share links, newest first. */
    @Schema(name = "Shares")
    public record ShareListView(List<ShareView> items) {}

    private final ShareService shares;
    private final ShareRequestParser parser;
    private final PublicAddress address;
    private final SecurityIdentity caller;

    SharesApi(ShareService shares, ShareRequestParser parser, PublicAddress address, SecurityIdentity caller) {
        this.shares = shares;
        this.parser = parser;
        this.address = address;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listShares",
            summary = "Share links, newest first, without their tokens",
            description = "Links that expired in the last 30 days are still listed.")
    public ShareListView list() {
        return new ShareListView(
                shares.all().stream().map(each -> ShareView.of(each, null)).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createShare",
            summary = "Create a link that shows one page to anyone who has it",
            description =
                    "`page` is `scorecard`, `trend` or `why`, the last two with `kpi`. Without `week`: the last complete one."
                            + " `expires` is a date or a moment within a year; 30 days without it. The link is in"
                            + " this answer only.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ShareRequest.class),
                            examples = @ExampleObject(name = "a trend", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The link",
            content =
                    @Content(
                            schema = @Schema(implementation = ShareView.class),
                            examples = @ExampleObject(name = "a trend", value = RESPONSE_EXAMPLE)))
    public Response create(@Nullable ShareRequest body, UriInfo uri) {
        var wanted = RequiredBody.of(
                body, "Send a JSON object: {\"page\":…,\"week\":…,\"kpi\":…,\"team\":…,\"expires\":…}.");
        var created = shares.create(parser.parse(wanted), caller.getPrincipal().getName());
        var link = address.link(uri.getBaseUri(), "/share/" + created.token());
        return Response.status(Response.Status.CREATED)
                .entity(ShareView.of(created.link(), link))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "revokeShare", summary = "Revoke a share link", description = "It stops working at once.")
    public void revoke(@RestPath UUID id) {
        if (!shares.revoke(id)) {
            throw Problem.notFound("There is no share link with this id.");
        }
    }
}
