package org.kept.workingtime;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.kept.access.Permissions;
import org.kept.calendar.ReportingZone;
import org.kept.problem.Problem;
import org.kept.ui.ListFormatter;
import org.kept.workingtime.CalendarListPage.CalendarRow;
import org.kept.workingtime.CalendarPreview.CalendarMove;
import org.kept.workingtime.ClosedDaysReader.ClosedDays;

/** Pages of the calendars of working time: the list, and one calendar with a form and its next weeks. */
@Path("/calendars")
@RolesAllowed(Permissions.PERSON)
@Produces(MediaType.TEXT_HTML)
public class CalendarPages {

    private static final String READ = "read";
    private static final String PREVIEW = "preview";

    @CheckedTemplate(basePath = "workingtime")
    static final class CalendarTemplates {

        private CalendarTemplates() {}

        static native TemplateInstance calendars(CalendarListPage page);

        static native TemplateInstance calendar(CalendarPage page);
    }

    private final CalendarService calendars;
    private final CalendarPageBuilder builder;
    private final CalendarPreview preview;
    private final ReportingZone zone;
    private final Clock clock;
    private final SecurityIdentity caller;

    CalendarPages(
            CalendarService calendars,
            CalendarPageBuilder builder,
            CalendarPreview preview,
            ReportingZone zone,
            Clock clock,
            SecurityIdentity caller) {
        this.calendars = calendars;
        this.builder = builder;
        this.preview = preview;
        this.zone = zone;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String removed) {
        var history = calendars.history();
        var rows = history.names().stream()
                .flatMap(name -> history.newest(name).stream())
                .map(calendars::read)
                .map(read -> new CalendarRow(
                        read.revision().name(),
                        CalendarWords.week(read.calendar()),
                        read.calendar().zone().getId(),
                        Objects.requireNonNullElse(read.calendar().holidays(), ""),
                        ListFormatter.list(calendars.uses(read.revision().name()))))
                .toList();
        return CalendarTemplates.calendars(new CalendarListPage(
                rows, isAdministrator(), removed == null || history.has(removed) ? null : removed));
    }

    @GET
    @Path("/new")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Operation(hidden = true)
    public TemplateInstance add() {
        return CalendarTemplates.calendar(
                builder.typed(CalendarForm.blank(zone.id().getId()), true));
    }

    @POST
    @Path("/new")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response addSent(
            @RestForm @Nullable String name,
            @RestForm @Nullable String zone,
            @RestForm @Nullable String mon,
            @RestForm @Nullable String tue,
            @RestForm @Nullable String wed,
            @RestForm @Nullable String thu,
            @RestForm @Nullable String fri,
            @RestForm @Nullable String sat,
            @RestForm @Nullable String sun,
            @RestForm @Nullable String holidays,
            @RestForm @Nullable String closed,
            @RestForm @Nullable String open,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm @Nullable String action) {
        var form = new CalendarForm(
                typed(name).strip(),
                typed(zone),
                week(mon, tue, wed, thu, fri, sat, sun),
                typed(holidays),
                typed(closed),
                typed(open),
                "",
                false,
                0);
        return sent(form, "", file, action, true);
    }

    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public TemplateInstance calendar(@RestPath String name, @RestQuery @DefaultValue("0") int saved) {
        return CalendarTemplates.calendar(builder.stored(calendars.require(name), isAdministrator(), saved));
    }

    @POST
    @Path("/{name}")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response change(
            @RestPath String name,
            @RestForm @Nullable String zone,
            @RestForm @Nullable String mon,
            @RestForm @Nullable String tue,
            @RestForm @Nullable String wed,
            @RestForm @Nullable String thu,
            @RestForm @Nullable String fri,
            @RestForm @Nullable String sat,
            @RestForm @Nullable String sun,
            @RestForm @Nullable String holidays,
            @RestForm @Nullable String closed,
            @RestForm @Nullable String open,
            @RestForm @Nullable String from,
            @RestForm @Nullable String allHistory,
            @RestForm @Nullable String version,
            @RestForm @Nullable String shown,
            @RestForm("file") @Nullable FileUpload file,
            @RestForm @Nullable String action) {
        calendars.require(name);
        var form = new CalendarForm(
                name,
                typed(zone),
                week(mon, tue, wed, thu, fri, sat, sun),
                typed(holidays),
                typed(closed),
                typed(open),
                typed(from),
                allHistory != null,
                number(version));
        return sent(form, typed(shown), file, action, false);
    }

    @POST
    @Path("/{name}/remove")
    @RolesAllowed(Permissions.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String name) {
        calendars.remove(name, caller.getPrincipal().getName());
        return redirect("/calendars?removed=" + name);
    }

    /**
     * Saves what was sent, or only shows what it means; the form stays filled where something is wrong with it. A
     * change that moves weeks is shown before it is saved.
     *
     * @param shown the mark of the form whose effect the author was shown; empty if there is none
     */
    private Response sent(
            CalendarForm form, String shown, @Nullable FileUpload file, @Nullable String action, boolean added) {
        try {
            if (READ.equals(action)) {
                var read = read(form, file);
                return page(builder.read(form.closedOn(read.dates()), read, added), 200);
            }
            var checked = calendars.check(form.name(), form.json());
            var asked = PREVIEW.equals(action);
            if (asked || !form.mark().equals(shown)) {
                var moves = added ? List.<CalendarMove>of() : preview.moves(checked);
                if (asked || moves.stream().anyMatch(CalendarMove::moves)) {
                    return page(builder.preview(form, checked, moves, !asked, added), 200);
                }
            }
            var saved = calendars.save(
                    checked, form.version(), caller.getPrincipal().getName());
            return redirect(
                    "/calendars/" + form.name() + "?saved=" + saved.revision().number());
        } catch (Problem problem) {
            return page(builder.refused(form, problem, added), problem.status());
        }
    }

    private ClosedDays read(CalendarForm form, @Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            throw CalendarPageBuilder.fileFault("Choose an .ics file that is not empty.");
        }
        if (file.size() > ClosedDaysReader.MAX_BYTES) {
            throw CalendarPageBuilder.fileFault("A calendar file has at most 1 MiB. Export fewer years of it.");
        }
        try {
            var bytes = Files.readAllBytes(file.uploadedFile());
            var calendarZone = zone(form);
            return ClosedDaysReader.read(
                    bytes, calendarZone, clock.instant().atZone(calendarZone).toLocalDate());
        } catch (Problem problem) {
            throw CalendarPageBuilder.fileFault(problem.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The zone that is typed; the reporting zone as long as it is none. */
    private ZoneId zone(CalendarForm form) {
        try {
            return ZoneId.of(form.zone().strip());
        } catch (DateTimeException e) {
            return zone.id();
        }
    }

    private static Map<DayOfWeek, String> week(@Nullable String... times) {
        var week = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, typed(times[day.getValue() - 1]));
        }
        return week;
    }

    private boolean isAdministrator() {
        return caller.hasRole(Permissions.ADMINISTRATOR);
    }

    private static Response page(CalendarPage page, int status) {
        return Response.status(status).entity(CalendarTemplates.calendar(page)).build();
    }

    private static Response redirect(String path) {
        return Response.status(303).header("Location", path).build();
    }

    private static String typed(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
