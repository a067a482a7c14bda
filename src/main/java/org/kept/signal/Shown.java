package org.kept.signal;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.ui.Figure;
import org.kept.ui.Numbers;

/** Readings and targets in the words of the pages. */
public final class Shown {

    private Shown() {}

    /** A reading as the tag {@code reading} takes it, with its interval where it has one. */
    public static Figure figure(Kpi kpi, Reading reading, boolean complete) {
        var figure = reading.fold(present -> present(kpi, present), absent -> Figure.absent(shortly(absent.why())));
        return complete ? figure : figure.stillRunning();
    }

    private static Figure present(Kpi kpi, Reading.Present present) {
        var unit = kpi.unit().code();
        var interval = present.interval();
        return interval == null
                ? Figure.present(unit, present.amount())
                : Figure.present(unit, present.amount(), interval.low(), interval.high());
    }

    /** A reason in a cell, beside the words "no data". */
    private static String shortly(String why) {
        return why.replaceFirst("^There were no ", "no ").replaceFirst(" in this period\\.$", "");
    }

    /** A value alone; null where there is none. */
    public static @Nullable String value(Kpi kpi, @Nullable Reading reading) {
        return reading == null || reading.value().isEmpty()
                ? null
                : Numbers.figure(kpi.unit().code(), reading.value().getAsDouble());
    }

    /** A target such as {@code ≥ 80.0%}; null where there is none. */
    public static @Nullable String target(Kpi kpi, @Nullable Target target) {
        return target == null
                ? null
                : Numbers.target(
                        kpi.unit().code(),
                        Double.isFinite(target.low()) ? target.low() : null,
                        Double.isFinite(target.high()) ? target.high() : null);
    }

    /** How far a value lies from the bound it is held against; null within a target that has two. */
    public static @Nullable String gap(Kpi kpi, @Nullable Target target, @Nullable Double value) {
        if (target == null || value == null || (target.form() == Target.Form.BETWEEN && target.met(value))) {
            return null;
        }
        var bound = value < target.low() || target.form() == Target.Form.AT_LEAST ? target.low() : target.high();
        return Numbers.difference(kpi.unit().code(), value - bound);
    }
}
