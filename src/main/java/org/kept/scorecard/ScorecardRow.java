package org.kept.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.FormulaSettings.HoursSetting;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Measure;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Limits;
import org.kept.stats.VariationType;

/**
 * A KPI in a week, as a measure of one clause.
 *
 * @param previous the reading of the week before; null if the history does not go back that far
 * @param target the target the week is judged by; null if there is none
 * @param verdict null while the week is in progress
 * @param variation signal or normal variation; null without limits, and while the week is in progress
 * @param assurance whether the process will meet the target; null without a target or limits
 * @param recent the weeks up to this one, oldest first
 * @param limits the process limits in effect; null if there are too few weeks
 * @param since since when it misses its target or shows a signal
 */
public record ScorecardRow(
        Kpi kpi,
        Measure measure,
        Reading reading,
        @Nullable Reading previous,
        @Nullable Target target,
        @Nullable Verdict verdict,
        @Nullable VariationType variation,
        @Nullable Assurance assurance,
        List<KpiChart.KpiChartPoint> recent,
        @Nullable Limits limits,
        StatusSince since) {

    /** A row without any number. */
    static ScorecardRow empty(Kpi kpi, Measure measure) {
        return new ScorecardRow(
                kpi, measure, Reading.noData(), null, null, null, null, null, List.of(), null, StatusSince.NONE);
    }

    /** The same row for another measure of the KPI. */
    ScorecardRow of(Measure other) {
        return new ScorecardRow(
                kpi, other, reading, previous, target, verdict, variation, assurance, recent, limits, since);
    }

    /** The value; null if there is none. */
    public @Nullable Double value() {
        return value(reading);
    }

    /** The value of the week before; null if there is none. */
    public @Nullable Double previousValue() {
        return previous == null ? null : value(previous);
    }

    private static @Nullable Double value(Reading reading) {
        return reading.value().isPresent() ? reading.value().getAsDouble() : null;
    }

    /** What exclusions did to the reading; null if none touches the week. */
    public @Nullable ExcludedReading excluded() {
        return recent.isEmpty() ? null : recent.get(recent.size() - 1).read().excluded();
    }

    /** The opening hours by which the week is counted; null if every moment counts. */
    public @Nullable HoursSetting hours() {
        return recent.isEmpty()
                ? null
                : recent.get(recent.size() - 1).settings().hours();
    }

    /** The number of contacts that the opening hours leave out; 0 without a value. */
    public double outside() {
        return reading.fold(present -> present.beside().getOrDefault(CompanionFigures.OUTSIDE, 0.0), absent -> 0.0);
    }

    /** The reading with excluded time: a customer is owed what was guaranteed, whatever the verdict leaves out. */
    public Reading withExcluded() {
        var excluded = excluded();
        return excluded == null ? reading : excluded.with();
    }

    /** Whether the complete week missed its target. */
    public boolean isMissed() {
        return verdict != null && verdict.isMissed();
    }

    /** Whether it stands out: it missed its target, or shows a signal that is not an improvement. */
    boolean needsALook() {
        return isMissed() || hasVariation(VariationType.CONCERN) || hasVariation(VariationType.SPECIAL_CAUSE);
    }

    boolean hasVariation(VariationType variationType) {
        return variation == variationType;
    }
}
