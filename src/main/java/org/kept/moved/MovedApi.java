package org.kept.moved;

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

/** REST API: what moved a KPI between two weeks. */
@Path("/api/v1/kpis/{kpi}/moved")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class MovedApi {

    private static final String MOVED = """
            {"kpi":"sla","unit":"fraction","by":"team","team":null,"channel":null,
             "from":{"period":"2026-W45","start":"2026-11-02","value":0.7,"numerator":140,"denominator":200},
             "to":{"period":"2026-W46","start":"2026-11-09","value":0.65,"numerator":260,"denominator":400},
             "noise":false,"mark":"concern","signals":["outside"],"change":-0.05,"rateEffect":0.025,"mixEffect":-0.075,
             "sentence":"Service level fell by 5.0 points: loans, where it is lower anyway, made up more of the contacts (−7.5 pt), while teams answered more quickly (+2.5 pt).",
             "groups":[
               {"name":"accounts","rateBefore":0.9,"rateAfter":0.8,"shareBefore":0.5,"shareAfter":0.25,
                "rateEffect":-0.0375,"mixEffect":-0.04375,"effect":-0.08125},
               {"name":"loans","rateBefore":0.5,"rateAfter":0.6,"shareBefore":0.5,"shareAfter":0.75,
                "rateEffect":0.0625,"mixEffect":-0.03125,"effect":0.03125}]}""";

    private final KpiViewParser parser;
    private final KpiChanges kpiChanges;
    private final SecurityIdentity caller;
    private final Downloads downloads;

    MovedApi(KpiViewParser parser, KpiChanges kpiChanges, SecurityIdentity caller, Downloads downloads) {
        this.parser = parser;
        this.kpiChanges = kpiChanges;
        this.caller = caller;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getMoved",
            summary = "What moved a KPI between two weeks",
            description =
                    "The change between two weeks, split by team or channel into effects of their own results (rate"
                            + " effect) and of their shares of the total (mix effect), which sum to the change. Data without a"
                            + " team is a group of its own, with null for its name. Without a split, `why` gives the reason.")
    @APIResponse(
            responseCode = "200",
            description = "The change and its parts",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MovedView.class),
                            examples = @ExampleObject(name = "two teams", value = MOVED)))
    public Response moved(
            @RestPath("kpi") String code,
            @RestQuery @Parameter(description = "The earlier week; default: the week before `to`") @Nullable
                    String from,
            @RestQuery @Parameter(description = "The later week; default: the last complete week") @Nullable String to,
            @RestQuery @Parameter(description = "`team` or `channel`") @Nullable String by,
            @RestQuery @Nullable String team,
            @RestQuery @Nullable String channel,
            @RestQuery @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var query = KpiViewQuery.moved(code, from, to, by, team, channel);
        var request = parser.parse(KpiView.MOVED, query);
        var view = MovedView.of(kpiChanges.change(request, DataScope.of(caller)), DataScope.of(caller));
        return downloads.answer(
                form,
                view,
                view.kpi() + "-moved-" + view.to().period(),
                "groups",
                MovedView.MovedGroup.class,
                List.of("kpi", "unit", "by", "team", "channel", "from", "to"));
    }
}
