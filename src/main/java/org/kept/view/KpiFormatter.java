package org.kept.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.ui.ComparedFigures;
import org.kept.ui.FormattedReading;
import org.kept.ui.NumberFormatter;

/**
 * Formats readings and targets for pages. A value and the target it is judged by are formatted together, so that no
 * rounding contradicts the verdict.
 */
public final class KpiFormatter {

    private KpiFormatter() {}

    /** A reading that nothing is compared with, for the {@code reading} tag; with its interval if it has one. */
    public static FormattedReading figure(Kpi kpi, Reading reading, boolean complete) {
        return figure(kpi, reading, null, complete);
    }

    /** A reading beside its target, for the {@code reading} tag; with its interval if it has one. */
    public static FormattedReading figure(Kpi kpi, Reading reading, @Nullable Target target, boolean complete) {
        return figure(kpi, reading, target, List.of(), complete);
    }

    /**
     * A reading beside its target and the limits of its usual range.
     *
     * @param limits empty if they are not shown
     */
    public static FormattedReading figure(
            Kpi kpi, Reading reading, @Nullable Target target, List<Double> limits, boolean complete) {
        var formattedReading = reading.fold(
                present -> present(kpi, present, bounds(target), limits),
                absent -> FormattedReading.absent(absent.brief()));
        return complete ? formattedReading : formattedReading.inProgress();
    }

    private static FormattedReading present(
            Kpi kpi, Reading.Present present, List<Double> bounds, List<Double> limits) {
        var interval = present.interval();
        return FormattedReading.compared(
                kpi.display(),
                present.amount(),
                interval == null ? null : (Double) interval.low(),
                interval == null ? null : (Double) interval.high(),
                bounds,
                limits);
    }

    /** The value alone; null if there is none. */
    public static @Nullable String value(Kpi kpi, @Nullable Reading reading) {
        return value(kpi, reading, null);
    }

    /** The value beside a target; null if there is none. */
    public static @Nullable String value(Kpi kpi, @Nullable Reading reading, @Nullable Target target) {
        return reading == null || reading.value().isEmpty()
                ? null
                : compared(kpi, target, reading.value().getAsDouble())
                        .figure(reading.value().getAsDouble());
    }

    /** A target such as {@code ≥ 80.0%}; null if there is none. */
    public static @Nullable String target(Kpi kpi, @Nullable Target target) {
        return target(kpi, target, null);
    }

    /** A target beside the value judged by it: {@code ≥ 80.00%} for 79.96%; null if there is no target. */
    public static @Nullable String target(Kpi kpi, @Nullable Target target, @Nullable Double value) {
        return target(target, compared(kpi, target, value));
    }

    /** A target beside the figures it is compared with; null if there is no target. */
    public static @Nullable String target(@Nullable Target target, ComparedFigures figures) {
        return target == null
                ? null
                : figures.target(
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
        return compared(kpi, target, value).gap(value, bound);
    }

    /** Formats values of a KPI beside a target; null for no target, and for values that are missing. */
    public static ComparedFigures compared(Kpi kpi, @Nullable Target target, @Nullable Double... values) {
        return ComparedFigures.of(kpi.display(), present(values), bounds(target));
    }

    /** Like {@link #compared}; also distinguishes the values from each other. */
    public static ComparedFigures distinguished(Kpi kpi, @Nullable Target target, @Nullable Double... values) {
        var present = present(values);
        return ComparedFigures.of(kpi.display(), present, bounds(target), present);
    }

    private static List<Double> present(@Nullable Double... values) {
        var present = new ArrayList<Double>();
        for (var value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }

    /** A value beside a target in a sentence, with its interval and sample: {@code 40.0% (27.6% to 53.8%) of 50}. */
    public static String withInterval(Kpi kpi, Reading.Present present, @Nullable Target target) {
        var interval = present.interval();
        var range = interval == null
                ? ""
                : " ("
                        + compared(kpi, target, interval.low(), interval.high())
                                .interval(interval.low(), interval.high())
                        + ")";
        return compared(kpi, target, present.amount()).value(present.amount())
                + range
                + NumberFormatter.ofSample(kpi.display(), present.sample().orElse(0));
    }

    private static List<Double> bounds(@Nullable Target target) {
        return target == null ? List.of() : target.bounds();
    }
}
