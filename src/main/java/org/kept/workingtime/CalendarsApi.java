package org.kept.workingtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentTree;
import org.kept.workingtime.CalendarService.ReadCalendar;

/** REST API of the calendars of working time. */
@Path("/api/v1/calendars")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Calendars")
public class CalendarsApi {

    /** A version without its document; {@code from} is absent for all history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CalendarVersion")
    public record CalendarVersionJson(int version, @Nullable String from, Instant created, String author) {

        static CalendarVersionJson of(CalendarRevision revision) {
            var from = revision.from();
            return new CalendarVersionJson(
                    revision.number(), from == null ? null : from.code(), revision.created(), revision.author());
        }
    }

    /**
     * A calendar.
     *
     * @param from the first week to which this version applies; absent for all history
     * @param uses the numbers that are counted by it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Calendar")
    public record CalendarJson(
            String name,
            int version,
            @Nullable String from,
            String zone,

            @Schema(type = SchemaType.OBJECT) JsonNode week,

            @Nullable String holidays,

            @Schema(type = SchemaType.ARRAY, implementation = String.class) @Nullable
            JsonNode closed,

            @Schema(type = SchemaType.OBJECT) @Nullable JsonNode open,

            List<String> uses,
            List<CalendarVersionJson> history) {}

    private static final String REQUEST_EXAMPLE = """
            {"zone":"Europe/Berlin",
             "week":{"mon":["09:00-12:00","13:00-17:30"],"tue":["09:00-17:30"],"fri":["09:00-15:00"]},
             "holidays":"DE-BE","closed":["2026-12-24"],"open":{"2026-12-19":["09:00-14:00"]},"from":"2026-W40"}""";
    private static final String RESPONSE_EXAMPLE = """
            {"name":"desk","version":2,"from":"2026-W40","zone":"Europe/Berlin",
             "week":{"mon":["09:00-12:00","13:00-17:30"],"tue":["09:00-17:30"],"fri":["09:00-15:00"]},
             "holidays":"DE-BE","closed":["2026-12-24"],"open":{"2026-12-19":["09:00-14:00"]},
             "uses":["Service level"],
             "history":[{"version":1,"created":"2026-09-01T09:31:00Z","author":"ada@example.org"},
                        {"version":2,"from":"2026-W40","created":"2026-09-28T08:02:00Z","author":"ada@example.org"}]}""";

    private final CalendarService calendars;
    private final SecurityIdentity caller;

    CalendarsApi(CalendarService calendars, SecurityIdentity caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listCalendars", summary = "List the calendars of working time")
    public List<CalendarJson> list() {
        var history = calendars.history();
        return history.names().stream()
                .flatMap(name -> history.newest(name).stream())
                .map(revision -> json(calendars.read(revision), history))
                .toList();
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getCalendar", summary = "One calendar as it was saved last, and its versions")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content =
                    @Content(
                            schema = @Schema(implementation = CalendarJson.class),
                            examples = @ExampleObject(name = "a service desk", value = RESPONSE_EXAMPLE)))
    public CalendarJson get(@RestPath String name) {
        return json(calendars.require(name), calendars.history());
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCalendar",
            summary = "Create or change a calendar",
            description =
                    "`week` has up to six times for each of mon, tue, wed, thu, fri, sat, sun; a time that ends before it"
                            + " begins ends on the next morning. On public `holidays` of a country or region and on"
                            + " `closed` dates nothing is open; `open` dates have times of their own. A change applies from"
                            + " the week `from` on, or from the running week, and leaves earlier weeks as they were"
                            + " counted; with `allHistory` every week is counted again. KPIs name a calendar in their"
                            + " settings: `PUT /api/v1/kpis/{kpi}/settings` with `hours`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a service desk", value = REQUEST_EXAMPLE)))
    public CalendarJson put(@RestPath String name, byte[] body) {
        var checked = calendars.check(name, DocumentTree.text(body));
        var saved = calendars.save(checked, null, caller.getPrincipal().getName());
        return json(saved, calendars.history());
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteCalendar",
            summary = "Remove a calendar",
            description = "Refused with 409 while numbers are counted by it; the answer says which.")
    public void remove(@RestPath String name) {
        calendars.remove(name, caller.getPrincipal().getName());
    }

    private CalendarJson json(ReadCalendar read, CalendarHistory history) {
        var revision = read.revision();
        var document = CalendarDocument.write(read.calendar());
        var from = revision.from();
        return new CalendarJson(
                revision.name(),
                revision.number(),
                from == null ? null : from.code(),
                read.calendar().zone().getId(),
                document.path("week"),
                read.calendar().holidays(),
                document.get("closed"),
                document.get("open"),
                calendars.uses(revision.name()),
                history.versions(revision.name()).stream()
                        .map(CalendarVersionJson::of)
                        .toList());
    }
}
