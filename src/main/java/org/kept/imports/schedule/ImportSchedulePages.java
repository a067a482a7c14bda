package org.kept.imports.schedule;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.access.FormErrors;
import org.kept.access.Permissions;
import org.kept.calendar.ReportingZone;
import org.kept.imports.schedule.ScheduleListPage.ScheduleRow;
import org.kept.imports.schedule.SchedulePage.RunRow;
import org.kept.mapping.Mappings;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;

/** Pages of scheduled imports: list, create, change, run, pause and remove them, and see the results of their runs. */
@Path("/data/schedules")
@RolesAllowed(Permissions.ADMINISTRATOR)
@Produces(MediaType.TEXT_HTML)
public class ImportSchedulePages {

    private static final String PAGE = "/data/schedules";
    private static final int NOT_FOUND = 404;

    @CheckedTemplate(basePath = "imports")
    static final class ScheduleTemplates {

        private ScheduleTemplates() {}

        static native TemplateInstance schedules(ScheduleListPage page);

        static native TemplateInstance schedule(SchedulePage page);
    }

    private final ImportScheduleService service;
    private final ImportStarter starter;
    private final Mappings mappings;
    private final ReportingZone zone;
    private final Clock clock;
    private final SecurityIdentity caller;

    ImportSchedulePages(
            ImportScheduleService service,
            ImportStarter starter,
            Mappings mappings,
            ReportingZone zone,
            Clock clock,
            SecurityIdentity caller) {
        this.service = service;
        this.starter = starter;
        this.mappings = mappings;
        this.zone = zone;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance list() {
        return page(ScheduleForm.EMPTY, FormErrors.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(
            @RestForm @Nullable String name,
            @RestForm @Nullable String url,
            @RestForm @Nullable String mapping,
            @RestForm @Nullable String every) {
        var form = ScheduleForm.of(name, url, mapping, every);
        var taken = service.all().stream().anyMatch(each -> each.name().equals(form.name()));
        var faults = taken ? nameTaken() : save(form, false);
        return faults == null
                ? redirect(form.name())
                : Response.status(422).entity(page(form, faults)).build();
    }

    private static FormErrors nameTaken() {
        return new FormErrors(List.of(InputError.at(
                "/name",
                "name.taken",
                "There is a scheduled import of this name. Choose another name, or open that one to change it.")));
    }

    @GET
    @Path("{name}")
    @Operation(hidden = true)
    public TemplateInstance show(@RestPath String name) {
        var schedule = service.get(name);
        return page(schedule, ScheduleForm.of(schedule), FormErrors.NONE);
    }

    /** Changes a schedule; if it is paused, it stays paused. */
    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @RestPath String name,
            @RestForm @Nullable String url,
            @RestForm @Nullable String mapping,
            @RestForm @Nullable String every) {
        var schedule = service.get(name);
        var form = ScheduleForm.of(name, url, mapping, every);
        var faults = save(form, schedule.paused());
        return faults == null
                ? redirect(name)
                : Response.status(422).entity(page(schedule, form, faults)).build();
    }

    /** Saves a schedule; returns the errors, or null if it was saved. */
    private @Nullable FormErrors save(ScheduleForm form, boolean paused) {
        try {
            service.put(form.name(), form.request(paused), caller.getPrincipal().getName());
            return null;
        } catch (Problem problem) {
            if (problem.errors().isEmpty() && problem.status() != NOT_FOUND) {
                throw problem;
            }
            return new FormErrors(
                    problem.errors().isEmpty()
                            ? List.of(InputError.at("/mapping", "mapping.unknown", problem.detail()))
                            : problem.errors());
        }
    }

    @POST
    @Path("{name}/run")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response run(@RestPath String name) {
        service.runNow(name);
        return redirect(name);
    }

    @POST
    @Path("{name}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response pause(@RestPath String name) {
        service.setPaused(name, true);
        return redirect(name);
    }

    @POST
    @Path("{name}/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response resume(@RestPath String name) {
        service.setPaused(name, false);
        return redirect(name);
    }

    @POST
    @Path("{name}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String name) {
        service.remove(name);
        return Response.status(303).header("Location", PAGE).build();
    }

    private static Response redirect(String name) {
        return Response.status(303).header("Location", PAGE + "/" + name).build();
    }

    private TemplateInstance page(ScheduleForm form, FormErrors faults) {
        var rows = service.all().stream().map(this::row).toList();
        return ScheduleTemplates.schedules(new ScheduleListPage(rows, ScheduleFields.of(form, mappings.all(), faults)));
    }

    private ScheduleRow row(ImportSchedule schedule) {
        var last = service.runs(schedule.name()).stream().findFirst().map(this::row);
        return new ScheduleRow(
                schedule.name(),
                schedule.shownUrl(),
                schedule.mapping(),
                ScheduleFields.pace(schedule.every()),
                last.map(RunRow::started).orElse(null),
                last.map(run -> run.outcome() + ". " + run.detail()).orElse(""),
                next(schedule));
    }

    private TemplateInstance page(ImportSchedule schedule, ScheduleForm form, FormErrors faults) {
        return ScheduleTemplates.schedule(new SchedulePage(
                schedule.name(),
                schedule.shownUrl(),
                schedule.mapping(),
                ScheduleFields.pace(schedule.every()),
                next(schedule),
                schedule.paused(),
                failed(schedule.failures()),
                service.runs(schedule.name()).stream().map(this::row).toList(),
                ScheduleFields.of(form, mappings.all(), faults)));
    }

    private static @Nullable String failed(int failures) {
        return switch (failures) {
            case 0 -> null;
            case 1 -> "once";
            default -> NumberFormatter.count(failures) + " times in a row";
        };
    }

    private String next(ImportSchedule schedule) {
        if (schedule.paused()) {
            return "Paused";
        }
        return schedule.due().isAfter(clock.instant()) ? moment(schedule.due()) : "Now";
    }

    private RunRow row(ScheduleRun run) {
        var id = run.importId();
        var receipt = id == null ? null : starter.receipt(id).orElse(null);
        return new RunRow(
                moment(run.started()),
                outcome(run, receipt),
                detail(run, receipt),
                receipt == null ? null : "/data/imports/" + id);
    }

    private static String outcome(ScheduleRun run, @Nullable JsonNode receipt) {
        return switch (run.outcome()) {
            case UNCHANGED -> "Unchanged";
            case FAILED -> "Failed";
            case IMPORTED ->
                switch (state(receipt)) {
                    case "failed" -> "Import failed";
                    case "cancelled" -> "Import cancelled";
                    case "done" -> "Imported";
                    default -> "Importing";
                };
        };
    }

    /** The state of an import; one whose receipt is no longer kept is done. */
    private static String state(@Nullable JsonNode receipt) {
        return receipt == null ? "done" : receipt.path("state").asText("done");
    }

    private static String detail(ScheduleRun run, @Nullable JsonNode receipt) {
        return switch (run.outcome()) {
            case UNCHANGED -> "The file is the one that was imported last.";
            case FAILED -> Objects.requireNonNullElse(run.detail(), "");
            case IMPORTED -> receipt == null ? "The receipt has been deleted." : counts(receipt);
        };
    }

    private static String counts(JsonNode receipt) {
        var counts = new ArrayList<String>();
        add(counts, receipt.path("accepted").asLong(), "accepted");
        add(counts, receipt.path("corrected").asLong(), "corrected");
        add(counts, receipt.path("replayed").asLong(), "replayed");
        add(counts, receipt.path("rejected").asLong(), "rejected");
        add(counts, receipt.path("leftOut").asLong(), "left out");
        var failure = receipt.path("failure").asText("");
        return (counts.isEmpty() ? "No events." : String.join(", ", counts) + ".")
                + (failure.isEmpty() ? "" : " " + failure);
    }

    private static void add(List<String> counts, long count, String word) {
        if (count > 0) {
            counts.add(NumberFormatter.count(count) + " " + word);
        }
    }

    private String moment(Instant instant) {
        return DateFormatter.moment(instant, zone.id());
    }
}
