package org.kept.access.people;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Installation;
import org.kept.access.person.NewPerson;
import org.kept.access.session.SignInSession;
import org.kept.access.throttle.BruteForceProtector;
import org.kept.access.throttle.ClientAddress;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** The page of an invitation link: name and password for a new person, a new password for an existing one. */
@Path("/invitation/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {

    /** The typed values and their errors; {@code holds} is whether the link is valid and the form is shown. */
    public record InvitationForm(
            boolean holds,
            boolean reset,
            String token,
            String email,
            String name,
            String role,
            String teams,
            FormErrors faults) {}

    @CheckedTemplate(basePath = "access")
    static final class InvitationTemplates {

        private InvitationTemplates() {}

        static native TemplateInstance invitation(InvitationForm form);
    }

    private static final InvitationForm INVALID_LINK =
            new InvitationForm(false, false, "", "", "", "", "", FormErrors.NONE);

    private final InvitationService invitationService;
    private final Installation installation;
    private final SignInSession signInSession;
    private final BruteForceProtector bruteForceProtector;

    InvitationPages(
            InvitationService invitationService,
            Installation installation,
            SignInSession signInSession,
            BruteForceProtector bruteForceProtector) {
        this.invitationService = invitationService;
        this.installation = installation;
        this.signInSession = signInSession;
        this.bruteForceProtector = bruteForceProtector;
    }

    /** The path of the link. */
    static String path(String token) {
        return "/invitation/" + token;
    }

    @GET
    @Operation(hidden = true)
    public Response form(RoutingContext request, @RestPath String token) {
        return find(request, token)
                .map(invitation -> page(200, form(token, invitation, invitation.name(), List.of())))
                .orElseGet(() -> page(404, INVALID_LINK));
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
            return page(404, INVALID_LINK);
        }
        var invitation = found.get();
        var chosenName = invitation.isReset() || name == null ? invitation.name() : name;
        var newPassword = password == null ? "" : password;
        var faults = new NewPerson(chosenName, invitation.email(), newPassword, invitation.role())
                .validate(installation.company());
        if (!faults.isEmpty()) {
            return page(422, form(token, invitation, chosenName, faults));
        }
        try {
            return signInSession.signIn(request, invitationService.accept(token, chosenName, newPassword), "/");
        } catch (Problem used) {
            return page(404, INVALID_LINK);
        }
    }

    private Optional<Invitation> find(RoutingContext request, String token) {
        var address = ClientAddress.of(request);
        bruteForceProtector.registerLinkAttempt(address);
        var found = invitationService.find(token);
        found.ifPresent(valid -> bruteForceProtector.linkSucceeded(address));
        return found;
    }

    private static InvitationForm form(String token, Invitation invitation, String name, List<InputError> faults) {
        return new InvitationForm(
                true,
                invitation.isReset(),
                token,
                invitation.email(),
                name,
                invitation.role().title(),
                String.join(", ", invitation.teams()),
                new FormErrors(faults));
    }

    private static Response page(int status, InvitationForm form) {
        return Response.status(status)
                .entity(InvitationTemplates.invitation(form))
                .build();
    }
}
