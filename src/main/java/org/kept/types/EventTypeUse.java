package org.kept.types;

import java.util.List;

/**
 * What makes use of event types by their code, and of their fields by name. Every bean of this type is asked before a
 * type or a field is removed.
 */
public interface EventTypeUse {

    /**
     * Use of a field.
     *
     * @param asNumber whether the field has to be a number
     * @param words a sentence without a full stop, such as {@code The KPI 'Late orders' counts by late}
     */
    record FieldUse(String field, boolean asNumber, String words) {}

    /** What uses the type, each as the end of a sentence, such as {@code the KPI 'late-orders' counts it}. */
    List<String> usesOf(String code);

    /** What uses fields of the type. */
    default List<FieldUse> fieldUses(String code) {
        return List.of();
    }
}
