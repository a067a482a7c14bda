package org.kept.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.EventType;
import org.kept.rollup.EventDrillDown;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.PageUrl;

/**
 * One event as a row of a table, in words.
 *
 * @param sentence the event in the words of its type
 * @param comment the customer's comment; null without one
 * @param figure whether the number contains the ready-made figure; null for other events, and in other lists
 * @param counted whether the number counts it, in words; null if single events do not show it
 */
public record EventRow(
        String time,
        String type,
        String id,
        String href,
        String source,
        @Nullable String team,
        @Nullable String channel,
        String data,
        String sentence,
        @Nullable String comment,
        @Nullable FigureNote figure,
        @Nullable String counted) {

    /**
     * Whether the number contains a ready-made figure, in words.
     *
     * @param words text before the link to the replacement, if there is one
     * @param id the id of the figure that counts instead; null if none does, or the reader may not see it
     * @param href the page of that figure
     */
    public record FigureNote(
            String words, @Nullable String id, @Nullable String href) {

        static FigureNote of(EventDrillDown.FigureStanding standing, Predicate<Event.EventKey> shown) {
            var other = standing.replacedBy();
            if (standing.holds()) {
                return new FigureNote("This figure counts.", null, null);
            }
            if (other == null) {
                return new FigureNote("Not counted here: a value alone cannot be added to others.", null, null);
            }
            return shown.test(other)
                    ? new FigureNote("Superseded by", other.id(), page(other))
                    : new FigureNote("Superseded by another figure.", null, null);
        }
    }

    private static final int MAX_CHARACTERS = 120;
    private static final int HASH_PREFIX_LENGTH = 6;
    private static final List<String> HASHED = EventType.customerFields();

    private static final int MAX_COMMENT = 300;

    static EventRow of(
            StoredEvent storedEvent,
            ZoneId zone,
            @Nullable FigureNote figure,
            Function<Event, @Nullable String> counted) {
        var event = storedEvent.event();
        return new EventRow(
                DateFormatter.moment(event.time(), zone),
                event.type().code(),
                event.key().id(),
                page(event.key()),
                event.key().source(),
                event.team(),
                event.channel(),
                abbreviated(words(event.data()), MAX_CHARACTERS),
                event.type().sentence().of(event.key().id(), event.eventData(), NumberFormatter::time),
                comment(event),
                figure,
                counted.apply(event));
    }

    private static @Nullable String comment(Event event) {
        var comment = event.comment();
        return comment == null ? null : abbreviated(comment, MAX_COMMENT);
    }

    /** Address of an event's page. */
    static String page(Event.EventKey key) {
        return "/events/" + PageUrl.encode(key.source()) + "/" + PageUrl.encode(key.id());
    }

    /** Members of the data in words: {@code outcome answered · waitSeconds 12}. */
    static String words(JsonNode data) {
        var words = new ArrayList<String>();
        for (var member : data.properties()) {
            words.add(member.getKey() + " " + value(member.getKey(), member.getValue()));
        }
        return String.join(" · ", words);
    }

    private static String value(String name, JsonNode value) {
        var text = value.isValueNode() ? value.asText() : value.toString();
        return HASHED.contains(name) && text.length() > HASH_PREFIX_LENGTH
                ? text.substring(0, HASH_PREFIX_LENGTH) + "…"
                : text;
    }

    private static String abbreviated(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }
}
