package org.kept.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.EventView;
import org.kept.ingest.StoredEvent;
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

    private static final int MAX_LIMIT = 1000;

    /**
     * A page of events; {@code nextCursor} is null on the last.
     *
     * @param why the reason why counted events are missing; absent if none are
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

    EventListApi(
            EventDrillDown drillDown,
            Retention retention,
            KpiRegistry kpiRegistry,
            ReportingZone zone,
            SecurityIdentity caller,
            EventTypes types) {
        this.drillDown = drillDown;
        this.retention = retention;
        this.kpiRegistry = kpiRegistry;
        this.zone = zone;
        this.caller = caller;
        this.types = types;
    }

    @GET
    @RolesAllowed("read")
    @Operation(
            operationId = "listEvents",
            summary = "Events, newest first",
            description =
                    "`week` takes a week, a month or a date. With `kpi` and `week`: exactly the events behind that"
                            + " number; `why` says whether some were deleted, and `holds` of a ready-made"
                            + " figure whether the number contains it. Voided events are left out. Leads and"
                            + " members see only the events of their own teams.")
    public EventListView list(
            @QueryParam("type") @Nullable String type,
            @QueryParam("kpi") @Nullable String kpi,
            @QueryParam("week") @Nullable String week,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.parameter("limit", "limit must be from 1 to 1,000.");
        }
        var request = EventListRequest.of(
                PageUrl.of("/api/v1/events")
                .with("type", type)
                .with("week", week)
                .with("team", team)
                .with("channel", channel)
                .with("cursor", cursor),
                types);
        var page = kpi == null
                ? drillDown.list(
                        request.type(), request.period(), request.cut(), request.after(), limit, DataScope.of(caller))
                : eventsBehind(kpi, request, limit);
        return new EventListView(
                page.items().stream()
                        .map(each -> EventView.of(each, zone, holds(page, each)))
                        .toList(),
                page.next() == null ? null : EventCursor.text(page.next()),
                request.period() == null
                        ? null
                        : retention.missingReason(request.period()).orElse(null));
    }

    /** Whether a figure holds; null for an event that is no figure behind a number. */
    private static @Nullable Boolean holds(EventDrillDown.EventResultPage page, StoredEvent storedEvent) {
        var standing = page.figures().get(storedEvent.event().key());
        return standing == null ? null : standing.holds();
    }

    private EventDrillDown.EventResultPage eventsBehind(String kpi, EventListRequest request, int limit) {
        if (request.period() == null || request.type() != null) {
            throw Problem.parameter("kpi", "kpi requires week, and cannot be combined with type.");
        }
        return drillDown.list(
                kpiRegistry.get(kpi), request.period(), request.cut(), request.after(), limit, DataScope.of(caller));
    }
}
