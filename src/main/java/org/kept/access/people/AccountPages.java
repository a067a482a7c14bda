package org.kept.access.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.AccessDescription;
import org.kept.access.DataScope;
import org.kept.access.FormErrors;
import org.kept.access.Installation;
import org.kept.access.Permission;
import org.kept.access.Permissions;
import org.kept.access.Person;
import org.kept.access.PersonalRecognitions;
import org.kept.access.person.PasswordPolicy;
import org.kept.access.session.SessionCookie;
import org.kept.access.session.SessionService;
import org.kept.access.session.SignInSession;
import org.kept.access.throttle.BruteForceProtector;
import org.kept.access.throttle.ClientAddress;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;

/** The account page: profile, password, sessions, and signing out everywhere. */
@Path("/account")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class AccountPages {

    @CheckedTemplate(basePath = "access")
    static final class AccountTemplates {

        private AccountTemplates() {}

        static native TemplateInstance account(AccountPage page);
    }

    private final PersonService personService;
    private final SessionService sessionService;
    private final SignInSession signInSession;
    private final BruteForceProtector bruteForceProtector;
    private final Installation installation;
    private final PersonalRecognitions recognitions;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    AccountPages(
            PersonService personService,
            SessionService sessionService,
            SignInSession signInSession,
            BruteForceProtector bruteForceProtector,
            Installation installation,
            PersonalRecognitions recognitions,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.personService = personService;
        this.sessionService = sessionService;
        this.signInSession = signInSession;
        this.bruteForceProtector = bruteForceProtector;
        this.installation = installation;
        this.recognitions = recognitions;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance account(RoutingContext request, @RestQuery @Nullable String changed) {
        return page(request, "password".equals(changed), List.of());
    }

    /** Changes the password, ends every session and starts a new one in this browser. */
    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response changePassword(
            RoutingContext request, @RestForm @Nullable String current, @RestForm @Nullable String password) {
        var person = currentPerson();
        var newPassword = Objects.requireNonNullElse(password, "");
        try {
            var errors = validate(request, person, Objects.requireNonNullElse(current, ""), newPassword);
            if (!errors.isEmpty()) {
                return Response.status(422).entity(page(request, false, errors)).build();
            }
        } catch (Problem tooMany) {
            var inputError = InputError.at("/current", "current.wait", tooMany.detail());
            return Response.status(tooMany.status())
                    .entity(page(request, false, List.of(inputError)))
                    .build();
        }
        return signInSession.signIn(
                request, personService.changePassword(person.id(), newPassword), "/account?changed=password");
    }

    @POST
    @Path("/sign-out-everywhere")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOutEverywhere(RoutingContext request) {
        personService.signOutEverywhere(currentPerson());
        signInSession.signOut(request);
        return Response.status(303).header("Location", "/login").build();
    }

    private List<InputError> validate(RoutingContext request, Person person, String current, String newPassword) {
        var errors = new ArrayList<InputError>();
        // Throttled like a sign-in: otherwise passwords could be guessed from an unattended browser.
        var address = ClientAddress.of(request);
        bruteForceProtector.registerAttempt(person.email(), address);
        if (personService.authenticate(person.email(), current).isPresent()) {
            bruteForceProtector.succeeded(person.email(), address);
        } else {
            errors.add(InputError.at("/current", "current.wrong", "The current password is wrong."));
        }
        errors.addAll(
                PasswordPolicy.validate(newPassword, List.of(person.name(), person.email(), installation.company())));
        return errors;
    }

    private TemplateInstance page(RoutingContext request, boolean changed, List<InputError> errors) {
        var person = currentPerson();
        var token = Objects.requireNonNullElse(SessionCookie.read(request), "");
        return AccountTemplates.account(new AccountPage(
                person.name(),
                person.email(),
                person.role().title(),
                String.join(", ", person.teams()),
                AccessDescription.of(DataScope.of(caller)),
                Arrays.stream(Permission.values())
                        .filter(person.role()::allows)
                        .map(Permission::means)
                        .toList(),
                recognitions.to(person.email()),
                sessionService.activeSessions(person.id(), token).stream()
                        .map(each -> new AccountPage.SessionEntry(
                                DateFormatter.moment(each.since(), zone),
                                DateFormatter.moment(each.lastSeen(), zone),
                                each.here()))
                        .toList(),
                personService.hasPassword(person.id()),
                changed,
                new FormErrors(errors)));
    }

    private Person currentPerson() {
        return personService
                .byEmail(caller.getPrincipal().getName())
                .orElseThrow(() -> Problem.notFound("This account no longer exists."));
    }
}
