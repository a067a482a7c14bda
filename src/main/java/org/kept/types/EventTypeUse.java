package org.kept.types;

import java.util.List;

/**
 * A user of event types by code, and of their fields by name. All beans of this type are asked before a type or a field
 * is removed.
 */
public interface EventTypeUse {

    /**
     * Use of a field.
     *
     * @param asNumber whether the field has to be a number
     * @param words a sentence without a full stop, such as {@code The KPI 'Late orders' counts by late}
     */
    record FieldUse(String field, boolean asNumber, String words) {}

    /** Uses of the type, each as the end of a sentence, such as {@code the KPI 'late-orders' counts it}. */
    List<String> usesOf(String code);

    /** Uses of fields of the type. */
    default List<FieldUse> fieldUses(String code) {
        return List.of();
    }
}
