package org.kept.view;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;

/** Readings and targets in the words of the pages. */
public final class KpiFormatter {

    private KpiFormatter() {}

    /** A reading as the tag {@code reading} takes it, with its interval where it has one. */
    public static FormattedReading figure(Kpi kpi, Reading reading, boolean complete) {
        var formattedReading = reading.fold(
                present -> present(kpi, present), absent -> FormattedReading.absent(shortly(absent.why())));
        return complete ? formattedReading : formattedReading.stillRunning();
    }

    private static FormattedReading present(Kpi kpi, Reading.Present present) {
        var unit = kpi.unit().code();
        var interval = present.interval();
        return interval == null
                ? FormattedReading.present(unit, present.amount())
                : FormattedReading.present(unit, present.amount(), interval.low(), interval.high());
    }

    /** A reason in a cell, beside the words "no data". */
    private static String shortly(String why) {
        return why.replaceFirst("^There were no ", "no ").replaceFirst(" in this period\\.$", "");
    }

    /** A value alone; null where there is none. */
    public static @Nullable String value(Kpi kpi, @Nullable Reading reading) {
        return reading == null || reading.value().isEmpty()
                ? null
                : NumberFormatter.figure(kpi.unit().code(), reading.value().getAsDouble());
    }

    /** A target such as {@code ≥ 80.0%}; null where there is none. */
    public static @Nullable String target(Kpi kpi, @Nullable Target target) {
        return target == null
                ? null
                : NumberFormatter.target(
                        kpi.unit().code(),
                        Double.isFinite(target.low()) ? target.low() : null,
                        Double.isFinite(target.high()) ? target.high() : null);
    }

    /** How far a value lies from the bound it is held against; null within a target that has two. */
    public static @Nullable String gap(Kpi kpi, @Nullable Target target, @Nullable Double value) {
        if (target == null || value == null || (target.form() == Target.TargetForm.BETWEEN && target.met(value))) {
            return null;
        }
        var bound = value < target.low() || target.form() == Target.TargetForm.AT_LEAST ? target.low() : target.high();
        return NumberFormatter.difference(kpi.unit().code(), value - bound);
    }
}
