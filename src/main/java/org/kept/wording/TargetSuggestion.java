package org.kept.wording;

/**
 * A suggested target.
 *
 * @param form {@code atLeast} or {@code atMost}
 * @param value in the KPI's own unit, shares as fractions
 * @param why the source of the value, in a sentence
 */
public record TargetSuggestion(String form, double value, String why) {}
