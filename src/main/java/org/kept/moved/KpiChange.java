package org.kept.moved;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
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
 * @param settings the formula settings of the later week
 * @param weight the finding of the control chart on the change
 * @param mark the variation of the later week; null without limits
 * @param signals the rules behind {@code weight}: those of the week with the signal
 * @param mix the split in the terms of the formula; null if there is none, and then {@code why} gives the reason
 * @param alone the only team or channel, if there is nothing to split by; empty if it has no name
 * @param excludedBefore the effect of exclusions on the reading of the earlier week; null if none touches it
 * @param excludedAfter the same for the later week
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
        @Nullable String alone,
        @Nullable ExcludedReading excludedBefore,
        @Nullable ExcludedReading excludedAfter) {

    /** The factor from the terms of the formula to the unit. */
    double scale() {
        return formula().unit().scale();
    }

    Formula formula() {
        return request.kpi().formula(settings);
    }
}
