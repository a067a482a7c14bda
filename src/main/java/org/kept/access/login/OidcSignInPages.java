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

/** Signing in with the account of the company: whoever comes back from its provider gets a session of Kept's own. */
@Path(OidcAuthenticator.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class OidcSignInPages {

    private static final Logger LOG = Logger.getLogger(OidcSignInPages.class);

    private final OidcAuthenticator door;
    private final OidcAccountProvisioner company;
    private final PersonService personService;
    private final SignInSession signInSession;
    private final SecurityIdentity caller;

    OidcSignInPages(
            OidcAuthenticator door,
            OidcAccountProvisioner company,
            PersonService personService,
            SignInSession signInSession,
            SecurityIdentity caller) {
        this.door = door;
        this.company = company;
        this.personService = personService;
        this.signInSession = signInSession;
        this.caller = caller;
    }

    /** Where the provider's redirect leads; every other request was sent to the provider first. */
    @GET
    @Operation(hidden = true)
    public Response signIn(RoutingContext request, @RestQuery @Nullable String next) {
        if (!door.is(request)) {
            throw Problem.notFound("There is nothing at this address.");
        }
        OidcAuthenticator.forget(request);
        if (personService.isEmpty()) {
            return Response.status(303).header("Location", "/login").build();
        }
        var answer = company.signIn(OidcAuthenticator.claims(caller));
        if (answer.person() != null) {
            return signInSession.signIn(request, answer.person(), next);
        }
        var why = String.valueOf(answer.refusal()).toLowerCase(Locale.ROOT).replace('_', '-');
        LOG.infof("Somebody from the company's provider was not let in from %s: %s", ClientAddress.of(request), why);
        return Response.status(303)
                .header("Location", OidcAuthenticator.failed(why))
                .build();
    }
}
