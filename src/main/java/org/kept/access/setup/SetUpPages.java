package org.kept.access.setup;

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
import org.kept.access.FormErrors;
import org.kept.access.Role;
import org.kept.access.people.PersonService;
import org.kept.access.person.NewPerson;
import org.kept.access.session.SignInSession;
import org.kept.access.throttle.BruteForceProtector;
import org.kept.access.throttle.ClientAddress;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** The page behind the set-up link: it is there until the first administrator is, and never again. */
@Path("/setup")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SetUpPages {

    /** What was typed so far, and what is wrong with it; {@code holds} is whether the link opens the form at all. */
    public record SetUpForm(
            boolean holds,
            String token,
            String name,
            String email,
            String company,
            boolean sample,
            FormErrors faults) {}

    @CheckedTemplate(basePath = "access")
    static final class SetUpTemplates {

        private SetUpTemplates() {}

        static native TemplateInstance setup(SetUpForm form);
    }

    private static final int LONGEST_COMPANY = 200;

    private final PersonService personService;
    private final SetUpTokenStore token;
    private final FirstAdministratorSetUp first;
    private final SignInSession signInSession;
    private final BruteForceProtector limiter;

    SetUpPages(
            PersonService personService,
            SetUpTokenStore token,
            FirstAdministratorSetUp first,
            SignInSession signInSession,
            BruteForceProtector limiter) {
        this.personService = personService;
        this.token = token;
        this.first = first;
        this.signInSession = signInSession;
        this.limiter = limiter;
    }

    @GET
    @Operation(hidden = true)
    public Response form(RoutingContext request, @RestQuery("token") @Nullable String link) {
        onlyWhileNobody();
        return holds(request, link)
                ? page(200, new SetUpForm(true, text(link), "", "", "", true, FormErrors.NONE))
                : page(403, new SetUpForm(false, "", "", "", "", true, FormErrors.NONE));
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
            var form = new SetUpForm(
                    holds, text(link), wanted.name(), wanted.email(), text(company), sample, new FormErrors(faults));
            return page(holds ? 422 : 403, form);
        }
        var person = first.byLink(text(link), wanted, text(company), sample);
        return signInSession.signIn(request, person, "/");
    }

    private static List<InputError> faults(NewPerson wanted, String company) {
        var faults = new ArrayList<>(wanted.faults(company));
        if (company.length() > LONGEST_COMPANY) {
            faults.add(InputError.at("/company", "company.long", "A company's name has at most 200 characters."));
        }
        return faults;
    }

    private void onlyWhileNobody() {
        if (!personService.isEmpty()) {
            throw Problem.notFound("There is nothing at this address.");
        }
    }

    private boolean holds(RoutingContext request, @Nullable String link) {
        var address = ClientAddress.of(request);
        limiter.registerLinkAttempt(address);
        var holds = link != null && token.isValid(link);
        if (holds) {
            limiter.linkSucceeded(address);
        }
        return holds;
    }

    private static Response page(int status, SetUpForm form) {
        return Response.status(status).entity(SetUpTemplates.setup(form)).build();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
