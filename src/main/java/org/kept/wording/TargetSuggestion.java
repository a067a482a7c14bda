package org.kept.wording;

/**
 * A target to begin with.
 *
 * @param form {@code atLeast} or {@code atMost}
 * @param value in the KPI's own unit, shares as fractions
 * @param why where the value comes from, in a sentence
 */
public record TargetSuggestion(String form, double value, String why) {}
