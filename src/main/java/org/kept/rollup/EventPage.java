package org.kept.rollup;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Stored;
import org.kept.ui.Dates;

/**
 * What the page of one event shows.
 *
 * @param revisions as it stands and as it stood, the newest first
 * @param voidAt where the form to void it is sent; null where whoever looks may not, or it is void
 * @param reason what was typed as the reason so far
 * @param fault what is wrong with that; null when nothing
 */
public record EventPage(
        String id,
        String source,
        String type,
        String time,
        @Nullable String team,
        @Nullable String channel,
        boolean voided,
        List<Member> data,
        List<Revision> revisions,
        @Nullable String voidAt,
        String reason,
        @Nullable String fault) {

    /** A member of the data. */
    public record Member(String name, String value) {}

    /** A revision in words. */
    public record Revision(
            int number,
            String what,
            String recorded,
            String by,
            @Nullable String reason,
            String time,
            String data) {}

    static EventPage of(List<Stored> history, ZoneId zone, boolean mayVoid, String reason, @Nullable String fault) {
        var now = history.get(0);
        var event = now.event();
        var data = new ArrayList<Member>();
        for (var member : event.data().properties()) {
            var value = member.getValue();
            data.add(new Member(member.getKey(), value.isValueNode() ? value.asText() : value.toString()));
        }
        return new EventPage(
                event.key().id(),
                event.key().source(),
                event.type().code(),
                Dates.moment(event.time(), zone),
                event.team(),
                event.channel(),
                now.voided(),
                data,
                history.stream().map(each -> revision(each, zone)).toList(),
                mayVoid && !now.voided() ? EventRow.page(event.key()) + "/void" : null,
                reason,
                fault);
    }

    private static Revision revision(Stored stored, ZoneId zone) {
        var what = stored.voided() ? "Voided" : stored.revision() == 1 ? "First" : "Corrected";
        return new Revision(
                stored.revision(),
                what,
                Dates.moment(stored.recordedAt(), zone),
                stored.recordedBy(),
                stored.reason(),
                Dates.moment(stored.event().time(), zone),
                EventRow.words(stored.event().data()));
    }
}
