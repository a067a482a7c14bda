package org.kept.events;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.StoredEvent;
import org.kept.ui.DateFormatter;
import org.kept.ui.PageUrl;

/**
 * Content of the page of one event.
 *
 * @param back the page that the event was opened from
 * @param revisions the current and all earlier revisions, newest first
 * @param actions actions raised from the customer's comment
 * @param raiseAt address of the form that raises an action from the customer's comment; null if there is none
 * @param voidAt address of the void form; null if the event is voided already or the caller may not void it
 * @param reason the reason typed so far
 * @param fault error in the reason; null if there is none
 */
public record EventDetailPage(
        ReturnLink back,
        String id,
        String source,
        String type,
        String time,
        @Nullable String team,
        @Nullable String channel,
        boolean voided,
        List<EventMember> data,
        List<EventRevisionRow> revisions,
        List<CommentActions.CommentAction> actions,
        @Nullable String raiseAt,
        @Nullable String voidAt,
        String reason,
        @Nullable String fault) {

    /** A member of the data. */
    public record EventMember(String name, String value) {}

    /** A revision in words. */
    public record EventRevisionRow(
            int number,
            String what,
            String recorded,
            String by,
            @Nullable String reason,
            String time,
            String data) {}

    static EventDetailPage of(
            List<StoredEvent> history,
            ReturnLink back,
            ZoneId zone,
            List<CommentActions.CommentAction> actions,
            boolean mayVoid,
            String reason,
            @Nullable String fault) {
        var current = history.get(0);
        var event = current.event();
        var data = new ArrayList<EventMember>();
        for (var member : event.data().properties()) {
            var value = member.getValue();
            data.add(new EventMember(member.getKey(), value.isValueNode() ? value.asText() : value.toString()));
        }
        return new EventDetailPage(
                back,
                event.key().id(),
                event.key().source(),
                event.type().code(),
                DateFormatter.moment(event.time(), zone),
                event.team(),
                event.channel(),
                current.voided(),
                data,
                history.stream().map(each -> revision(each, zone)).toList(),
                actions,
                current.voided() ? null : raiseAt(event),
                mayVoid && !current.voided() ? back.onto(PageUrl.of(EventRow.page(event.key()) + "/void")) : null,
                reason,
                fault);
    }

    private static @Nullable String raiseAt(Event event) {
        return event.comment() != null
                ? PageUrl.of("/actions/new")
                        .with("source", event.key().source())
                        .with("event", event.key().id())
                        .with("team", event.team())
                        .href()
                : null;
    }

    private static EventRevisionRow revision(StoredEvent storedEvent, ZoneId zone) {
        var what = storedEvent.voided() ? "Voided" : storedEvent.revision() == 1 ? "Received" : "Corrected";
        return new EventRevisionRow(
                storedEvent.revision(),
                what,
                DateFormatter.moment(storedEvent.recordedAt(), zone),
                storedEvent.recordedBy(),
                storedEvent.reason(),
                DateFormatter.moment(storedEvent.event().time(), zone),
                EventRow.words(storedEvent.event().data()));
    }
}
