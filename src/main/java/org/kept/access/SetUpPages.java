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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/** The page behind the set-up link: it is there until the first administrator is, and never again. */
@Path("/setup")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SetUpPages {

    /** What was typed so far, and what is wrong with it; {@code holds} is whether the link opens the form at all. */
    public record Form(
            boolean holds, String token, String name, String email, String company, boolean sample, Faults faults) {}

    @CheckedTemplate(basePath = "access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance setup(Form form);
    }

    private static final int LONGEST_COMPANY = 200;

    private final People people;
    private final SetUpToken token;
    private final FirstAdministrator first;
    private final Welcome welcome;
    private final SignInLimiter limiter;

    SetUpPages(People people, SetUpToken token, FirstAdministrator first, Welcome welcome, SignInLimiter limiter) {
        this.people = people;
        this.token = token;
        this.first = first;
        this.welcome = welcome;
        this.limiter = limiter;
    }

    @GET
    @Operation(hidden = true)
    public Response form(RoutingContext request, @RestQuery("token") @Nullable String link) {
        onlyWhileNobody();
        return holds(request, link)
                ? page(200, new Form(true, text(link), "", "", "", true, Faults.NONE))
                : page(403, new Form(false, "", "", "", "", true, Faults.NONE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            RoutingContext request,
            @RestForm("token") @Nullable String link,
            @RestForm @Nullable String name,
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String company,
            @RestForm @Nullable String start) {
        onlyWhileNobody();
        var wanted = new NewPerson(text(name), text(email), text(password), Role.ADMIN);
        var sample = "sample".equals(start);
        var faults = faults(wanted, text(company));
        var holds = holds(request, link);
        if (!holds || !faults.isEmpty()) {
            var form = new Form(
                    holds, text(link), wanted.name(), wanted.email(), text(company), sample, new Faults(faults));
            return page(holds ? 422 : 403, form);
        }
        var person = first.byLink(text(link), wanted, text(company), sample);
        return welcome.begin(request, person, "/");
    }

    private static List<Fault> faults(NewPerson wanted, String company) {
        var faults = new ArrayList<>(wanted.faults(company));
        if (company.length() > LONGEST_COMPANY) {
            faults.add(Fault.at("/company", "company.long", "A company's name has at most 200 characters."));
        }
        return faults;
    }

    private void onlyWhileNobody() {
        if (!people.isEmpty()) {
            throw Problem.notFound("There is nothing at this address.");
        }
    }

    private boolean holds(RoutingContext request, @Nullable String link) {
        var address = ClientAddress.of(request);
        limiter.tryLink(address);
        var holds = link != null && token.holds(link);
        if (holds) {
            limiter.linkHeld(address);
        }
        return holds;
    }

    private static Response page(int status, Form form) {
        return Response.status(status).entity(Templates.setup(form)).build();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
