package org.kept.types;

import java.util.List;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;

/** What is stored of event types, asked before one is narrowed or removed. */
public interface EventCensus {

    /**
     * Stored events of which a field would be wrong.
     *
     * @param events their number
     * @param detail what is wrong with the first of them that was found, in a sentence
     * @param example source and id of that event
     */
    record FieldMisfit(String field, long events, String detail, String example) {}

    /** Number of stored events of that type in any revision, voided ones too. */
    long count(String code);

    /**
     * The fields that stored events of the type do not fit, without voided events.
     *
     * @param fields the fields of the type to check; none if the result is known to be empty
     * @throws org.kept.problem.Problem 409 if there are too many events to check them all
     */
    List<FieldMisfit> misfits(EventType type, List<EventField> fields);
}
