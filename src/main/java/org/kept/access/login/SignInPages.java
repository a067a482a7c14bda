package org.kept.access.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.access.people.PersonService;
import org.kept.access.session.SignInSession;
import org.kept.access.throttle.BruteForceProtector;
import org.kept.access.throttle.ClientAddress;
import org.kept.problem.Problem;

/** Signs people in and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

    /**
     * Data of the sign-in page; {@code fault} and {@code email} are empty at first.
     *
     * @param company the button for company accounts; null if they are not enabled
     * @param unsent the form that was sent without a session; null if there is none
     */
    public record SignInPage(
            String next,
            String email,
            String fault,
            boolean notSetUp,
            @Nullable OidcButton company,
            @Nullable UnsentForm unsent) {}

    /** The button for signing in with the company account. */
    public record OidcButton(String address, String label) {}

    @CheckedTemplate(basePath = "access")
    static final class SignInTemplates {

        private SignInTemplates() {}

        static native TemplateInstance login(SignInPage page);
    }

    private static final Logger LOG = Logger.getLogger(SignInPages.class);
    private static final String WRONG_CREDENTIALS = "Wrong e-mail or password.";

    private final PersonService personService;
    private final SignInSession signInSession;
    private final BruteForceProtector bruteForceProtector;
    private final FailedSignInMetrics failedSignIns;
    private final OidcAuthenticator oidcAuthenticator;
    private final OidcSignInConfig oidcSignInConfig;

    SignInPages(
            PersonService personService,
            SignInSession signInSession,
            BruteForceProtector bruteForceProtector,
            FailedSignInMetrics failedSignIns,
            OidcAuthenticator oidcAuthenticator,
            OidcSignInConfig oidcSignInConfig) {
        this.personService = personService;
        this.signInSession = signInSession;
        this.bruteForceProtector = bruteForceProtector;
        this.failedSignIns = failedSignIns;
        this.oidcAuthenticator = oidcAuthenticator;
        this.oidcSignInConfig = oidcSignInConfig;
    }

    @GET
    @Path("login")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance login(
            @RestQuery @Nullable String next, @RestQuery("company") @Nullable String companyFault) {
        return SignInTemplates.login(page(next, "", OidcErrorMessages.message(companyFault), null));
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            RoutingContext request,
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next,
            @RestForm @Nullable String unsentPath,
            @RestForm @Nullable String unsent) {
        var form = UnsentForm.of(unsentPath, next, unsent);
        var name = email == null ? "" : email;
        var address = ClientAddress.of(request);
        try {
            personService.requireCapacity();
            bruteForceProtector.registerAttempt(name, address);
        } catch (Problem tooMany) {
            LOG.infof("Sign-in throttled: address=%s", address);
            return retryPage(tooMany.status(), next, name, tooMany, form.orElse(null));
        }
        return personService
                .authenticate(name, password == null ? "" : password)
                .map(person -> {
                    bruteForceProtector.succeeded(name, address);
                    var signedIn = signInSession.signIn(request, person, next);
                    return form.map(UnsentFormPages::afterSignIn)
                            .map(page -> Response.ok(page).build())
                            .orElse(signedIn);
                })
                .orElseGet(() -> {
                    // The typed name is not logged: some people type their password there.
                    LOG.infof("Sign-in failed: address=%s", address);
                    return retryPage(422, next, name, null, form.orElse(null));
                });
    }

    @POST
    @Path("logout")
    @RolesAllowed(Permissions.PERSON)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOut(RoutingContext request) {
        signInSession.signOut(request);
        return Response.status(303).header("Location", "/login").build();
    }

    private SignInPage page(@Nullable String next, String email, String fault, @Nullable UnsentForm unsent) {
        var nextPath = SignInSession.localPath(next);
        var button = oidcAuthenticator.isEnabled()
                ? new OidcButton(OidcAuthenticator.signInPath(nextPath), oidcSignInConfig.label())
                : null;
        return new SignInPage(nextPath, email, fault, personService.isEmpty(), button, unsent);
    }

    private Response retryPage(
            int status, @Nullable String next, String email, @Nullable Problem problem, @Nullable UnsentForm unsent) {
        failedSignIns.count(problem != null);
        var fault = problem == null ? WRONG_CREDENTIALS : problem.detail();
        var response = Response.status(status).entity(SignInTemplates.login(page(next, email, fault, unsent)));
        if (problem != null && problem.retryAfter() != null) {
            response.header(
                    "Retry-After",
                    Math.max(1, problem.retryAfter().plusMillis(999).toSeconds()));
        }
        return response.build();
    }
}
