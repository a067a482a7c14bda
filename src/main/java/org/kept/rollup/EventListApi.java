package org.kept.rollup;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.EventType;
import org.kept.ingest.EventView;
import org.kept.problem.Problem;

/** Events listed over REST; with a KPI and a period, exactly those behind the number. */
@Path("/api/v1/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class EventListApi {

    private static final int MOST = 1000;

    /** A page of events; {@code nextCursor} is null on the last. */
    public record PageView(List<EventView> items, @Nullable String nextCursor) {}

    private final EventsBehind behind;
    private final Kpis kpis;
    private final ReportingZone zone;

    EventListApi(EventsBehind behind, Kpis kpis, ReportingZone zone) {
        this.behind = behind;
        this.kpis = kpis;
        this.zone = zone;
    }

    @GET
    @RolesAllowed("read")
    @Operation(
            operationId = "listEvents",
            summary = "Events, newest first",
            description =
                    "`week` takes a week, a month or a date. With `kpi` and `week`: exactly the events behind that"
                            + " number. Voided events are left out.")
    public PageView list(
            @QueryParam("type") @Nullable String type,
            @QueryParam("kpi") @Nullable String kpi,
            @QueryParam("week") @Nullable String week,
            @QueryParam("team") @Nullable String team,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.parameter("limit", "limit is from 1 to 1,000.");
        }
        var cut = Cut.of(team, channel);
        var after = cursor == null ? null : Cursor.parse(cursor);
        var period = week == null ? null : period(week);
        EventsBehind.Page page;
        if (kpi == null) {
            page = behind.list(type == null ? null : type(type), period, cut, after, limit);
        } else if (period == null || type != null) {
            throw Problem.parameter("kpi", "kpi goes together with week, and not with type.");
        } else {
            page = behind.list(kpis.get(kpi), period, cut, after, limit);
        }
        return new PageView(
                page.items().stream().map(each -> EventView.of(each, zone)).toList(),
                page.next() == null ? null : Cursor.text(page.next()));
    }

    private static EventType type(String code) {
        var type = EventType.find(code);
        if (type == null) {
            throw Problem.parameter("type", "There is no type '" + code + "' of event.");
        }
        return type;
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter("week", String.valueOf(e.getMessage()));
        }
    }
}
