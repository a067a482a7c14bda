package org.kept.wording;

import java.util.Optional;

/**
 * A KPI that could measure some words of a promise.
 *
 * @param kpi its code
 * @param because a draft reason in one sentence, for a person to rewrite
 * @param role {@code measures}, {@code proxy} or {@code counterweight}
 * @param target a suggested target; empty if the words suggest none
 */
public record KpiSuggestion(String kpi, String because, String role, Optional<TargetSuggestion> target) {}
