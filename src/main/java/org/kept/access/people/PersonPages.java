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
import org.kept.access.TeamNames;
import org.kept.problem.Problem;

/** One person, as an administrator sees them: another role, other teams, a forgotten password, no access any more. */
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
    private final SecurityIdentity caller;

    PersonPages(
            PersonService personService,
            InvitationService invitationService,
            TeamNames teams,
            SecurityIdentity caller) {
        this.personService = personService;
        this.invitationService = invitationService;
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath UUID id) {
        var person = personService.get(id);
        return PersonTemplates.person(page(person, asIs(person), FormErrors.NONE, null, null));
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
        var wanted = NewInvitation.of(person.email(), person.name(), role, team, other);
        var faults = wanted.faultsOfRole();
        return faults.isEmpty()
                ? unlessRefused(
                        person,
                        wanted,
                        () -> personService.change(id, wanted.known().orElseThrow(), wanted.teams()))
                : Response.status(422)
                        .entity(PersonTemplates.person(page(person, wanted, new FormErrors(faults), null, null)))
                        .build();
    }

    @POST
    @Path("/{id}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath UUID id) {
        var person = personService.get(id);
        return unlessRefused(person, asIs(person), () -> personService.remove(id));
    }

    /** The link is in this answer and nowhere else: not in an address, not behind a redirect. */
    @POST
    @Path("/{id}/reset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public TemplateInstance reset(UriInfo uri, @RestPath UUID id) {
        var made = invitationService.reset(id, caller.getPrincipal().getName());
        var person = personService.get(id);
        return PersonTemplates.person(
                page(person, asIs(person), FormErrors.NONE, InvitationPages.link(uri, made.token()), null));
    }

    private Response unlessRefused(Person person, NewInvitation wanted, Runnable change) {
        try {
            change.run();
            return Response.status(303).header("Location", "/people").build();
        } catch (Problem refused) {
            return Response.status(refused.status())
                    .entity(PersonTemplates.person(page(person, wanted, FormErrors.NONE, null, refused.detail())))
                    .build();
        }
    }

    private static NewInvitation asIs(Person person) {
        return new NewInvitation(person.email(), person.name(), person.role().code(), person.teams(), "");
    }

    private PersonPage page(
            Person person, NewInvitation typed, FormErrors formErrors, @Nullable String link, @Nullable String fault) {
        return new PersonPage(
                person.id().toString(),
                person.name(),
                person.email(),
                person.role().title(),
                person.email().equals(caller.getPrincipal().getName()),
                RoleChoices.of(typed.role(), typed.chosen(), teams.teams(), typed.other(), formErrors),
                link,
                fault);
    }
}
