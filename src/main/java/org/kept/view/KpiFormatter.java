package org.kept.view;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;

/** Formats readings and targets for pages. */
public final class KpiFormatter {

    private KpiFormatter() {}

    /** A reading for the {@code reading} tag, with its interval if it has one. */
    public static FormattedReading figure(Kpi kpi, Reading reading, boolean complete) {
        var formattedReading = reading.fold(
                present -> present(kpi, present), absent -> FormattedReading.absent(shortened(absent.why())));
        return complete ? formattedReading : formattedReading.inProgress();
    }

    private static FormattedReading present(Kpi kpi, Reading.Present present) {
        var unit = kpi.unit().code();
        var interval = present.interval();
        return interval == null
                ? FormattedReading.present(unit, present.amount())
                : FormattedReading.present(unit, present.amount(), interval.low(), interval.high());
    }

    /** A reason shortened for a cell, next to the words "no data". */
    private static String shortened(String why) {
        return why.replaceFirst("^There were no ", "no ").replaceFirst(" in this period\\.$", "");
    }

    /** The value alone; null if there is none. */
    public static @Nullable String value(Kpi kpi, @Nullable Reading reading) {
        return reading == null || reading.value().isEmpty()
                ? null
                : NumberFormatter.figure(kpi.unit().code(), reading.value().getAsDouble());
    }

    /** A target such as {@code ≥ 80.0%}; null if there is none. */
    public static @Nullable String target(Kpi kpi, @Nullable Target target) {
        return target == null
                ? null
                : NumberFormatter.target(
                        kpi.unit().code(),
                        Double.isFinite(target.low()) ? target.low() : null,
                        Double.isFinite(target.high()) ? target.high() : null);
    }

    /**
     * The distance of a value from the bound it is judged by; null without a target or value, and within a target with
     * two bounds.
     */
    public static @Nullable String gap(Kpi kpi, @Nullable Target target, @Nullable Double value) {
        if (target == null || value == null || (target.form() == Target.TargetForm.BETWEEN && target.isMetBy(value))) {
            return null;
        }
        var bound = value < target.low() || target.form() == Target.TargetForm.AT_LEAST ? target.low() : target.high();
        return NumberFormatter.difference(kpi.unit().code(), value - bound);
    }
}
