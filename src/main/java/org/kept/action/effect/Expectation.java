package org.kept.action.effect;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * What an action is expected to change.
 *
 * @param kpi the KPI that should move
 * @param by the week by which it should have moved; null if none was named
 */
public record Expectation(
        String kpi, ExpectedDirection direction, @Nullable Period by) {}
