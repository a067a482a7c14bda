package org.kept.action;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.ScopeChecked;
import org.kept.database.ReadSession;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.problem.Problem;
import org.kept.problem.RequiredBody;

/** REST API for actions. */
@Path("/api/v1/actions")
@Tag(name = "Actions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ActionsApi {

    private static final String EXAMPLE = """
            {"title":"Call back within the hour","because":"People wait longest at noon, and then hang up.",
             "clause":"within-a-minute","kpi":"awt","owner":"ada@example.org","due":"2026-12-11",
             "expect":{"kpi":"awt","direction":"down","by":"2027-W02"},"state":"agreed"}""";

    /** The columns of a file; the effect is not in lists. */
    private static final List<String> COLUMNS = DownloadColumns.of(ActionView.class).stream()
            .filter(column -> !column.startsWith("effect."))
            .toList();

    /** The actions that the caller may see. */
    @Schema(name = "Actions")
    public record ActionListView(List<ActionView> items) {}

    private final ActionService actions;
    private final ActionViewers viewers;
    private final CustomerComments comments;
    private final ReadSession reads;
    private final Downloads downloads;

    ActionsApi(
            ActionService actions,
            ActionViewers viewers,
            CustomerComments comments,
            ReadSession reads,
            Downloads downloads) {
        this.actions = actions;
        this.viewers = viewers;
        this.comments = comments;
        this.reads = reads;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @ScopeChecked
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listActions",
            summary = "List actions, newest first",
            description = "Up to 1,000. `state` is `raised`, `agreed`, `done` or `dropped`; all if it is left out.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionListView.class)))
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var wanted = state == null ? null : state(state);
        var today = actions.today();
        var view = new ActionListView(actions.visible(viewers.current(), wanted).stream()
                .map(each -> ActionView.of(each, today, false, null))
                .toList());
        return downloads.answer(form, view, "actions", COLUMNS, node -> Downloads.rows(node, "items", List.of()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed("read")
    @ScopeChecked
    @Operation(
            operationId = "getAction",
            summary = "Get an action and its effect",
            description = "`effect` says whether the number has moved since, once the action is done.")
    public ActionView get(@PathParam("id") String id) {
        // Outside the read session, because a replica may not have the latest change.
        var action = actions.get(id, viewers.current());
        return reads.during(() -> view(action));
    }

    @POST
    @RolesAllowed("admin")
    @Operation(operationId = "raiseAction", summary = "Raise an action, or add one that was agreed elsewhere")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionDocument.class),
                            examples = @ExampleObject(name = "an agreed action", value = EXAMPLE)))
    public Response raise(@Nullable ActionDocument document) {
        var action = actions.raise(required(document), viewers.current());
        return Response.created(URI.create("/api/v1/actions/" + action.id()))
                .entity(view(action))
                .build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "changeAction",
            summary = "Change an action, agree to it, or close it",
            description =
                    "Send the whole action: what is left out is removed. `origin` and `raisedBy` never change. An agreed"
                            + " action needs `owner` and `due`; a closed one needs `outcome`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActionDocument.class),
                            examples = @ExampleObject(name = "an agreed action", value = EXAMPLE)))
    public ActionView change(@PathParam("id") String id, @Nullable ActionDocument document) {
        return view(actions.change(id, required(document), viewers.current()));
    }

    private static ActionDocument required(@Nullable ActionDocument document) {
        return RequiredBody.of(document, "Send the action as JSON: {\"title\":…,\"because\":…,\"state\":…?,…}.");
    }

    private ActionView view(Action action) {
        var comment = action.origin().comment();
        var showsComment =
                comment != null && comments.find(comment, viewers.current().scope()) != null;
        return ActionView.of(
                action, actions.today(), showsComment, actions.effect(action).orElse(null));
    }

    private static ActionState state(String state) {
        return ActionState.of(state).orElseThrow(() -> Problem.parameter("state", ActionState.unknown(state)));
    }
}
