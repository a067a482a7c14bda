package org.kept.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.document.NameText;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.ingest.InputText;
import org.kept.ingest.Receipt.ReceiptError;
import org.kept.ingest.SentRecord;
import org.kept.mapping.MappedRecord.MappedEvent;

/**
 * Result of mapping a delivery.
 *
 * @param parts the event of the mapping that each record comes from, in the order of the records
 * @param withdrawn the events to void
 * @param correct whether its events correct stored ones
 * @param fault why none of it could be read; null if it could
 * @param leftOut why a record was left out; null if none was
 */
record MappedDelivery(
        List<SentRecord> records,
        List<MappedEvent> parts,
        List<WithdrawnEvent> withdrawn,
        boolean correct,
        @Nullable String fault,
        @Nullable String leftOut) {

    static MappedDelivery unreadable(String fault) {
        return new MappedDelivery(List.of(), List.of(), List.of(), false, fault, null);
    }

    /** The error of one event, with its location in the mapping. */
    String sentence(ReceiptError error) {
        var index = error.index();
        if (index < 0 || index >= parts.size()) {
            return error.detail();
        }
        var path = parts.get((int) index).path(error.pointer());
        return path.isEmpty() ? error.detail() : path + ": " + error.detail();
    }

    /** The keys of its events, and of those to void, in order. */
    List<Event.EventKey> keys() {
        var keys = new TreeSet<Event.EventKey>();
        withdrawn.forEach(each -> keys.add(each.key()));
        for (var each : records) {
            var envelope = each.envelope();
            if (envelope != null) {
                var source = NameText.normalise(envelope.path("source").asText());
                var id = envelope.path("id").asText();
                if (isKey(source) && isKey(id)) {
                    keys.add(new Event.EventKey(source, id));
                }
            }
        }
        return new ArrayList<>(keys);
    }

    /** Whether an event can have this key; the others are rejected. */
    private static boolean isKey(String text) {
        return !text.isEmpty() && text.length() <= 200 && InputText.isStorable(text);
    }
}
