package org.kept.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/** The page behind a link that lets somebody in: name and password for who is new, a new password for who forgot. */
@Path("/invitation/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {

    /** What was typed so far, and what is wrong with it; {@code holds} is whether the link opens the form at all. */
    public record Form(
            boolean holds,
            boolean reset,
            String token,
            String email,
            String name,
            String role,
            String teams,
            Faults faults) {}

    @CheckedTemplate(basePath = "access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance invitation(Form form);
    }

    private static final Form GONE = new Form(false, false, "", "", "", "", "", Faults.NONE);

    private final Invitations invitations;
    private final Installation installation;
    private final Welcome welcome;
    private final SignInLimiter limiter;

    InvitationPages(Invitations invitations, Installation installation, Welcome welcome, SignInLimiter limiter) {
        this.invitations = invitations;
        this.installation = installation;
        this.welcome = welcome;
        this.limiter = limiter;
    }

    /** The whole address of the link, as it is handed on. */
    static String link(UriInfo uri, String token) {
        return uri.getBaseUri().resolve("/invitation/" + token).toString();
    }

    @GET
    @Operation(hidden = true)
    public Response form(RoutingContext request, @RestPath String token) {
        return find(request, token)
                .map(invitation -> page(200, form(token, invitation, invitation.name(), List.of())))
                .orElseGet(() -> page(404, GONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response accept(
            RoutingContext request,
            @RestPath String token,
            @RestForm @Nullable String name,
            @RestForm @Nullable String password) {
        Optional<Invitation> found = find(request, token);
        if (found.isEmpty()) {
            return page(404, GONE);
        }
        var invitation = found.get();
        var typed = invitation.isReset() || name == null ? invitation.name() : name;
        var secret = password == null ? "" : password;
        var faults = new NewPerson(typed, invitation.email(), secret, invitation.role()).faults(installation.company());
        if (!faults.isEmpty()) {
            return page(422, form(token, invitation, typed, faults));
        }
        try {
            return welcome.begin(request, invitations.accept(token, typed, secret), "/");
        } catch (Problem spent) {
            return page(404, GONE);
        }
    }

    private Optional<Invitation> find(RoutingContext request, String token) {
        var address = ClientAddress.of(request);
        limiter.tryLink(address);
        var found = invitations.find(token);
        found.ifPresent(holds -> limiter.linkHeld(address));
        return found;
    }

    private static Form form(String token, Invitation invitation, String name, List<Fault> faults) {
        return new Form(
                true,
                invitation.isReset(),
                token,
                invitation.email(),
                name,
                invitation.role().title(),
                String.join(", ", invitation.teams()),
                new Faults(faults));
    }

    private static Response page(int status, Form form) {
        return Response.status(status).entity(Templates.invitation(form)).build();
    }
}
