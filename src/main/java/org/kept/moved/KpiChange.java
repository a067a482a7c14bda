package org.kept.moved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Formula;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Reading;
import org.kept.stats.Mix;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.view.KpiViewRequest;

/**
 * A change between two weeks.
 *
 * @param settings those of the later week
 * @param weight what the control chart says of it
 * @param mark what it says of the later week; null without limits
 * @param signals the rules behind the weight: those of the week that is a signal
 * @param mix the change split, in the terms of the formula; null where there is none, and then {@code why} says why
 * @param alone the only team or channel there was, where there is nothing to split by; empty for one that has no name
 */
record KpiChange(
        KpiViewRequest request,
        FormulaSettings settings,
        Reading before,
        Reading after,
        ChangeSignificance weight,
        @Nullable VariationType mark,
        List<Signal> signals,
        @Nullable Mix mix,
        @Nullable String why,
        @Nullable String alone) {

    /** What a number in the terms of the formula is multiplied by to be in the unit. */
    double scale() {
        return formula().unit().scale();
    }

    Formula formula() {
        return request.kpi().formula(settings);
    }
}
