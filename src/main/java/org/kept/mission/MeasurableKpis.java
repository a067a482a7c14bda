package org.kept.mission;

import java.math.BigDecimal;
import java.util.Set;

/** The part of the KPI catalogue that a mission needs: known codes, names and formatted values. */
public interface MeasurableKpis {

    boolean has(String code);

    /** All codes, in catalogue order. */
    Set<String> codes();

    /** The display name of the KPI; its code by default. */
    default String name(String code) {
        return code;
    }

    /** A value of the KPI with its unit, for display; the bare number by default. */
    default String format(String code, double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** Whether the KPI can be judged by team and channel. */
    default boolean hasSegments(String code) {
        return false;
    }

    /** Whether the KPI can have this value: a share, for instance, is between 0 and 1. */
    default boolean isPossible(String code, double value) {
        return true;
    }

    /** Whether the KPI can be judged by hour of the day. */
    default boolean hasHours(String code) {
        return false;
    }
}
