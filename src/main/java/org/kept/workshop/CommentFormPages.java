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
import org.kept.access.Permissions;
import org.kept.workshop.draft.DraftService;

/** Forms for comments on a draft: an idea, a concern or a feeling. Authors of drafts answer and resolve them. */
@Path("/mission/edit/{id}/comments")
@RolesAllowed(Permissions.VOICE)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CommentFormPages {

    private final DraftFormHandler draftFormHandler;
    private final DraftService draftService;

    CommentFormPages(DraftFormHandler draftFormHandler, DraftService draftService) {
        this.draftFormHandler = draftFormHandler;
        this.draftService = draftService;
    }

    @POST
    @Operation(hidden = true)
    public Response say(@RestPath String id, @BeanParam DraftForm draftForm) {
        var clause = draftForm.clause();
        return draftFormHandler.runOrShowErrors(
                id,
                draftForm,
                anchor(clause),
                () -> draftService.comment(
                        id, clause, draftForm.text("kind"), draftForm.text("text"), draftFormHandler.callerName()));
    }

    @POST
    @Path("{comment}/answer")
    @RolesAllowed(Permissions.AUTHOR)
    @Operation(hidden = true)
    public Response answer(@RestPath String id, @RestPath String comment, @BeanParam DraftForm draftForm) {
        return draftFormHandler.runOrShowErrors(
                id,
                draftForm,
                "comment-" + comment,
                () -> draftService.answer(id, comment, draftForm.text("text"), draftFormHandler.callerName()));
    }

    @POST
    @Path("{comment}/resolve")
    @RolesAllowed(Permissions.AUTHOR)
    @Operation(hidden = true)
    public Response resolve(@RestPath String id, @RestPath String comment, @BeanParam DraftForm draftForm) {
        return draftFormHandler.runOrShowErrors(
                id,
                draftForm,
                "comment-" + comment,
                () -> draftService.resolve(id, comment, draftFormHandler.callerName()));
    }

    private static String anchor(@Nullable String clause) {
        return clause == null ? "voices" : "clause-" + clause;
    }
}
