package org.kept.mission;

import java.math.BigDecimal;
import java.util.Set;

/** What a mission must know of the KPI catalogue: which codes there are, and how to speak of them. */
public interface MeasurableKpis {

    boolean has(String code);

    /** Every code, in the order of the catalogue. */
    Set<String> codes();

    /** The KPI's name for people; its code where no better one is known. */
    default String name(String code) {
        return code;
    }

    /** A value of that KPI for people, with its unit; the bare number where the unit is not known. */
    default String words(String code, double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Whether the KPI can be judged by its teams and channels. */
    default boolean hasSegments(String code) {
        return false;
    }

    /** Whether the KPI can have that value at all: a share lies between 0 and 1. */
    default boolean isPossible(String code, double value) {
        return true;
    }

    /** Whether the KPI can be judged by the hour of the day. */
    default boolean hasHours(String code) {
        return false;
    }
}
