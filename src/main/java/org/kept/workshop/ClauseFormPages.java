package org.kept.workshop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.kept.access.Permissions;
import org.kept.mission.Mission;
import org.kept.workshop.draft.DraftEdits;

/** The clauses of a draft: marked in its words, measured, and let go again. */
@Path("/mission/edit/{id}/clauses")
@RolesAllowed(Permissions.AUTHOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ClauseFormPages {

    private final DraftFormHandler draftFormHandler;
    private final ClauseFormParser reading;

    ClauseFormPages(DraftFormHandler draftFormHandler, ClauseFormParser reading) {
        this.draftFormHandler = draftFormHandler;
        this.reading = reading;
    }

    /** The first word is remembered in the address; the last one makes the clause. */
    @POST
    @Operation(hidden = true)
    public Response mark(@RestPath String id, @BeanParam DraftForm draftForm) {
        var first = DraftForm.number(draftForm.first);
        var last = DraftForm.number(draftForm.last);
        if (first == null && last != null) {
            return Response.status(303)
                    .location(URI.create("/mission/edit/" + id + "?first=" + last + "#words"))
                    .build();
        }
        return draftFormHandler.edit(id, draftForm, "clauses", mission -> {
            if (first == null || last == null) {
                throw DraftPages.wrong("/last", "words.missing", "Choose the first and the last word of the clause.");
            }
            return DraftEdits.mark(mission, first, last);
        });
    }

    @POST
    @Path("suggested")
    @Operation(hidden = true)
    public Response markAll(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(id, draftForm, "clauses", ClauseFormPages::suggested);
    }

    private static Mission suggested(Mission mission) {
        var next = mission;
        for (var each : ClauseSuggestions.in(mission)) {
            next = DraftEdits.mark(next, each.first(), each.last());
        }
        return next;
    }

    @POST
    @Path("{code}")
    @Operation(hidden = true)
    public Response facts(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.editSeen(
                id,
                draftForm,
                "clause-" + code,
                mission -> DraftEdits.clause(mission, code, clause -> reading.facts(clause, draftForm)));
    }

    @POST
    @Path("{code}/remove")
    @Operation(hidden = true)
    public Response remove(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(id, draftForm, "clauses", mission -> DraftEdits.remove(mission, code));
    }

    @POST
    @Path("{code}/measures")
    @Operation(hidden = true)
    public Response measure(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.editSeen(
                id,
                draftForm,
                "clause-" + code,
                mission -> reading.measured(id, mission, code, draftForm, draftFormHandler.me()));
    }

    @POST
    @Path("{code}/measures/remove")
    @Operation(hidden = true)
    public Response unmeasure(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(
                id,
                draftForm,
                "clause-" + code,
                mission -> DraftEdits.clause(
                        mission, code, clause -> DraftEdits.unmeasured(clause, DraftForm.text(draftForm.kpi))));
    }
}
