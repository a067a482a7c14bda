package org.kept.workshop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.Roles;

/** What the team says to a draft: an idea, a concern, a feeling; answered or called settled by whoever writes the draft. */
@Path("/mission/edit/{id}/comments")
@RolesAllowed(Roles.VOICE)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CommentForms {

    private final Desk desk;
    private final Drafts drafts;

    CommentForms(Desk desk, Drafts drafts) {
        this.desk = desk;
        this.drafts = drafts;
    }

    @POST
    @Operation(hidden = true)
    public Response say(@RestPath String id, @BeanParam Typed typed) {
        var clause = Typed.orNull(typed.clause);
        return desk.answered(
                id,
                typed,
                place(clause),
                () -> drafts.comment(id, clause, Typed.text(typed.kind), Typed.text(typed.text), desk.me()));
    }

    @POST
    @Path("{comment}/answer")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(hidden = true)
    public Response answer(@RestPath String id, @RestPath String comment, @BeanParam Typed typed) {
        return desk.answered(
                id, typed, "comment-" + comment, () -> drafts.answer(id, comment, Typed.text(typed.text), desk.me()));
    }

    @POST
    @Path("{comment}/resolve")
    @RolesAllowed(Roles.AUTHOR)
    @Operation(hidden = true)
    public Response resolve(@RestPath String id, @RestPath String comment, @BeanParam Typed typed) {
        return desk.answered(id, typed, "comment-" + comment, () -> drafts.resolve(id, comment, desk.me()));
    }

    private static String place(@Nullable String clause) {
        return clause == null ? "voices" : "clause-" + clause;
    }
}
