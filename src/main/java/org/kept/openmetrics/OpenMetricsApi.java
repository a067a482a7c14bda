package org.kept.openmetrics;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.kept.access.DataScope;
import org.kept.database.ReadSession;

/** REST API: the KPIs for tools that scrape metrics. Kept's own metrics are at {@code /q/metrics}. */
@Path("/api/v1/openmetrics")
@Tag(name = "KPIs")
@Blocking
public class OpenMetricsApi {

    private static final String EXAMPLE = """
            # TYPE kept_reading gauge
            # HELP kept_reading Value in the last complete week, in the unit of the KPI; team is empty for the whole company.
            kept_reading{kpi="sla",team=""} 0.8313
            # TYPE kept_reading_target gauge
            # HELP kept_reading_target Bound of the target.
            kept_reading_target{kpi="sla",team="",bound="low"} 0.8
            # EOF
            """;

    private final ReadingGauges gauges;
    private final SecurityIdentity caller;
    private final ReadSession reads;

    OpenMetricsApi(ReadingGauges gauges, SecurityIdentity caller, ReadSession reads) {
        this.gauges = gauges;
        this.caller = caller;
        this.reads = reads;
    }

    @GET
    @RolesAllowed("read")
    @Operation(
            operationId = "getOpenMetrics",
            summary = "The last complete week of every KPI as gauges",
            description =
                    "In the OpenMetrics format 1.0, whatever `Accept` says. A KPI without a value has no `kept_reading`."
                            + " Teams are those that the caller may see.")
    @APIResponse(
            responseCode = "200",
            description = "The gauges",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            examples = @ExampleObject(name = "one KPI", value = EXAMPLE)))
    public Response lastWeek() {
        var dataScope = DataScope.of(caller);
        return Response.ok(reads.during(() -> gauges.lastWeek(dataScope).text()))
                .header("Content-Type", OpenMetricsText.MEDIA_TYPE)
                .build();
    }
}
