package org.kept.wall;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;

/** Pages for screen links: created and shown once, listed without their tokens, revoked. */
@Path("/wall/links")
@RolesAllowed(Permissions.AUTHOR)
@Produces(MediaType.TEXT_HTML)
public class WallLinkPages {

    @CheckedTemplate(basePath = "wall")
    static final class WallLinkTemplates {

        private WallLinkTemplates() {}

        static native TemplateInstance links(WallLinkListPage page);
    }

    private final WallLinkService links;
    private final PublicAddress address;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    WallLinkPages(
            WallLinkService links,
            PublicAddress address,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.links = links;
        this.address = address;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(null, "", null);
    }

    /** Creates a link. It is only in this response, never in an address or behind a redirect. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response make(UriInfo uri, @RestForm @Nullable String name) {
        var typed = name == null ? "" : name;
        try {
            var token = links.create(typed, caller.getPrincipal().getName());
            var link = address.link(uri.getBaseUri(), "/wall/" + token);
            return Response.ok(page(link, "", null)).build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(page(null, typed, problem.errors().get(0).detail()))
                    .build();
        }
    }

    @POST
    @Path("/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(@RestPath UUID id) {
        links.revoke(id, this::mayManage);
        return Response.status(303).header("Location", "/wall/links").build();
    }

    /** Whether the caller may manage the link: with a team limit, only links they created. */
    private boolean mayManage(WallLink link) {
        return !DataScope.of(caller).isOfTeams()
                || link.createdBy().equals(caller.getPrincipal().getName());
    }

    private TemplateInstance page(@Nullable String createdLink, String name, @Nullable String fault) {
        var rows = links.all(this::mayManage).stream()
                .map(link -> new WallLinkListPage.WallLinkRowView(
                        link.id().toString(),
                        link.name(),
                        link.createdBy(),
                        DateFormatter.day(link.created().atZone(zone).toLocalDate()),
                        link.lastSeen() == null ? "Never" : DateFormatter.moment(link.lastSeen(), zone)))
                .toList();
        return WallLinkTemplates.links(new WallLinkListPage(rows, createdLink, name, fault));
    }
}
