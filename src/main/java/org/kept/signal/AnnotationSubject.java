package org.kept.signal;

import org.jspecify.annotations.Nullable;

/**
 * The subject of an annotation.
 *
 * @param kpi one KPI; null for any
 * @param clause the KPIs that measure one clause; null for any
 * @param team one team; null for all
 */
public record AnnotationSubject(
        @Nullable String kpi,
        @Nullable String clause,
        @Nullable String team) {}
