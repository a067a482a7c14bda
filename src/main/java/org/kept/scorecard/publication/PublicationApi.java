package org.kept.scorecard.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Audit;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;
import org.kept.scorecard.WeekParameter;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublicationViews;
import org.kept.scorecard.published.PublicationViews.PublishedView;
import org.kept.scorecard.published.PublishedWeek;

/** REST API that publishes weeks and reads what was published. */
@Path("/api/v1/scorecards/{week}/publication")
@Tag(name = "Scorecard")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PublicationApi {

    private static final String EXAMPLE = """
            {"comment":"Two were ill. From Monday on we share shifts."}""";

    /** A request to publish a week; without a comment, the one that was saved on the page is used. */
    @Schema(name = "Publication")
    public record PublicationRequest(@Nullable String comment) {}

    /**
     * A published week.
     *
     * @param digest the SHA-256 hash of the document, as the audit trail has it
     * @param intact whether the stored document still has this hash, and the audit trail too
     * @param document what was published: the scorecard, the mission that judged it and the settings it was counted by
     */
    @Schema(name = "PublishedWeek")
    public record PublishedWeekView(
            String week,
            PublishedView published,
            String digest,
            boolean intact,
            @Schema(type = SchemaType.OBJECT) JsonNode document) {}

    private final WeekPublisher publisher;
    private final PublicationStore store;
    private final PublicationCheck check;
    private final WeekParameter weekParameter;
    private final ObjectMapper json;
    private final Audit audit;

    PublicationApi(
            WeekPublisher publisher,
            PublicationStore store,
            PublicationCheck check,
            WeekParameter weekParameter,
            ObjectMapper json,
            Audit audit) {
        this.publisher = publisher;
        this.store = store;
        this.check = check;
        this.weekParameter = weekParameter;
        this.json = json;
        this.audit = audit;
    }

    @GET
    @RolesAllowed("read")
    @Operation(
            operationId = "getPublication",
            summary = "A week as it was published",
            description =
                    "404 if it is not published. `document` never changes; the same JSON, sorted and without white space,"
                            + " has the SHA-256 `digest`, which is in the audit trail under `week.published`.")
    public PublishedWeekView get(@PathParam("week") String week) {
        var period = weekParameter.parse(week);
        return view(store.find(period)
                .orElseThrow(() -> Problem.notFound("The week " + period.code() + " is not published.")));
    }

    @POST
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishWeek",
            summary = "Publish a complete week",
            description = "Keeps the whole scorecard as it is now, for ever. 409 if it is published already. Without"
                    + " `comment` the one that was saved on the page is used.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicationRequest.class),
                            examples = @ExampleObject(name = "with a comment", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "What was published",
            content = @Content(schema = @Schema(implementation = PublishedWeekView.class)))
    public PublishedWeekView publish(@PathParam("week") String week, @Nullable PublicationRequest body) {
        var wanted = RequiredBody.of(body, "Send a JSON object: {\"comment\":…}, or {} without a comment.");
        var actor = audit.actor();
        var comment = WeekComments.parse(wanted.comment(), actor.name()).orElse(null);
        return view(publisher.publish(weekParameter.parse(week), actor, comment));
    }

    private PublishedWeekView view(PublishedWeek published) {
        return new PublishedWeekView(
                published.week().code(),
                PublicationViews.view(published),
                published.digest(),
                check.isIntact(published),
                tree(published.document()));
    }

    private JsonNode tree(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published document is JSON", e);
        }
    }
}
