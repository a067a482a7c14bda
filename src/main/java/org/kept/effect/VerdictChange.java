package org.kept.effect;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;

/**
 * How often the exclusions of one author changed the verdict on a KPI.
 *
 * @param team the team that the number is of; null for the whole company
 * @param weeks complete weeks that exclusions of the author touch
 * @param changed how many of them have another verdict
 * @param missedToMet how many of them missed the target with excluded time, and meet it without
 * @param missedToNone how many of them missed it, and are not judged without excluded time
 */
record VerdictChange(
        Kpi kpi, @Nullable String team, String author, int weeks, int changed, int missedToMet, int missedToNone) {}
