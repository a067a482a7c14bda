package org.kept.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.kept.problem.Problem;

/** Who you are here, and the way out. */
@Path("/account")
@RolesAllowed(Roles.PERSON)
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    @CheckedTemplate(basePath = "access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance account(Person person);
    }

    private final People people;
    private final SecurityIdentity caller;

    AccountPages(People people, SecurityIdentity caller) {
        this.people = people;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance account() {
        return people.byEmail(caller.getPrincipal().getName())
                .map(Templates::account)
                .orElseThrow(() -> Problem.notFound("This account is not there any more."));
    }
}
