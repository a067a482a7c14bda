package org.kept.teams;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;

/** REST API: a fair comparison of teams. */
@Path("/api/v1/kpis/{kpi}/teams")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TeamsApi {

    private static final String TEAMS = """
            {"kpi":"sla","unit":"fraction","by":"team","channel":null,"from":"2026-W34","to":"2026-W46",
             "center":0.82,"dispersion":1.2,"corrected":false,"groups":[
               {"name":"accounts","value":0.84,"sample":1200,"low":0.8181,"high":0.8597,
                "limits":{"lower998":0.7857,"lower95":0.7983,"upper95":0.8417,"upper998":0.8543},
                "band":"within","mark":"common-cause"},
               {"name":"loans","value":0.74,"sample":300,"low":0.6876,"high":0.7863,
                "limits":{"lower998":0.7515,"lower95":0.7765,"upper95":0.8635,"upper998":0.8885},
                "band":"beyond-99.8","mark":"concern"}]}""";

    private final KpiViewParser parser;
    private final TeamComparisons comparisons;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    TeamsApi(KpiViewParser parser, TeamComparisons comparisons, SecurityIdentity caller, Downloads downloads) {
        this.parser = parser;
        this.comparisons = comparisons;
        this.caller = caller;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getTeams",
            summary = "Teams or channels compared fairly",
            description =
                    "A KPI of each team or channel over some weeks, with funnel limits that are wider for small samples."
                            + " There is no rank: within the limits, differences can be chance alone. Data without a team is"
                            + " a group of its own, with null for its name. Without a comparison, `why` gives the reason.")
    @APIResponse(
            responseCode = "200",
            description = "The groups in the order of their names",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TeamsView.class),
                            examples = @ExampleObject(name = "two teams", value = TEAMS)))
    public Response teams(
            @RestPath("kpi") String code,
            @RestQuery @Parameter(description = "`1w`, `4w`, `13w` or `52w`, back from `to`; default `13w`") @Nullable
                    String span,
            @RestQuery @Parameter(description = "The last week; default: the last complete week") @Nullable String to,
            @RestQuery @Parameter(description = "`team` or `channel`") @Nullable String by,
            @RestQuery @Parameter(description = "One channel only, when comparing teams") @Nullable String channel,
            @RestQuery @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var query = KpiViewQuery.teams(code, span, to, by, channel);
        var request = parser.parse(KpiView.TEAMS, query);
        var view = TeamsView.of(comparisons.comparison(request, DataScope.of(caller)), DataScope.of(caller));
        return downloads.answer(
                form,
                view,
                view.kpi() + "-" + view.by() + "s-" + view.to(),
                "groups",
                TeamsView.TeamsGroup.class,
                List.of("kpi", "unit", "by", "channel", "from", "to"));
    }
}
