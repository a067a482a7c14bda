package org.kept.access.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.people.PersonService;
import org.kept.access.session.SignInSession;
import org.kept.access.throttle.ClientAddress;
import org.kept.problem.Problem;

/** The sign-in with a company account: a person returning from the provider gets a Kept session. */
@Path(OidcAuthenticator.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class OidcSignInPages {

    private static final Logger LOG = Logger.getLogger(OidcSignInPages.class);

    private final OidcAuthenticator oidcAuthenticator;
    private final OidcAccountProvisioner provisioner;
    private final PersonService personService;
    private final SignInSession signInSession;
    private final SecurityIdentity caller;

    OidcSignInPages(
            OidcAuthenticator oidcAuthenticator,
            OidcAccountProvisioner provisioner,
            PersonService personService,
            SignInSession signInSession,
            SecurityIdentity caller) {
        this.oidcAuthenticator = oidcAuthenticator;
        this.provisioner = provisioner;
        this.personService = personService;
        this.signInSession = signInSession;
        this.caller = caller;
    }

    /** The target of the provider's redirect. Any other request has already been redirected to the provider. */
    @GET
    @Operation(hidden = true)
    public Response signIn(RoutingContext request, @RestQuery @Nullable String next) {
        if (!oidcAuthenticator.handles(request)) {
            throw Problem.unknownAddress();
        }
        OidcAuthenticator.clearCookies(request);
        if (personService.isEmpty()) {
            return Response.status(303).header("Location", "/login").build();
        }
        var result = provisioner.signIn(OidcAuthenticator.claims(caller));
        if (result.person() != null) {
            return signInSession.signIn(request, result.person(), next);
        }
        var reason = String.valueOf(result.refusal()).toLowerCase(Locale.ROOT).replace('_', '-');
        LOG.infof("OpenID Connect sign-in refused: address=%s reason=%s", ClientAddress.of(request), reason);
        return Response.status(303)
                .header("Location", OidcAuthenticator.failurePath(reason))
                .build();
    }
}
