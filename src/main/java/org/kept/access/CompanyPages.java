package org.kept.access;

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
import org.kept.problem.Problem;

/** Signing in with the account of the company: whoever comes back from its provider gets a session of Kept's own. */
@Path(CompanyDoor.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class CompanyPages {

    private static final Logger LOG = Logger.getLogger(CompanyPages.class);

    private final CompanyDoor door;
    private final CompanyPeople company;
    private final People people;
    private final Welcome welcome;
    private final SecurityIdentity caller;

    CompanyPages(CompanyDoor door, CompanyPeople company, People people, Welcome welcome, SecurityIdentity caller) {
        this.door = door;
        this.company = company;
        this.people = people;
        this.welcome = welcome;
        this.caller = caller;
    }

    /** Where the provider's redirect leads; every other request was sent to the provider first. */
    @GET
    @Operation(hidden = true)
    public Response signIn(RoutingContext request, @RestQuery @Nullable String next) {
        if (!door.is(request)) {
            throw Problem.notFound("There is nothing at this address.");
        }
        CompanyDoor.forget(request);
        if (people.isEmpty()) {
            return Response.status(303).header("Location", "/login").build();
        }
        var answer = company.welcome(CompanyDoor.claims(caller));
        if (answer.person() != null) {
            return welcome.begin(request, answer.person(), next);
        }
        var why = String.valueOf(answer.refusal()).toLowerCase(Locale.ROOT).replace('_', '-');
        LOG.infof("Somebody from the company's provider was not let in from %s: %s", ClientAddress.of(request), why);
        return Response.status(303).header("Location", CompanyDoor.failed(why)).build();
    }
}
