package org.kept.access;

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
import org.kept.problem.Problem;
import org.kept.ui.Dates;

/** The people as a page: who they are, and the links by which more of them come. */
@Path("/people")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class PeoplePages {

    @CheckedTemplate(basePath = "access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance people(PeoplePage page);
    }

    private static final NewInvitation NOTHING_YET = new NewInvitation("", "", Role.MEMBER.code(), List.of(), "");

    private final People people;
    private final Invitations invitations;
    private final TeamNames teams;
    private final ZoneId zone;
    private final SecurityIdentity caller;

    PeoplePages(
            People people,
            Invitations invitations,
            TeamNames teams,
            @ConfigProperty(name = "kept.zone") ZoneId zone,
            SecurityIdentity caller) {
        this.people = people;
        this.invitations = invitations;
        this.teams = teams;
        this.zone = zone;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return Templates.people(page(null, null, NOTHING_YET, Faults.NONE));
    }

    /** The link is in this answer and nowhere else: not in an address, not behind a redirect. */
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
        var wanted = NewInvitation.of(email, name, role, team, other);
        try {
            var made = invitations.invite(wanted, caller.getPrincipal().getName());
            var link = InvitationPages.link(uri, made.token());
            return Response.ok(Templates.people(page(link, made.invitation().email(), NOTHING_YET, Faults.NONE)))
                    .build();
        } catch (Problem wrong) {
            return Response.status(wrong.status())
                    .entity(Templates.people(page(null, null, wanted, new Faults(wrong.faults()))))
                    .build();
        }
    }

    @POST
    @Path("/invitations/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response withdraw(@RestPath UUID id) {
        invitations.withdraw(id);
        return Response.status(303).header("Location", "/people").build();
    }

    private PeoplePage page(@Nullable String link, @Nullable String linkOf, NewInvitation typed, Faults faults) {
        return new PeoplePage(
                people.seen().stream().map(this::row).toList(),
                invitations.waiting().stream().map(this::waiting).toList(),
                link,
                linkOf,
                typed.email(),
                typed.name(),
                RoleChoices.of(typed.role(), typed.chosen(), teams.teams(), typed.other(), faults),
                faults);
    }

    private PeoplePage.Row row(People.Seen seen) {
        var person = seen.person();
        return new PeoplePage.Row(
                person.id().toString(),
                person.name(),
                person.email(),
                person.role().title(),
                String.join(", ", person.teams()),
                seen.lastSeen() == null ? "Never" : Dates.moment(seen.lastSeen(), zone),
                person.email().equals(caller.getPrincipal().getName()));
    }

    private PeoplePage.Waiting waiting(Invitation each) {
        return new PeoplePage.Waiting(
                each.id().toString(),
                each.email(),
                each.role().title(),
                String.join(", ", each.teams()),
                each.createdBy(),
                Dates.moment(each.expires(), zone));
    }
}
