package org.kept.access.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.access.Person;
import org.kept.access.PublicAddress;
import org.kept.access.TeamNames;
import org.kept.problem.Problem;

/** The page of one person, for administrators: change role and teams, create a password link, remove access. */
@Path("/people")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class PersonPages {

    @CheckedTemplate(basePath = "access")
    static final class PersonTemplates {

        private PersonTemplates() {}

        static native TemplateInstance person(PersonPage page);
    }

    private final PersonService personService;
    private final InvitationService invitationService;
    private final TeamNames teams;
    private final PublicAddress address;
    private final SecurityIdentity caller;

    PersonPages(
            PersonService personService,
            InvitationService invitationService,
            TeamNames teams,
            PublicAddress address,
            SecurityIdentity caller) {
        this.personService = personService;
        this.invitationService = invitationService;
        this.teams = teams;
        this.address = address;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath UUID id) {
        var person = personService.get(id);
        return PersonTemplates.person(page(person, formOf(person), FormErrors.NONE, null, null));
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @RestPath UUID id,
            @RestForm @Nullable String role,
            @RestForm @Nullable List<String> team,
            @RestForm @Nullable String other) {
        var person = personService.get(id);
        var submitted = NewInvitation.of(person.email(), person.name(), role, team, other);
        var errors = submitted.validateRole();
        return errors.isEmpty()
                ? tryChange(
                        person,
                        submitted,
                        () -> personService.change(id, submitted.parsedRole().orElseThrow(), submitted.teams()))
                : Response.status(422)
                        .entity(PersonTemplates.person(page(person, submitted, new FormErrors(errors), null, null)))
                        .build();
    }

    @POST
    @Path("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath UUID id) {
        var person = personService.get(id);
        return tryChange(person, formOf(person), () -> personService.remove(id));
    }

    /** Shows the link in this response only: not in a URL, not after a redirect. */
    @POST
    @Path("/{id}/reset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance reset(UriInfo uri, @RestPath UUID id) {
        var created =
                invitationService.createPasswordLink(id, caller.getPrincipal().getName());
        var person = personService.get(id);
        return PersonTemplates.person(page(
                person,
                formOf(person),
                FormErrors.NONE,
                address.link(uri.getBaseUri(), InvitationPages.path(created.token())),
                null));
    }

    private Response tryChange(Person person, NewInvitation submitted, Runnable change) {
        try {
            change.run();
            return Response.status(303).header("Location", "/people").build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(PersonTemplates.person(page(person, submitted, FormErrors.NONE, null, problem.detail())))
                    .build();
        }
    }

    private static NewInvitation formOf(Person person) {
        return new NewInvitation(person.email(), person.name(), person.role().code(), person.teams(), "");
    }

    private PersonPage page(
            Person person, NewInvitation form, FormErrors formErrors, @Nullable String link, @Nullable String error) {
        return new PersonPage(
                person.id().toString(),
                person.name(),
                person.email(),
                person.role().title(),
                person.email().equals(caller.getPrincipal().getName()),
                RoleChoices.of(form.role(), form.chosen(), teams.teams(), form.other(), formErrors),
                link,
                error);
    }
}
