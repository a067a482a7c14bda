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
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.access.PublicAddress;
import org.kept.access.Role;
import org.kept.access.TeamNames;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;

/** The people page: lists people, invites new ones and withdraws invitations. */
@Path("/people")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class PeoplePages {

    @CheckedTemplate(basePath = "access")
    static final class PeopleTemplates {

        private PeopleTemplates() {}

        static native TemplateInstance people(PeoplePage page);
    }

    private static final NewInvitation EMPTY_FORM = new NewInvitation("", "", Role.MEMBER.code(), List.of(), "");

    private final PersonService personService;
    private final InvitationService invitationService;
    private final TeamNames teams;
    private final PublicAddress address;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    PeoplePages(
            PersonService personService,
            InvitationService invitationService,
            TeamNames teams,
            PublicAddress address,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.personService = personService;
        this.invitationService = invitationService;
        this.teams = teams;
        this.address = address;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return PeopleTemplates.people(page(null, null, EMPTY_FORM, FormErrors.NONE));
    }

    /** Shows the link in this response only: not in a URL, not after a redirect. */
    @POST
    @Path("/invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response invite(
            UriInfo uri,
            @RestForm @Nullable String email,
            @RestForm @Nullable String name,
            @RestForm @Nullable String role,
            @RestForm @Nullable List<String> team,
            @RestForm @Nullable String other) {
        var newInvitation = NewInvitation.of(email, name, role, team, other);
        try {
            var created = invitationService.invite(
                    newInvitation, caller.getPrincipal().getName());
            var link = address.link(uri.getBaseUri(), InvitationPages.path(created.token()));
            return Response.ok(PeopleTemplates.people(
                            page(link, created.invitation().email(), EMPTY_FORM, FormErrors.NONE)))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(PeopleTemplates.people(page(null, null, newInvitation, new FormErrors(problem.errors()))))
                    .build();
        }
    }

    @POST
    @Path("/invitations/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@RestPath UUID id) {
        invitationService.withdraw(id);
        return Response.status(303).header("Location", "/people").build();
    }

    private PeoplePage page(@Nullable String link, @Nullable String linkOf, NewInvitation form, FormErrors formErrors) {
        return new PeoplePage(
                personService.allWithLastSeen().stream().map(this::row).toList(),
                invitationService.pending().stream()
                        .map(this::pendingInvitation)
                        .toList(),
                link,
                linkOf,
                form.email(),
                form.name(),
                RoleChoices.of(form.role(), form.chosen(), teams.teams(), form.other(), formErrors),
                formErrors);
    }

    private PeoplePage.PersonEntry row(PersonService.PersonActivity activity) {
        var person = activity.person();
        return new PeoplePage.PersonEntry(
                person.id().toString(),
                person.name(),
                person.email(),
                person.role().title(),
                String.join(", ", person.teams()),
                activity.lastSeen() == null ? "Never" : DateFormatter.moment(activity.lastSeen(), zone),
                person.email().equals(caller.getPrincipal().getName()));
    }

    private PeoplePage.PendingInvitation pendingInvitation(Invitation each) {
        return new PeoplePage.PendingInvitation(
                each.id().toString(),
                each.email(),
                each.role().title(),
                String.join(", ", each.teams()),
                each.createdBy(),
                DateFormatter.moment(each.expires(), zone));
    }
}
