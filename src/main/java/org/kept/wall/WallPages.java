package org.kept.wall;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.access.Permissions;
import org.kept.problem.Problem;

/** The wall view, for signed-in people and for screens with a link, which opens nothing else. */
@Path("/wall")
@Produces(MediaType.TEXT_HTML)
public class WallPages {

    @CheckedTemplate(basePath = "wall")
    static final class WallTemplates {

        private WallTemplates() {}

        static native TemplateInstance wall(WallPage page);
    }

    private final WallPageBuilder wallPageBuilder;
    private final WallLinkService links;
    private final SecurityIdentity caller;

    WallPages(WallPageBuilder wallPageBuilder, WallLinkService links, SecurityIdentity caller) {
        this.wallPageBuilder = wallPageBuilder;
        this.links = links;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Permissions.PERSON)
    @Operation(hidden = true)
    public TemplateInstance wall(@RestQuery @Nullable String clause, @RestQuery @Nullable String theme) {
        return WallTemplates.wall(
                wallPageBuilder.wall(clause, theme, true, caller.hasRole(Permissions.AUTHOR), DataScope.of(caller)));
    }

    /**
     * Serves the wall view to a screen. A wrong token gets the same 404 as any unknown address, so that it reveals
     * nothing.
     */
    @GET
    @Path("/{token}")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance byLink(
            @RestPath String token, @RestQuery @Nullable String clause, @RestQuery @Nullable String theme) {
        if (!links.isValid(token)) {
            throw Problem.unknownAddress();
        }
        return WallTemplates.wall(wallPageBuilder.wall(clause, theme, false, false, DataScope.SCREEN));
    }
}
