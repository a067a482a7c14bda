package org.kept.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.EventType;
import org.kept.problem.RequiredBody;

/** REST API of event types. */
@Path("/api/v1/event-types")
@Tag(name = "Event types")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EventTypeApi {

    private static final String EXAMPLE = """
            {"name":"Pick-ups","sentence":"Pick-up {id} with {parcels} parcels",
             "fields":{"late":{"kind":"boolean","required":true},
                       "parcels":{"kind":"number","min":1,"whole":true},
                       "place":{"kind":"text","choices":["shop","locker"]}}}""";

    private static final String ANSWER = """
            {"code":"pickup","builtIn":false,"name":"Pick-ups","sentence":"Pick-up {id} with {parcels} parcels",
             "fields":{"late":{"kind":"boolean","required":true},
                       "parcels":{"kind":"number","min":1,"whole":true},
                       "place":{"kind":"text","choices":["shop","locker"]}}}""";

    private final EventTypeService service;

    EventTypeApi(EventTypeService service) {
        this.service = service;
    }

    @GET
    @RolesAllowed("read")
    @Operation(
            operationId = "listEventTypes",
            summary = "List the event types: the built-in ones, and your own",
            description = "Each with its fields. `builtIn` says which cannot be changed.")
    @APIResponse(
            responseCode = "200",
            description = "The types: the built-in ones, then your own by code",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY),
                            examples = @ExampleObject(name = "one type", value = "[" + ANSWER + "]")))
    public List<ObjectNode> list() {
        return Stream.concat(
                        EventType.builtIn().stream().map(EventTypeDefinition::view),
                        service.all().stream().map(EventTypeDefinition::view))
                .toList();
    }

    @GET
    @Path("{code}")
    @RolesAllowed("read")
    @Operation(operationId = "getEventType", summary = "Read an event type")
    @APIResponse(
            responseCode = "200",
            description = "The type",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "pick-ups", value = ANSWER)))
    public ObjectNode get(@PathParam("code") String code) {
        var builtIn = EventType.builtIn(code);
        return builtIn == null ? service.require(code).view() : EventTypeDefinition.view(builtIn);
    }

    @PUT
    @Path("{code}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "defineEventType",
            summary = "Define or change an event type of your own",
            description = "`name` is what its events are called, in the plural; `sentence` says what happened in one"
                    + " event, with placeholders for `{id}` and fields. A field has a `kind`: `boolean`, `number` (`min`,"
                    + " `max`, `whole`), `text` (`choices` or `maxLength`; never data of a customer), `time`, or"
                    + " `duration` in seconds (`min`, `max`), and may be `required`. Every type may have a `customer`"
                    + " besides. Events are checked by the definition that applies when they arrive. A change that"
                    + " stored events do not fit is refused with 422, and says how many and by which field.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "pick-ups", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The type as it applies now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "pick-ups", value = ANSWER)))
    public ObjectNode define(@PathParam("code") String code, @Nullable JsonNode body) {
        var definition = RequiredBody.object(body, "Send the definition as a JSON object.");
        return service.put(code, definition).view();
    }

    @DELETE
    @Path("{code}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "removeEventType",
            summary = "Remove an event type of your own",
            description =
                    "Refused with 409 while events of the type are stored, or a KPI, a guarantee or a mapping uses"
                            + " it; the answer says which.")
    public void remove(@PathParam("code") String code) {
        service.remove(code);
    }
}
