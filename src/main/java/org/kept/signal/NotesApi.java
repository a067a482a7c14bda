package org.kept.signal;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.problem.Fault;
import org.kept.problem.Problem;
import org.kept.rollup.Kpis;

/** Phases and annotations over REST. */
@Path("/api/v1")
@Tag(name = "Notes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class NotesApi {

    /** A phase to begin: {@code from} is a week, or a date within it. */
    public record NewPhase(@Nullable String from, @Nullable String because) {}

    /** An annotation to make: {@code from} and {@code to} are dates. */
    public record NewAnnotation(
            @Nullable String from,
            @Nullable String to,
            @Nullable String text,
            @Nullable String kpi,
            @Nullable String clause) {}

    private final Notes notes;
    private final Kpis kpis;
    private final SecurityIdentity identity;

    NotesApi(Notes notes, Kpis kpis, SecurityIdentity identity) {
        this.notes = notes;
        this.kpis = kpis;
        this.identity = identity;
    }

    @GET
    @Path("kpis/{kpi}/phases")
    @RolesAllowed("read")
    @Operation(operationId = "listPhases", summary = "Where the limits of a KPI begin anew, and why")
    public List<Phase> phases(@PathParam("kpi") String kpi) {
        return notes.phases(kpis.get(kpi).code());
    }

    @POST
    @Path("kpis/{kpi}/phases")
    @RolesAllowed("admin")
    @Operation(
            operationId = "beginPhase",
            summary = "Begin new limits",
            description = "`{\"from\":\"2026-W20\",\"because\":\"A second packing bench\"}`")
    public Response begin(@PathParam("kpi") String code, NewPhase phase) {
        var kpi = kpis.get(code);
        var because = phase.because() == null ? "" : phase.because();
        var begun = notes.begin(kpi, period("/from", phase.from()), because, by());
        return Response.status(Response.Status.CREATED).entity(begun).build();
    }

    @DELETE
    @Path("kpis/{kpi}/phases/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "deletePhase", summary = "Delete a phase")
    public void deletePhase(@PathParam("kpi") String kpi, @PathParam("id") String id) {
        kpis.get(kpi);
        notes.deletePhase(uuid(id));
    }

    @GET
    @Path("annotations")
    @RolesAllowed("read")
    @Operation(operationId = "listAnnotations", summary = "What happened between two dates")
    public List<Annotation> annotations(
            @QueryParam("from") @DefaultValue("1990-01-01") String from,
            @QueryParam("to") @DefaultValue("2200-01-01") String to) {
        return notes.annotations(date("/from", from), date("/to", to));
    }

    @POST
    @Path("annotations")
    @RolesAllowed("admin")
    @Operation(operationId = "annotate", summary = "Note what happened")
    public Response annotate(NewAnnotation note) {
        var to = note.to() == null ? null : date("/to", note.to());
        var text = note.text() == null ? "" : note.text();
        var made = notes.annotate(date("/from", note.from()), to, text, note.kpi(), note.clause(), by());
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @DELETE
    @Path("annotations/{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "deleteAnnotation", summary = "Delete an annotation")
    public void deleteAnnotation(@PathParam("id") String id) {
        notes.deleteAnnotation(uuid(id));
    }

    private String by() {
        return identity.getPrincipal().getName();
    }

    private static Period period(String pointer, @Nullable String text) {
        try {
            return Period.parse(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw refused(pointer, "from.form", "from must be a week such as 2026-W20, or a date.");
        }
    }

    private static LocalDate date(String pointer, @Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw refused(pointer, "date.form", "This must be a date such as 2026-11-09.");
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is nothing of that id.");
        }
    }

    private static Problem refused(String pointer, String code, String detail) {
        return Problem.invalid("The note is not acceptable.", List.of(Fault.at(pointer, code, detail)));
    }
}
