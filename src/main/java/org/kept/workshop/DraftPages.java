package org.kept.workshop;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Roles;
import org.kept.calendar.Days;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Fault;
import org.kept.problem.Problem;
import org.kept.rollup.Kpis;

/** One draft: its statement, its first day, what it sets aside, and its end as a version or as nothing. */
@Path("/mission/edit/{id}")
@RolesAllowed(Roles.AUTHOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DraftPages {

    private static final int LONGEST_STATEMENT = 2_000;
    private static final int LONGEST_REASON = 1_000;
    static final int MOST_SECONDS = 86_400;

    private final Desk desk;
    private final Drafts drafts;
    private final Publishing publishing;
    private final Missions missions;
    private final Kpis kpis;

    DraftPages(Desk desk, Drafts drafts, Publishing publishing, Missions missions, Kpis kpis) {
        this.desk = desk;
        this.drafts = drafts;
        this.publishing = publishing;
        this.missions = missions;
        this.kpis = kpis;
    }

    @GET
    @RolesAllowed(Roles.PERSON)
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath String id, @RestQuery @Nullable String first) {
        return desk.show(id, Typed.number(first));
    }

    @POST
    @Path("statement")
    @Operation(hidden = true)
    public Response reword(@RestPath String id, @BeanParam Typed typed) {
        return desk.editSeen(id, typed, "", mission -> {
            var statement = Typed.text(typed.statement);
            if (statement.isEmpty() || statement.length() > LONGEST_STATEMENT) {
                throw wrong("/statement", "statement.length", "The statement has 1 to 2,000 characters.");
            }
            return Edits.reword(mission, statement);
        });
    }

    @POST
    @Path("day")
    @Operation(hidden = true)
    public Response begin(@RestPath String id, @BeanParam Typed typed) {
        return desk.change(id, typed, null, "publish", draft -> {
            var published = missions.version(draft.begun()).map(MissionVersion::mission);
            return draft.saying(Edits.firstDay(draft.mission(), day(typed), published));
        });
    }

    private static LocalDate day(Typed typed) {
        try {
            return Days.parse(Typed.text(typed.day));
        } catch (DateTimeException e) {
            throw wrong("/day", "day.form", "This must be a date such as 2026-11-09.");
        }
    }

    @POST
    @Path("aside")
    @Operation(hidden = true)
    public Response setAside(@RestPath String id, @BeanParam Typed typed, @RestForm("kpis") List<String> chosen) {
        return desk.edit(id, typed, "aside", mission -> {
            var because = Typed.text(typed.because);
            if (because.isEmpty() || because.length() > LONGEST_REASON) {
                throw wrong("/because", "because.missing", "Say why it is not scored, in at most 1,000 characters.");
            }
            if (chosen.isEmpty()) {
                throw wrong("/kpis", "kpis.missing", "Choose at least one KPI that the statement does not promise.");
            }
            var next = mission;
            for (var kpi : chosen) {
                next = Edits.setAside(next, kpis.get(kpi).code(), because);
            }
            return next;
        });
    }

    @POST
    @Path("aside/remove")
    @Operation(hidden = true)
    public Response takeBack(@RestPath String id, @BeanParam Typed typed) {
        return desk.edit(id, typed, "aside", mission -> Edits.takenBack(mission, Typed.text(typed.kpi)));
    }

    @POST
    @Path("within")
    @Operation(hidden = true)
    public Response within(@RestPath String id, @BeanParam Typed typed) {
        return desk.change(id, typed, null, "clause-" + Typed.text(typed.clause), draft -> {
            var seconds = Typed.number(typed.seconds);
            if (seconds == null ? !Typed.text(typed.seconds).isEmpty() : seconds < 1 || seconds > MOST_SECONDS) {
                throw wrong("/seconds", "seconds.range", "A time has from 1 to 86,400 seconds.");
            }
            return draft.within(seconds);
        });
    }

    @POST
    @Path("publish")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(hidden = true)
    public Response publish(@RestPath String id, @BeanParam Typed typed) {
        var draft = drafts.get(id);
        var answer = desk.answered(id, typed, "publish", () -> {
            drafts.checkSeen(draft, Typed.number(typed.revision));
            publishing.publish(draft, desk.me());
        });
        return answer.getStatus() == 303
                ? Response.status(303).location(URI.create("/mission")).build()
                : answer;
    }

    /** The draft was begun from an older version; somebody has compared the two, and goes on from the current one. */
    @POST
    @Path("begun")
    @Operation(hidden = true)
    public Response goOn(@RestPath String id, @BeanParam Typed typed) {
        var current = missions.current().map(MissionVersion::number).orElse(0);
        return desk.change(id, typed, null, "publish", draft -> draft.begunFrom(current));
    }

    @POST
    @Path("discard")
    @Operation(hidden = true)
    public Response discard(@RestPath String id) {
        drafts.discard(id);
        return Response.status(303).location(URI.create("/mission/edit")).build();
    }

    static Problem wrong(String pointer, String code, String detail) {
        return Problem.invalid("This was not saved.", List.of(Fault.at(pointer, code, detail)));
    }
}
