package org.kept.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.problem.InputError;

/**
 * What became of one record: events, or what is wrong with them, or the reason why it was left out. Each event is
 * judged on its own, so that a fault of one does not take the others with it.
 *
 * @param number the first row of the record, from 1
 * @param parts its events in the order of the mapping, or the faults of the whole record
 * @param leftOut why it gives no event; null if it gives some, or has faults
 * @param withdrawn the events that it withdraws
 * @param version what tells an older state of the same record from a newer one; null if the mapping does not say
 */
public record MappedRecord(
        long number,
        List<MappedEvent> parts,
        @Nullable String leftOut,
        List<WithdrawnEvent> withdrawn,
        @Nullable String version) {

    /**
     * An event that a record withdraws, if it was stored.
     *
     * @param type the type that it must have
     */
    public record WithdrawnEvent(Event.EventKey key, String type) {}

    /** The place of faults of a whole record. */
    private static final int NOWHERE = -1;

    /**
     * One event of a record, or what is wrong with it.
     *
     * @param place position among the events of the mapping, from 0; -1 for faults of the whole record
     * @param name type of the event if the mapping has several; otherwise empty
     * @param envelope the event as the door takes it; null if it has faults
     * @param faults what is wrong, with pointers into the event
     */
    public record MappedEvent(
            int place, String name, @Nullable ObjectNode envelope, List<InputError> faults) {

        /** The event of a mapping that has no other. */
        public static MappedEvent of(ObjectNode envelope) {
            return new MappedEvent(0, "", envelope, List.of());
        }

        /** The faults, each with the event that it is of. */
        public List<InputError> namedFaults() {
            return faults.stream()
                    .map(each -> new InputError(each.pointer(), each.line(), each.code(), named(each.detail())))
                    .toList();
        }

        /** What is wrong with the event, with its name if the mapping has several. */
        public String named(String detail) {
            return name.isEmpty() ? detail : "In the event '" + name + "': " + detail;
        }

        /**
         * Where in the mapping a member comes from: {@code events[1].data.score (survey)}.
         *
         * @param pointer the member of the event; null for the whole event
         */
        public String path(@Nullable String pointer) {
            var member = pointer == null ? "" : pointer.replace('/', '.');
            if (place < 0) {
                return member.startsWith(".") ? member.substring(1) : member;
            }
            return "events[" + place + "]" + member + (name.isEmpty() ? "" : " (" + name + ")");
        }
    }

    static MappedRecord leftOut(long number, String reason) {
        return new MappedRecord(number, List.of(), reason, List.of(), null);
    }

    /** A record of which nothing can be read. */
    public static MappedRecord faulty(long number, List<InputError> faults) {
        var part = new MappedEvent(NOWHERE, "", null, List.copyOf(faults));
        return new MappedRecord(number, List.of(part), null, List.of(), null);
    }

    /** The envelopes of the events that have no fault. */
    public List<ObjectNode> events() {
        return parts.stream()
                .flatMap(each -> Stream.ofNullable(each.envelope()))
                .toList();
    }

    /** What is wrong with the record and with its events. */
    public List<InputError> faults() {
        return parts.stream().flatMap(each -> each.faults().stream()).toList();
    }
}
