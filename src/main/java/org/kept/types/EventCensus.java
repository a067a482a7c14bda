package org.kept.types;

import java.util.List;
import org.kept.kpi.EventField;
import org.kept.kpi.EventType;

/** Stored events of a type, checked before it is narrowed or removed. */
public interface EventCensus {

    /**
     * Stored events that do not fit a field.
     *
     * @param events their number
     * @param detail the error of the first one found, in a sentence
     * @param example source and id of that event
     */
    record FieldMisfit(String field, long events, String detail, String example) {}

    /** Number of stored events of that type in any revision, including voided ones. */
    long count(String code);

    /**
     * The fields that stored events of the type do not fit, ignoring voided events.
     *
     * @param fields the fields of the type to check; none if the result is known to be empty
     * @throws org.kept.problem.Problem 409 if there are too many events to check them all
     */
    List<FieldMisfit> misfits(EventType type, List<EventField> fields);
}
