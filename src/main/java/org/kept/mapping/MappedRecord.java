package org.kept.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventIngestion.WithdrawnEvent;
import org.kept.problem.InputError;

/**
 * Result of one record: events, or their errors, or the reason why it was left out. Each event is checked on its own,
 * so that the error of one does not reject the others.
 *
 * @param number the first row of the record, from 1
 * @param parts its events in the order of the mapping, or the errors of the whole record
 * @param leftOut why it gives no event; null if it gives some, or has errors
 * @param withdrawn the events to void
 * @param version orders the states of the same record; null if the mapping defines none
 */
public record MappedRecord(
        long number,
        List<MappedEvent> parts,
        @Nullable String leftOut,
        List<WithdrawnEvent> withdrawn,
        @Nullable String version) {

    /** The place of errors in the whole record. */
    private static final int NOWHERE = -1;

    /**
     * One event of a record, or its errors.
     *
     * @param place position among the events of the mapping, from 0; -1 for errors of the whole record
     * @param name type of the event if the mapping has several; otherwise empty
     * @param envelope the event as a sender would push it; null if it has errors
     * @param faults the errors, with pointers into the event
     */
    public record MappedEvent(
            int place, String name, @Nullable ObjectNode envelope, List<InputError> faults) {

        /** The event of a mapping with a single one. */
        public static MappedEvent of(ObjectNode envelope) {
            return new MappedEvent(0, "", envelope, List.of());
        }

        /** The errors, each with the event it belongs to. */
        public List<InputError> namedFaults() {
            return faults.stream()
                    .map(each -> new InputError(each.pointer(), each.line(), each.code(), named(each.detail())))
                    .toList();
        }

        /** An error of the event, with the event's name if the mapping has several. */
        public String named(String detail) {
            return name.isEmpty() ? detail : "In the event '" + name + "': " + detail;
        }

        /**
         * The part of the mapping that a member comes from: {@code events[1].data.score (survey)}.
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

    /** A completely unreadable record. */
    public static MappedRecord faulty(long number, List<InputError> faults) {
        var part = new MappedEvent(NOWHERE, "", null, List.copyOf(faults));
        return new MappedRecord(number, List.of(part), null, List.of(), null);
    }

    /** The envelopes of the valid events. */
    public List<ObjectNode> events() {
        return parts.stream()
                .flatMap(each -> Stream.ofNullable(each.envelope()))
                .toList();
    }

    /** The errors of the record and of its events. */
    public List<InputError> faults() {
        return parts.stream().flatMap(each -> each.faults().stream()).toList();
    }
}
