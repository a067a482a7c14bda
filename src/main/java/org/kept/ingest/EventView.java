package org.kept.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;

/**
 * API view of an event: the envelope as sent, with times in the reporting zone and customers as hashes, and how it was
 * recorded.
 *
 * @param holds whether the number contains this figure; null for other events and other requests
 * @param revisions the earlier ones, newest first; null if only the current one was requested
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        String source,
        String id,
        String type,
        OffsetDateTime time,
        @Nullable String team,
        @Nullable String channel,
        ObjectNode data,
        int revision,
        boolean voided,
        OffsetDateTime recordedAt,
        String recordedBy,
        @Nullable String reason,
        @Nullable Boolean holds,
        @Nullable List<EventView> revisions) {

    /** The current revision only. */
    public static EventView of(StoredEvent storedEvent, ReportingZone zone) {
        return of(storedEvent, zone, null, null);
    }

    /** The current revision of an event behind a number; {@code holds} is null unless it is a figure. */
    public static EventView of(StoredEvent storedEvent, ReportingZone zone, @Nullable Boolean holds) {
        return of(storedEvent, zone, holds, null);
    }

    public static EventView ofHistory(List<StoredEvent> history, ReportingZone zone) {
        var earlier = history.stream().skip(1).map(each -> of(each, zone)).toList();
        return of(history.get(0), zone, null, earlier);
    }

    private static EventView of(
            StoredEvent storedEvent, ReportingZone zone, @Nullable Boolean holds, @Nullable List<EventView> revisions) {
        var event = storedEvent.event();
        return new EventView(
                event.key().source(),
                event.key().id(),
                event.type().code(),
                event.time().atZone(zone.id()).toOffsetDateTime(),
                event.team(),
                event.channel(),
                event.data(),
                storedEvent.revision(),
                storedEvent.voided(),
                storedEvent.recordedAt().atZone(zone.id()).toOffsetDateTime(),
                storedEvent.recordedBy(),
                storedEvent.reason(),
                holds,
                revisions);
    }
}
