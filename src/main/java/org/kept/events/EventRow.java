package org.kept.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.EventType;
import org.kept.ui.DateFormatter;
import org.kept.ui.PageUrl;

/** One event as a row of a table, in words. */
public record EventRow(
        String time,
        String type,
        String id,
        String href,
        String source,
        @Nullable String team,
        @Nullable String channel,
        String data) {

    private static final int MAX_CHARACTERS = 120;
    private static final int HASH_PREFIX_LENGTH = 6;
    private static final List<String> HASHED = EventType.customerFields();

    static EventRow of(StoredEvent storedEvent, ZoneId zone) {
        var event = storedEvent.event();
        return new EventRow(
                DateFormatter.moment(event.time(), zone),
                event.type().code(),
                event.key().id(),
                page(event.key()),
                event.key().source(),
                event.team(),
                event.channel(),
                abbreviated(words(event.data())));
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

    private static String abbreviated(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…";
    }
}
