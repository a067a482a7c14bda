package org.kept.recognition;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.ScopeChecked;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.problem.RequiredBody;

/** REST API for recognitions. */
@Path("/api/v1/recognitions")
@Tag(name = "Recognitions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RecognitionsApi {

    /**
     * A recognition to give.
     *
     * @param to a team, or the e-mail address of a person
     * @param clause the code of a clause
     * @param week the last complete week if left out
     */
    @Schema(name = "NewRecognition")
    public record RecognitionDocument(
            @Nullable String to,
            @Nullable String clause,
            @Nullable String week,
            @Nullable String text) {}

    /** A recognition as given. */
    @Schema(name = "Recognition")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecognitionView(
            UUID id,
            String to,
            String name,
            @Nullable String clause,
            String week,
            String text,
            Instant given,
            String givenBy) {

        static RecognitionView of(Recognition recognition) {
            var person = recognition.person();
            return new RecognitionView(
                    recognition.id(),
                    person == null ? recognition.name() : person,
                    recognition.name(),
                    recognition.clause(),
                    Period.of(Grain.WEEK, recognition.week()).code(),
                    recognition.text(),
                    recognition.given(),
                    recognition.givenBy());
        }
    }

    /** The recognitions that the caller may see. */
    @Schema(name = "Recognitions")
    public record RecognitionsView(List<RecognitionView> items) {}

    private final RecognitionService recognitions;
    private final RecognitionViewers viewers;

    RecognitionsApi(RecognitionService recognitions, RecognitionViewers viewers) {
        this.recognitions = recognitions;
        this.viewers = viewers;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(operationId = "listRecognitions", summary = "List recognitions, newest first, up to 200")
    public RecognitionsView list() {
        return new RecognitionsView(recognitions.visible(viewers.current()).stream()
                .map(RecognitionView::of)
                .toList());
    }

    @POST
    @RolesAllowed("admin")
    @Operation(operationId = "recognise", summary = "Thank a team or a person for a clause and a week")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecognitionDocument.class),
                            examples =
                                    @ExampleObject(
                                            name = "a team",
                                            value =
                                                    "{\"to\":\"north\",\"clause\":\"within-a-minute\",\"week\":\"2026-W46\","
                                                            + "\"text\":\"No one waited, in the week of the storm\"}")))
    public Response give(@Nullable RecognitionDocument body) {
        var document =
                RequiredBody.of(body, "Send the recognition as JSON: {\"to\":…,\"clause\":…?,\"week\":…?,\"text\":…}.");
        var recognition = recognitions.give(
                new RecognitionService.NewRecognition(
                        document.to(), document.clause(), document.week(), document.text()),
                viewers.current());
        return Response.status(Response.Status.CREATED)
                .entity(RecognitionView.of(recognition))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(operationId = "removeRecognition", summary = "Take off a recognition")
    public void remove(@PathParam("id") String id) {
        recognitions.remove(id, viewers.current());
    }
}
