package org.kept.trend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.database.ReadSession;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;

/** REST API for a KPI over time. */
@Path("/api/v1/kpis/{kpi}/series")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TrendApi {

    private static final String EXAMPLE = """
            {"kpi":"sla","unit":"fraction","grain":"week","points":[
              {"period":"2026-W46","start":"2026-11-09","complete":true,"value":0.8313,"numerator":1104,"denominator":1328,
               "low":0.8101,"high":0.8503,"target":0.8,"lower":0.78,"upper":0.86,"signals":[],"mark":"common-cause"}],
             "limits":[{"from":"2026-W20","to":"2026-W46","center":0.82,"lower":0.78,"upper":0.86,"trial":false}],
             "variation":"common-cause","assurance":"hit-or-miss",
             "next":{"period":"2026-W47","expected":0.8221,"low":0.7905,"high":0.8537,"chanceOfMissing":0.08,
              "method":"exponential smoothing with weight 0.3, 95 % prediction interval","tried":{"forecasts":15,"covered":14}},
             "chart":"p-prime","rules":"Making Data Count, Kept rules 1"}""";

    /** Members of the answer that each row of a file begins with. */
    private static final List<String> MEMBERS = List.of("kpi", "unit", "variant");

    /** The forecast, in the row of its period. */
    private static final String NEXT = "next";

    private static final List<String> FORECAST = List.of("expected", "low", "high", "chanceOfMissing");

    private static final List<String> COLUMNS = Stream.of(
                    MEMBERS.stream(),
                    DownloadColumns.of(SeriesView.SeriesPoint.class).stream(),
                    FORECAST.stream().map(member -> NEXT + "." + member))
            .flatMap(columns -> columns)
            .toList();

    private final KpiViewParser parser;
    private final Trends trends;
    private final TrendReader reader;
    private final SecurityIdentity caller;
    private final ReadSession reads;
    private final Downloads downloads;

    TrendApi(
            KpiViewParser parser,
            Trends trends,
            TrendReader reader,
            SecurityIdentity caller,
            ReadSession reads,
            Downloads downloads) {
        this.parser = parser;
        this.trends = trends;
        this.reader = reader;
        this.caller = caller;
        this.reads = reads;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getSeries",
            summary = "A KPI over days, weeks or months",
            description =
                    "`from` and `to` are periods of the grain, or dates within them; without them, all history up to"
                            + " the period in progress. A missing value is null, with a `why`. `variant` calculates the KPI by"
                            + " another of its formulas. A point that exclusions touch is without them, and has the number with"
                            + " them in `excluded`. `low` and `high` of a point are its 95% interval; `lower` and"
                            + " `upper` are its limits, which differ by point on a `p-prime` or `u-prime` chart."
                            + " `next` is the forecast for the period after the last complete one. A file has what the"
                            + " page shows: it begins with the first data, limits are as known at the end of `to`, and"
                            + " the row of the forecast's period has it as `next.expected`, `next.low`, `next.high` and"
                            + " `next.chanceOfMissing`.")
    @APIResponse(
            responseCode = "200",
            description = "The periods, oldest first, with their limits",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SeriesView.class),
                            examples = @ExampleObject(name = "one week", value = EXAMPLE)))
    public Response series(
            @PathParam("kpi") String code,
            @QueryParam("grain") @DefaultValue("week") String grain,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("variant") @Nullable String variant,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var query = KpiViewQuery.series(code, grain, from, to, team, channel);
        var view = reads.during(() -> {
            var request = parser.series(query);
            var formula = variant(request.kpi(), variant);
            var shown = form == DownloadFormat.JSON ? Optional.<Trend>empty() : reader.shown(request, formula);
            return SeriesView.of(shown.orElseGet(() -> trends.trend(request, formula)), DataScope.of(caller));
        });
        return downloads.answer(form, view, view.kpi() + "-" + view.grain() + "s", COLUMNS, TrendApi::rows);
    }

    /** The points, and the forecast in the row of its period; that is a row of its own if no point has the period. */
    private static List<ObjectNode> rows(JsonNode series) {
        var rows = Downloads.rows(series, "points", MEMBERS);
        if (series.path(NEXT) instanceof ObjectNode next) {
            var period = next.path("period").asText();
            var row = rows.stream()
                    .filter(each -> each.path("period").asText().equals(period))
                    .findFirst()
                    .orElseGet(() -> {
                        var added = next.objectNode().put("period", period);
                        MEMBERS.forEach(member -> added.set(member, series.path(member)));
                        rows.add(added);
                        return added;
                    });
            row.set(NEXT, next.deepCopy().retain(FORECAST));
        }
        return rows;
    }

    private static @Nullable String variant(Kpi kpi, @Nullable String variant) {
        if (variant != null && !kpi.variants().containsKey(variant)) {
            throw kpi.variants().isEmpty()
                    ? Problem.parameter("variant", kpi.name() + " has no variants.")
                    : Problem.parameter("variant", variant, kpi.variants().keySet());
        }
        return variant;
    }
}
