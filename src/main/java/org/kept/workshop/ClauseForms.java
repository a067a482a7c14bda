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
import org.kept.access.Roles;
import org.kept.mission.Mission;

/** The clauses of a draft: marked in its words, measured, and let go again. */
@Path("/mission/edit/{id}/clauses")
@RolesAllowed(Roles.AUTHOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ClauseForms {

    private final Desk desk;
    private final ClauseReading reading;

    ClauseForms(Desk desk, ClauseReading reading) {
        this.desk = desk;
        this.reading = reading;
    }

    /** The first word is remembered in the address; the last one makes the clause. */
    @POST
    @Operation(hidden = true)
    public Response mark(@RestPath String id, @BeanParam Typed typed) {
        var first = Typed.number(typed.first);
        var last = Typed.number(typed.last);
        if (first == null && last != null) {
            return Response.status(303)
                    .location(URI.create("/mission/edit/" + id + "?first=" + last + "#words"))
                    .build();
        }
        return desk.edit(id, typed, "clauses", mission -> {
            if (first == null || last == null) {
                throw DraftPages.wrong("/last", "words.missing", "Choose the first and the last word of the clause.");
            }
            return Edits.mark(mission, first, last);
        });
    }

    @POST
    @Path("suggested")
    @Operation(hidden = true)
    public Response markAll(@RestPath String id, @BeanParam Typed typed) {
        return desk.edit(id, typed, "clauses", ClauseForms::suggested);
    }

    private static Mission suggested(Mission mission) {
        var next = mission;
        for (var each : Suggestions.in(mission)) {
            next = Edits.mark(next, each.first(), each.last());
        }
        return next;
    }

    @POST
    @Path("{code}")
    @Operation(hidden = true)
    public Response facts(@RestPath String id, @RestPath String code, @BeanParam Typed typed) {
        return desk.editSeen(
                id,
                typed,
                "clause-" + code,
                mission -> Edits.clause(mission, code, clause -> reading.facts(clause, typed)));
    }

    @POST
    @Path("{code}/remove")
    @Operation(hidden = true)
    public Response remove(@RestPath String id, @RestPath String code, @BeanParam Typed typed) {
        return desk.edit(id, typed, "clauses", mission -> Edits.remove(mission, code));
    }

    @POST
    @Path("{code}/measures")
    @Operation(hidden = true)
    public Response measure(@RestPath String id, @RestPath String code, @BeanParam Typed typed) {
        return desk.editSeen(
                id, typed, "clause-" + code, mission -> reading.measured(id, mission, code, typed, desk.me()));
    }

    @POST
    @Path("{code}/measures/remove")
    @Operation(hidden = true)
    public Response unmeasure(@RestPath String id, @RestPath String code, @BeanParam Typed typed) {
        return desk.edit(
                id,
                typed,
                "clause-" + code,
                mission -> Edits.clause(mission, code, clause -> Edits.unmeasured(clause, Typed.text(typed.kpi))));
    }
}
