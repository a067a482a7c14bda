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
import org.kept.access.Permissions;
import org.kept.mission.Mission;
import org.kept.workshop.draft.DraftEdits;

/** Forms for the clauses of a draft: mark, edit, measure and remove them. */
@Path("/mission/edit/{id}/clauses")
@RolesAllowed(Permissions.AUTHOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ClauseFormPages {

    private final DraftFormHandler draftFormHandler;
    private final ClauseFormParser clauseFormParser;

    ClauseFormPages(DraftFormHandler draftFormHandler, ClauseFormParser clauseFormParser) {
        this.draftFormHandler = draftFormHandler;
        this.clauseFormParser = clauseFormParser;
    }

    /** Keeps the first word in the URL; the last word creates the clause. */
    @POST
    @Operation(hidden = true)
    public Response mark(@RestPath String id, @BeanParam DraftForm draftForm) {
        var first = draftForm.number("first");
        var last = draftForm.number("last");
        if (first == null && last != null) {
            return draftFormHandler.choose(id, draftForm, last);
        }
        return draftFormHandler.edit(id, draftForm, "clauses", mission -> {
            if (first == null || last == null) {
                throw DraftPages.invalid("/last", "words.missing", "Select the first and the last word of the clause.");
            }
            return DraftEdits.addClause(mission, first, last);
        });
    }

    @POST
    @Path("suggested")
    @Operation(hidden = true)
    public Response markAll(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(id, draftForm, "clauses", ClauseFormPages::markSuggested);
    }

    private static Mission markSuggested(Mission mission) {
        var next = mission;
        for (var each : ClauseSuggestions.in(mission)) {
            next = DraftEdits.addClause(next, each.first(), each.last());
        }
        return next;
    }

    @POST
    @Path("{code}")
    @Operation(hidden = true)
    public Response facts(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.editIfUnchanged(
                id,
                draftForm,
                "clause-" + code,
                mission ->
                        DraftEdits.editClause(mission, code, clause -> clauseFormParser.withFacts(clause, draftForm)));
    }

    @POST
    @Path("{code}/remove")
    @Operation(hidden = true)
    public Response remove(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(id, draftForm, "clauses", mission -> DraftEdits.removeClause(mission, code));
    }

    @POST
    @Path("{code}/measures")
    @Operation(hidden = true)
    public Response measure(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.editIfUnchanged(
                id,
                draftForm,
                "clause-" + code,
                mission -> clauseFormParser.withMeasure(id, mission, code, draftForm, draftFormHandler.callerName()));
    }

    @POST
    @Path("{code}/measures/remove")
    @Operation(hidden = true)
    public Response unmeasure(@RestPath String id, @RestPath String code, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(
                id,
                draftForm,
                "clause-" + code,
                mission -> DraftEdits.editClause(
                        mission, code, clause -> DraftEdits.withoutMeasure(clause, draftForm.text("kpi"))));
    }
}
