package org.kept.hours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.download.DownloadColumns;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.problem.Problem;
import org.kept.view.KpiView;
import org.kept.view.KpiViewParser;
import org.kept.view.KpiViewQuery;

/** REST API for a KPI by the hour. */
@Path("/api/v1/kpis/{kpi}/hours")
@Tag(name = "KPIs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HoursApi {

    /** The first columns of each row of the table. */
    private static final List<String> SLICE = List.of("kpi", "unit", "from", "to", "team", "channel", "zone");

    private static final String EXAMPLE = """
            {"kpi":"sla","unit":"fraction","from":"2026-W43","to":"2026-W46","complete":true,"team":null,"channel":null,
             "zone":"Europe/London","target":{"atLeast":0.8},
             "sentence":"21 of the 24 hours met the target of at least 80.0%. Clearly below target: 09:00–11:00 (61.7%).",
             "judged":24,"kept":21,"share":0.875,
             "outstanding":[{"from":"09:00","to":"11:00","verdict":"clearly-missed","value":0.617}],
             "all":{"value":0.8313,"numerator":4416,"denominator":5312,"low":0.821,"high":0.841,"verdict":"kept"},
             "hours":[{"hour":9,"value":0.61,"numerator":305,"denominator":500,"low":0.566,"high":0.652,"verdict":"clearly-missed"}],
             "weekdays":[{"weekday":1,"value":0.84,"numerator":638,"denominator":760,"low":0.812,"high":0.864,"verdict":"kept"}],
             "cells":[{"weekday":1,"hour":3,"value":null,"why":"No contacts with a waiting time in this period.",
               "numerator":null,"denominator":null,"low":null,"high":null,"verdict":"no-data"}]}""";

    private final KpiViewParser parser;
    private final HourlyAnalyses analyses;
    private final SecurityIdentity caller;
    private final String zone;
    private final Downloads downloads;

    HoursApi(
            KpiViewParser parser,
            HourlyAnalyses analyses,
            SecurityIdentity caller,
            @ConfigProperty(name = "kept.zone") String zone,
            Downloads downloads) {
        this.caller = caller;
        this.parser = parser;
        this.analyses = analyses;
        this.zone = zone;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "getHours",
            summary = "A KPI by weekday and hour",
            description =
                    "`to` is the last week, `span` `1w`, `4w` or `13w`; without them, four weeks to the last complete"
                            + " one. Hours are local time of the reporting zone. A KPI that cannot be shown by the hour is"
                            + " answered with 404 and the reason.")
    @APIResponse(
            responseCode = "200",
            description = "The hours of the day, the weekdays and the 168 hours of the week, each judged",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HoursView.class),
                            examples = @ExampleObject(name = "a few of them", value = EXAMPLE)))
    public Response hours(
            @PathParam("kpi") String code,
            @QueryParam("to") @Nullable String to,
            @QueryParam("span") @Nullable String span,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        var request = parser.parse(KpiView.HOURS, KpiViewQuery.hours(code, to, span, team, channel));
        analyses.refusal(request).ifPresent(why -> {
            throw Problem.notFound(request.kpi().name() + " cannot be shown by the hour. " + why);
        });
        var view = HoursView.of(analyses.analyse(request), zone, DataScope.of(caller));
        var columns = new ArrayList<>(SLICE);
        columns.addAll(DownloadColumns.of(HoursView.HourValueView.class));
        return downloads.answer(form, view, view.kpi() + "-hours-" + view.to(), columns, HoursApi::rows);
    }

    /** The rows of the table: the hours of the week, the hours of the day, the weekdays, and all hours together. */
    private static List<ObjectNode> rows(JsonNode view) {
        var rows = new ArrayList<ObjectNode>();
        for (var part : List.of("cells", "hours", "weekdays")) {
            view.path(part).forEach(each -> rows.add(row(view, (ObjectNode) each)));
        }
        rows.add(row(view, (ObjectNode) view.path("all")));
        return rows;
    }

    private static ObjectNode row(JsonNode view, ObjectNode hour) {
        var row = hour.objectNode();
        for (var member : SLICE) {
            row.set(member, view.path(member));
        }
        row.setAll(hour);
        return row;
    }
}
