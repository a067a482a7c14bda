package org.kept.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * What became of one record: events, or the reason why it was left out, or what is wrong with it. Of a record with a
 * fault there are no events, so that nothing is half stored.
 *
 * @param number the first row of the record, from 1
 * @param events envelopes as the door takes them
 * @param leftOut why it gives no event; null if it gives some, or has faults
 * @param version what tells an older state of the same record from a newer one; null if the mapping does not say
 */
public record MappedRecord(
        long number,
        List<ObjectNode> events,
        @Nullable String leftOut,
        List<InputError> faults,
        @Nullable String version) {

    static MappedRecord leftOut(long number, String reason) {
        return new MappedRecord(number, List.of(), reason, List.of(), null);
    }

    static MappedRecord faulty(long number, List<InputError> faults) {
        return new MappedRecord(number, List.of(), null, faults, null);
    }
}
