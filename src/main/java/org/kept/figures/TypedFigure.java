package org.kept.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.rollup.Slice;

/**
 * A new figure of a week.
 *
 * @param team null for the whole company
 * @param value in the unit of the KPI
 * @param sample number of answers, orders or contacts behind it; null if unknown
 */
record TypedFigure(
        Kpi kpi,
        @Nullable String team,
        BigDecimal value,
        @Nullable BigDecimal sample) {

    Slice slice() {
        return Slice.of(team, null);
    }
}
