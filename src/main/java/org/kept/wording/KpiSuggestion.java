package org.kept.wording;

import java.util.Optional;

/**
 * A KPI that would say something about some words of a promise.
 *
 * @param kpi its code
 * @param because a reason to begin with, in a sentence; a person makes it their own
 * @param role {@code measures}, {@code proxy} or {@code counterweight}
 * @param target one to begin with; empty where the words give no hint of any
 */
public record KpiSuggestion(String kpi, String because, String role, Optional<TargetSuggestion> target) {}
