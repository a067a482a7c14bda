package org.kept.kpi;

import java.util.Map;

/** What the members of an event's data must be together, beyond what each must be alone. */
@FunctionalInterface
public interface EventRule {

    /** Nothing: each member stands for itself. */
    EventRule NONE = (data, faults) -> {};

    /** Receives what is wrong. */
    interface Faults {

        /** Adds a fault: a JSON pointer, a code and a sentence. */
        void add(String pointer, String code, String detail);

        /** As much of a text from outside as may be quoted in a sentence. */
        String quoted(String text);
    }

    /** Adds whatever is wrong with the data. */
    void check(EventData data, Faults faults);

    /** Truth values that follow from other members of data without a fault, by name; they are kept with the event. */
    default Map<String, Boolean> implied(EventData data) {
        return Map.of();
    }
}
