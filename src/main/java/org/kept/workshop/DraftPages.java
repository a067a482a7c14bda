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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.calendar.IsoDates;
import org.kept.mission.MissionTabs;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.rollup.KpiRegistry;
import org.kept.ui.NumberFormatter;
import org.kept.workingtime.Calendars;
import org.kept.workshop.draft.DraftEdits;
import org.kept.workshop.draft.DraftPublisher;
import org.kept.workshop.draft.DraftService;
import org.kept.workshop.draft.DraftTime;

/** Pages of one draft: its statement, its first day and its unscored KPIs; publishes or discards it. */
@Path("/mission/edit/{id}")
@RolesAllowed(Permissions.AUTHOR)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DraftPages {

    private static final int MAX_STATEMENT_LENGTH = 2_000;
    private static final int MAX_REASON_LENGTH = 1_000;
    static final int MAX_SECONDS = 86_400;

    private final DraftFormHandler draftFormHandler;
    private final DraftService draftService;
    private final DraftPublisher draftPublisher;
    private final Missions missions;
    private final KpiRegistry kpiRegistry;
    private final Calendars calendars;

    DraftPages(
            DraftFormHandler draftFormHandler,
            DraftService draftService,
            DraftPublisher draftPublisher,
            Missions missions,
            KpiRegistry kpiRegistry,
            Calendars calendars) {
        this.draftFormHandler = draftFormHandler;
        this.draftService = draftService;
        this.draftPublisher = draftPublisher;
        this.missions = missions;
        this.kpiRegistry = kpiRegistry;
        this.calendars = calendars;
    }

    @GET
    @RolesAllowed(Permissions.PERSON)
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath String id, @RestQuery @Nullable String first) {
        return draftFormHandler.show(id, DraftForm.parseNumber(first));
    }

    @POST
    @Path("statement")
    @Operation(hidden = true)
    public Response reword(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.editIfUnchanged(id, draftForm, "", mission -> {
            var statement = draftForm.text("statement");
            if (statement.isEmpty() || statement.length() > MAX_STATEMENT_LENGTH) {
                throw invalid("/statement", "statement.length", "The statement has 1 to 2,000 characters.");
            }
            return DraftEdits.reword(mission, statement);
        });
    }

    @POST
    @Path("day")
    @Operation(hidden = true)
    public Response begin(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.change(id, draftForm, null, "publish", draft -> {
            var published = missions.version(draft.begun()).map(MissionVersion::mission);
            return draft.withMission(DraftEdits.changeEffectiveFrom(draft.mission(), day(draftForm), published));
        });
    }

    private static LocalDate day(DraftForm draftForm) {
        try {
            return IsoDates.parse(draftForm.text("day"));
        } catch (DateTimeException e) {
            throw invalid("/day", "day.form", "This must be a date such as 2026-11-09.");
        }
    }

    @POST
    @Path("aside")
    @Operation(hidden = true)
    public Response setAside(@RestPath String id, @BeanParam DraftForm draftForm) {
        var chosen = draftForm.all("kpis");
        return draftFormHandler.edit(id, draftForm, "aside", mission -> {
            var because = draftForm.text("because");
            if (because.isEmpty() || because.length() > MAX_REASON_LENGTH) {
                throw invalid(
                        "/because", "because.missing", "Say why these are not scored, in at most 1,000 characters.");
            }
            if (chosen.isEmpty()) {
                throw invalid("/kpis", "kpis.missing", "Choose at least one KPI.");
            }
            var next = mission;
            for (var kpi : chosen) {
                next = DraftEdits.addUnscoredKpi(next, kpiRegistry.get(kpi).code(), because);
            }
            return next;
        });
    }

    @POST
    @Path("aside/remove")
    @Operation(hidden = true)
    public Response takeBack(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.edit(
                id, draftForm, "aside", mission -> DraftEdits.removeUnscoredKpi(mission, draftForm.text("kpi")));
    }

    @POST
    @Path("within")
    @Operation(hidden = true)
    public Response within(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.change(id, draftForm, null, "clause-" + draftForm.clause(), draft -> {
            var kpi = draftForm.timedKpi();
            return draft.withTime(kpi, time(kpi, draftForm));
        });
    }

    /** The submitted time of a KPI; null if none was. */
    private @Nullable DraftTime time(String code, DraftForm draftForm) {
        if (!DraftTime.KPIS.containsKey(code)) {
            throw invalid("/kpi", "kpi.unknown", "A draft sets no time of this KPI.");
        }
        var kpi = kpiRegistry.get(code);
        var calendar = draftForm.calendar();
        if (calendar != null && !calendars.history().has(calendar)) {
            throw invalid("/calendar", "calendar.unknown", "This calendar has been removed. Choose another one.");
        }
        if (!kpi.hasTime()) {
            return calendar == null ? null : new DraftTime(null, calendar);
        }
        var seconds = draftForm.number("seconds");
        if (seconds == null ? !draftForm.text("seconds").isEmpty() : seconds < 1 || seconds > kpi.longestTime()) {
            throw invalid(
                    "/seconds",
                    "seconds.range",
                    "Give a time from 1 to " + NumberFormatter.count(kpi.longestTime()) + " seconds.");
        }
        return seconds == null ? null : new DraftTime(seconds, calendar);
    }

    @POST
    @Path("publish")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Operation(hidden = true)
    public Response publish(@RestPath String id, @BeanParam DraftForm draftForm) {
        var draft = draftService.get(id);
        return draftFormHandler.runAndLeave(id, draftForm, () -> {
            draftService.checkRevision(draft, draftForm.number("revision"));
            return MissionTabs.published(
                    draftPublisher.publish(draft, draftFormHandler.callerName()).number());
        });
    }

    /** Continues a draft of an older version from the current one, after someone has compared the two. */
    @POST
    @Path("begun")
    @Operation(hidden = true)
    public Response goOn(@RestPath String id, @BeanParam DraftForm draftForm) {
        var current = missions.current().map(MissionVersion::number).orElse(0);
        return draftFormHandler.change(id, draftForm, null, "publish", draft -> draft.begunFrom(current));
    }

    @POST
    @Path("discard")
    @Operation(hidden = true)
    public Response discard(@RestPath String id) {
        draftService.discard(id);
        return Response.status(303).location(URI.create("/mission/edit")).build();
    }

    /** Shows the page with the typed values, after someone pressed Enter in a field instead of a button. */
    @POST
    @Path("keep")
    @RolesAllowed(Permissions.PERSON)
    @Operation(hidden = true)
    public Response keep(@RestPath String id, @BeanParam DraftForm draftForm) {
        return draftFormHandler.runOrShowErrors(id, draftForm, "", () -> {});
    }

    static Problem invalid(String pointer, String code, String detail) {
        return Problem.invalid("Not saved: correct the field below.", List.of(InputError.at(pointer, code, detail)));
    }
}
