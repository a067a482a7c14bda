package org.kept.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.database.ListSlice;
import org.kept.download.DownloadFormat;
import org.kept.download.Downloads;
import org.kept.ingest.EventPosition;
import org.kept.ingest.EventView;
import org.kept.ingest.StoredEvent;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;
import org.kept.rollup.EventDrillDown;
import org.kept.rollup.KpiRegistry;
import org.kept.rollup.Retention;
import org.kept.types.EventTypes;
import org.kept.ui.PageUrl;

/** REST API of event lists; with a KPI and a period, exactly the events behind the number. */
@Path("/api/v1/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EventListApi {

    private static final List<String> COLUMNS = List.of(
            "source",
            "id",
            "type",
            "time",
            "team",
            "channel",
            "data",
            "revision",
            "voided",
            "recordedAt",
            "recordedBy",
            "reason",
            "holds");

    /**
     * A page of events; {@code nextCursor} is null on the last one.
     *
     * @param why why counted events are missing; absent if none are
     */
    @Schema(name = "PageView")
    public record EventListView(
            List<EventView> items,
            @Nullable String nextCursor,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String why) {}

    private final EventDrillDown drillDown;
    private final Retention retention;
    private final KpiRegistry kpiRegistry;
    private final ReportingZone zone;
    private final SecurityIdentity caller;
    private final EventTypes types;
    private final Downloads downloads;

    EventListApi(
            EventDrillDown drillDown,
            Retention retention,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller,
            EventTypes types,
            Downloads downloads) {
        this.drillDown = drillDown;
        this.retention = retention;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.caller = caller;
        this.types = types;
        this.downloads = downloads;
    }

    @GET
    @RolesAllowed("read")
    @Produces({MediaType.APPLICATION_JSON, DownloadFormat.CSV_TYPE, DownloadFormat.XLSX_TYPE})
    @Operation(
            operationId = "listEvents",
            summary = "Events, newest first",
            description =
                    "`week` takes a week, a month or a date. With `kpi` and `week`: exactly the events behind that"
                            + " number; `why` says whether some were deleted, and `holds` of a ready-made"
                            + " figure whether the number contains it; `counted` is `yes`, `no` or, for NPS,"
                            + " `subtracted`, for a part of them. Voided events are left out. Leads and"
                            + " members see only the events of their own teams. With `format` all events are sent, without"
                            + " pages; `data` of each is JSON.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EventListView.class)))
    public Response list(
            @QueryParam("type") @Nullable String type,
            @QueryParam("kpi") @Nullable String kpi,
            @QueryParam("week") @Nullable String week,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("counted") @Nullable String counted,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("format") @Parameter(description = DownloadFormat.PARAMETER) @Nullable String format,
            UriInfo uri,
            HttpHeaders headers) {
        var form = DownloadFormat.of(format, headers);
        ListParameters.limit(limit);
        var request = EventListRequest.of(
                PageUrl.of("/api/v1/events")
                        .with("type", type)
                        .with("week", week)
                        .with("team", team)
                        .with("channel", channel)
                        .with("counted", counted)
                        .with("cursor", cursor),
                types);
        var source = source(kpi, request, DataScope.of(caller));
        if (form != DownloadFormat.JSON) {
            return file(form, source, uri);
        }
        var page = source.page(request.after(), limit);
        var view = new EventListView(
                views(page).toList(),
                page.next() == null ? null : EventCursor.text(page.next()),
                request.period() == null
                        ? null
                        : retention.missingReason(request.period()).orElse(null));
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Source of the requested events, page by page. */
    @FunctionalInterface
    private interface EventSource {
        EventDrillDown.EventResultPage page(@Nullable EventPosition after, int limit);
    }

    private Stream<EventView> views(EventDrillDown.EventResultPage page) {
        return page.items().stream().map(each -> EventView.of(each, zone, holds(page, each)));
    }

    private Response file(DownloadFormat form, EventSource source, UriInfo uri) {
        return downloads.file(form, "events", COLUMNS, uri, cursor -> {
            var page = source.page(cursor == null ? null : EventCursor.parse(cursor), ListParameters.MAX_LIMIT);
            return new ListSlice<>(
                    views(page).map(this::row).toList(), page.next() == null ? null : EventCursor.text(page.next()));
        });
    }

    private JsonNode row(EventView view) {
        var row = (ObjectNode) downloads.row(view);
        return row.put("data", view.data().toString());
    }

    /** Whether the number contains the figure; null for an event that is not a figure behind a number. */
    private static @Nullable Boolean holds(EventDrillDown.EventResultPage page, StoredEvent storedEvent) {
        var standing = page.figures().get(storedEvent.event().key());
        return standing == null ? null : standing.holds();
    }

    private EventSource source(@Nullable String kpi, EventListRequest request, DataScope dataScope) {
        if (kpi == null) {
            if (request.counted() != null) {
                throw Problem.parameter("counted", "counted requires kpi and week.");
            }
            return (after, limit) ->
                    drillDown.list(request.type(), request.period(), request.cut(), after, limit, dataScope);
        }
        var measure = kpiRegistry.get(kpi);
        var period = request.period();
        if (period == null || request.type() != null) {
            throw Problem.parameter("kpi", "kpi requires week, and cannot be combined with type.");
        }
        return (after, limit) ->
                drillDown.list(measure, request.counted(), period, request.cut(), after, limit, dataScope);
    }
}
