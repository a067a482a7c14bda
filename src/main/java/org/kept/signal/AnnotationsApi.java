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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.ScopeChecked;
import org.kept.calendar.IsoDates;
import org.kept.problem.InputError;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;

/** REST API for annotations: what happened when, noted by people. */
@Path("/api/v1/annotations")
@Tag(name = "Notes")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AnnotationsApi {

    /** An annotation to create; {@code from} and {@code to} are dates. */
    public record NewAnnotation(
            @Nullable String from,
            @Nullable String to,
            @Nullable String text,
            @Nullable String kpi,
            @Nullable String clause,
            @Nullable String team) {}

    private final Notes notes;
    private final SecurityIdentity identity;

    AnnotationsApi(Notes notes, SecurityIdentity identity) {
        this.notes = notes;
        this.identity = identity;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "listAnnotations", summary = "List notes between two dates, earliest first, up to 500")
    public List<Annotation> annotations(
            @QueryParam("from") @DefaultValue("1990-01-01") String from,
            @QueryParam("to") @DefaultValue("2200-01-01") String to) {
        var author = NoteAuthor.of(identity);
        return notes.annotations(date("/from", from), date("/to", to)).stream()
                .filter(each -> author.maySee(each.team()))
                .filter(each -> each.kpi() == null || author.reach().allowsKpi(each.kpi()))
                .toList();
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "annotate",
            summary = "Add a note",
            description = "With `team` it is shown with the numbers of that team only.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewAnnotation.class),
                            examples =
                                    @ExampleObject(
                                            name = "a power cut",
                                            value = "{\"from\":\"2026-11-09\",\"to\":\"2026-11-10\",\"kpi\":\"sla\","
                                                    + "\"text\":\"Power cut: the phones were dead for two days\"}")))
    public Response annotate(@Nullable NewAnnotation body) {
        var note = RequiredBody.of(
                body, "Send the note as JSON: {\"from\":…,\"to\":…?,\"kpi\":…?,\"clause\":…?,\"team\":…?,\"text\":…}.");
        var to = note.to() == null ? null : date("/to", note.to());
        var text = note.text() == null ? "" : note.text();
        var annotationSubject = new AnnotationSubject(note.kpi(), note.clause(), note.team());
        var annotation =
                notes.annotate(date("/from", note.from()), to, text, annotationSubject, NoteAuthor.of(identity));
        return Response.status(Response.Status.CREATED).entity(annotation).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "deleteAnnotation", summary = "Remove a note")
    public void delete(@PathParam("id") String id) {
        notes.deleteAnnotation(Notes.id(id), NoteAuthor.of(identity));
    }

    private static LocalDate date(String pointer, @Nullable String text) {
        try {
            return IsoDates.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    "The note was not stored.",
                    List.of(InputError.at(pointer, "date.form", "This must be a date such as 2026-11-09.")));
        }
    }
}
