package org.kept.types;

import java.util.List;

/** What makes use of event types by their code. Every bean of this type is asked before a type is removed. */
public interface EventTypeUse {

    /** What uses the type, each as the end of a sentence, such as {@code the KPI 'late-orders' counts it}. */
    List<String> usesOf(String code);
}
