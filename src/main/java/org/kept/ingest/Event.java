package org.kept.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, checked and ready to be kept.
 *
 * @param time to the microsecond
 * @param data the members of its type, identifiers of customers already replaced by their keyed hash
 */
public record Event(
        Key key,
        EventType type,
        Instant time,
        @Nullable String team,
        @Nullable String channel,
        ObjectNode data) {

    /** What names an event for ever. */
    public record Key(String source, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : id.compareTo(other.id);
        }
    }

    /** A text member of the data, or null. */
    public @Nullable String text(String member) {
        var node = data.get(member);
        return node == null ? null : node.asText();
    }

    /** The keyed hash of the customer, or null where the event names none. */
    public @Nullable String customer() {
        return text("customer");
    }
}
