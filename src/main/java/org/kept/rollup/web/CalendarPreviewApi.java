package org.kept.rollup.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.kept.document.DocumentTree;
import org.kept.rollup.KpiPreview;
import org.kept.workingtime.Calendars;

/** REST API that tells what a calendar would change in the numbers counted by it, before it is saved. */
@Path("/api/v1/calendars")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Calendars")
public class CalendarPreviewApi {

    private static final String EXAMPLE = """
            {"zone":"Europe/Berlin","week":{"mon":["09:00-12:00","13:00-17:30"]},"from":"2026-W40"}""";

    private final Calendars calendars;
    private final KpiPreview preview;
    private final AllHoursClauses allHours;

    CalendarPreviewApi(Calendars calendars, KpiPreview preview, AllHoursClauses allHours) {
        this.calendars = calendars;
        this.preview = preview;
        this.allHours = allHours;
    }

    @POST
    @Path("/{name}/try")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tryCalendar",
            summary = "Tell which weeks a changed calendar would move",
            description = "Checks the calendar as `PUT` does and stores nothing. The answer has, for each KPI that is"
                    + " counted by the calendar, what `POST /api/v1/kpis/{kpi}/settings/try` answers.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a service desk", value = EXAMPLE)))
    public List<KpiPreviewView> tryOut(@RestPath String name, byte[] body) {
        var calendar = calendars.check(name, DocumentTree.text(body));
        return preview.ofCalendar(name, calendar.hours(), calendar.from()).stream()
                .map(each ->
                        KpiPreviewView.ofSettings(each, List.of(), allHours.contradicted(each.kpi(), each.settings())))
                .toList();
    }
}
