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

/** The set-up page, available until the first administrator is created. */
@Path("/setup")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class SetUpPages {

    /** The typed values and their errors; {@code holds} is whether the link is valid and the form is shown. */
    public record SetUpForm(
            boolean holds,
            String token,
            String name,
            String email,
            String company,
            boolean sample,
            ZoneField zone,
            FormErrors faults) {}

    /** The time zone: the one set by the operator, or all to choose from. */
    public record ZoneField(@Nullable String configured, String chosen, List<String> all) {}

    @CheckedTemplate(basePath = "access")
    static final class SetUpTemplates {

        private SetUpTemplates() {}

        static native TemplateInstance setup(SetUpForm form);
    }

    private static final int MAX_COMPANY_LENGTH = 200;

    private final PersonService personService;
    private final SetUpTokenStore tokenStore;
    private final FirstAdministratorSetUp administratorSetUp;
    private final SignInSession signInSession;
    private final BruteForceProtector bruteForceProtector;
    private final ZoneChoice zoneChoice;

    SetUpPages(
            PersonService personService,
            SetUpTokenStore tokenStore,
            FirstAdministratorSetUp administratorSetUp,
            SignInSession signInSession,
            BruteForceProtector bruteForceProtector,
            ZoneChoice zoneChoice) {
        this.personService = personService;
        this.tokenStore = tokenStore;
        this.administratorSetUp = administratorSetUp;
        this.signInSession = signInSession;
        this.bruteForceProtector = bruteForceProtector;
        this.zoneChoice = zoneChoice;
    }

    @GET
    @Operation(hidden = true)
    public Response form(RoutingContext request, @RestQuery("token") @Nullable String link) {
        requireNotSetUp();
        return isValidLink(request, link)
                ? page(
                        200,
                        new SetUpForm(
                                true,
                                orEmpty(link),
                                "",
                                "",
                                "",
                                true,
                                zoneField(zoneChoice.proposal()),
                                FormErrors.NONE))
                : page(403, new SetUpForm(false, "", "", "", "", true, zoneField(""), FormErrors.NONE));
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
            @RestForm @Nullable String zone,
            @RestForm @Nullable String start) {
        requireNotSetUp();
        var administrator = new NewPerson(orEmpty(name), orEmpty(email), orEmpty(password), Role.ADMIN);
        var sample = "sample".equals(start);
        var errors = validate(administrator, orEmpty(company), orEmpty(zone));
        var validLink = isValidLink(request, link);
        if (!validLink || !errors.isEmpty()) {
            var form = new SetUpForm(
                    validLink,
                    orEmpty(link),
                    administrator.name(),
                    administrator.email(),
                    orEmpty(company),
                    sample,
                    zoneField(orEmpty(zone)),
                    new FormErrors(errors));
            return page(validLink ? 422 : 403, form);
        }
        var person = administratorSetUp.createByLink(
                orEmpty(link), administrator, orEmpty(company), zoneChoice.accept(orEmpty(zone)), sample);
        return signInSession.signIn(request, person, "/");
    }

    private ZoneField zoneField(String chosen) {
        return new ZoneField(zoneChoice.configured(), chosen, ZoneChoice.all());
    }

    private static List<InputError> validate(NewPerson administrator, String company, String zone) {
        var errors = new ArrayList<>(administrator.validate(company));
        if (company.length() > MAX_COMPANY_LENGTH) {
            errors.add(InputError.at("/company", "company.long", "The company name may have at most 200 characters."));
        }
        if (!zone.isEmpty() && ZoneChoice.parse(zone).isEmpty()) {
            errors.add(
                    InputError.at("/zone", "zone.unknown", "Choose a time zone from the list, such as Europe/London."));
        }
        return errors;
    }

    private void requireNotSetUp() {
        if (!personService.isEmpty()) {
            throw Problem.unknownAddress();
        }
    }

    private boolean isValidLink(RoutingContext request, @Nullable String link) {
        var address = ClientAddress.of(request);
        bruteForceProtector.registerLinkAttempt(address);
        var valid = link != null && tokenStore.isValid(link);
        if (valid) {
            bruteForceProtector.linkSucceeded(address);
        }
        return valid;
    }

    private static Response page(int status, SetUpForm form) {
        return Response.status(status).entity(SetUpTemplates.setup(form)).build();
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
