package org.kept.signal;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.ScopeChecked;
import org.kept.calendar.Period;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;
import org.kept.rollup.KpiRegistry;

/** REST API for phases, which reset the limits of a KPI. */
@Path("/api/v1/kpis/{kpi}/phases")
@Tag(name = "Notes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PhasesApi {

    /** A phase to begin; {@code from} is a week, or a date within it. */
    public record NewPhase(
            @Nullable String from,
            @Nullable String because,
            @Nullable String team) {}

    private final Notes notes;
    private final KpiRegistry kpiRegistry;
    private final SecurityIdentity identity;

    PhasesApi(Notes notes, KpiRegistry kpiRegistry, SecurityIdentity identity) {
        this.notes = notes;
        this.kpiRegistry = kpiRegistry;
        this.identity = identity;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(
            operationId = "listPhases",
            summary = "List where the limits of a KPI are reset, and why; earliest first, up to 500")
    public List<Phase> phases(@PathParam("kpi") String kpi) {
        var author = NoteAuthor.of(identity);
        return notes.phases(kpiRegistry.get(kpi).code()).stream()
                .filter(each -> author.maySee(each.team()))
                .toList();
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "beginPhase",
            summary = "Reset limits",
            description = "`from` is a week, or a date in it. With `team` only the limits of that team are reset.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewPhase.class),
                            examples =
                                    @ExampleObject(
                                            name = "a second packing bench",
                                            value = "{\"from\":\"2026-W20\",\"because\":\"A second packing bench\"}")))
    public Response begin(@PathParam("kpi") String code, @Nullable NewPhase body) {
        var phase = RequiredBody.of(body, "Send the phase as JSON: {\"from\":…,\"because\":…,\"team\":…?}.");
        var kpi = kpiRegistry.get(code);
        var because = phase.because() == null ? "" : phase.because();
        var begun = notes.begin(kpi, week(phase.from()), because, phase.team(), NoteAuthor.of(identity));
        return Response.status(Response.Status.CREATED).entity(begun).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "deletePhase", summary = "Remove a reset of limits")
    public void delete(@PathParam("kpi") String kpi, @PathParam("id") String id) {
        notes.deletePhase(kpiRegistry.get(kpi), Notes.id(id), NoteAuthor.of(identity));
    }

    private static Period week(@Nullable String text) {
        try {
            return Period.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "The limits were not reset.",
                    List.of(InputError.at("/from", "from.form", "from must be a week such as 2026-W20, or a date.")));
        }
    }
}
