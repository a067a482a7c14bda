package org.kept.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiReader;
import org.kept.stats.Assurance;
import org.kept.stats.Better;
import org.kept.stats.ChartKind;
import org.kept.stats.ChartPoint;
import org.kept.stats.Limits;
import org.kept.stats.SignalRules;
import org.kept.stats.VariationType;
import org.kept.ui.NumberFormatter;
import org.kept.ui.UnitRange;

/**
 * A KPI over all its history, each point with what the rules say of it.
 *
 * @param points every period from the first with data to the one that runs, the oldest first
 * @param limits one for each phase with enough points; indexes are those of {@code points}
 * @param kind how the limits are computed
 * @param starts the indexes, after the first, at which limits begin anew
 * @param phases those a person began
 * @param rules the rules the signals follow, with their version
 */
public record KpiChart(
        Kpi kpi,
        List<KpiChartPoint> points,
        List<Limits> limits,
        ChartKind kind,
        List<Integer> starts,
        List<Phase> phases,
        SignalRules rules) {

    /** One period, read and marked; one that still runs has no signals. */
    public record KpiChartPoint(KpiReader.PeriodReading read, ChartPoint signal) {

        public Period period() {
            return read.period();
        }

        public boolean complete() {
            return read.complete();
        }

        /** The value, or null where there is none. */
        public @Nullable Double value() {
            return read.reading().value().isPresent() ? read.reading().value().getAsDouble() : null;
        }

        public FormulaSettings settings() {
            return read.settings();
        }
    }

    /** The index of the period, or −1 when it is before or after all of them. */
    public int indexOf(Period period) {
        if (points.isEmpty()) {
            return -1;
        }
        var index = points.get(0).period().until(period);
        return index < 0 || index >= points.size() ? -1 : (int) index;
    }

    /** The point of the period, or null when it is before or after all of them. */
    public @Nullable KpiChartPoint at(Period period) {
        var index = indexOf(period);
        return index < 0 ? null : points.get(index);
    }

    /** The limits that hold at that index, or null where the phase has too few points. */
    public @Nullable Limits limitsAt(int index) {
        return limits.stream().filter(each -> each.covers(index)).findFirst().orElse(null);
    }

    /** What the point says of the process; null where it has no value or no limits. */
    public @Nullable VariationType variationAt(int index) {
        if (index < 0 || index >= points.size() || points.get(index).value() == null || limitsAt(index) == null) {
            return null;
        }
        return points.get(index).signal().mark();
    }

    /**
     * What the process as it stood at that index will do about a target; null without limits, or for a number that is
     * nobody's target.
     *
     * @param low the least that is wanted, negative infinity where nothing is; so {@code high}
     */
    public @Nullable Assurance assuranceAt(int index, double low, double high) {
        var limits = index < 0 || index >= points.size() ? null : limitsAt(index);
        if (limits == null || !isJudged()) {
            return null;
        }
        var range = rangeAt(limits, index);
        if (range.upper() < low || range.lower() > high) {
            return Assurance.CONSISTENTLY_MISSES;
        }
        return range.lower() > low && range.upper() < high ? Assurance.CONSISTENTLY_HITS : Assurance.HIT_OR_MISS;
    }

    /**
     * What the process ordinarily produces at that index, which the limits cover; where limits differ by point and nothing was
     * measured there, what it did at the last point before.
     */
    public static ProcessRange rangeAt(Limits limits, int index) {
        var at = index;
        while (at > limits.from() && Double.isNaN(limits.lowerAt(at))) {
            at--;
        }
        return Double.isNaN(limits.lowerAt(at))
                ? new ProcessRange(limits.lower(), limits.upper())
                : new ProcessRange(limits.lowerAt(at), limits.upperAt(at));
    }

    /** A range in words, within what the number can be: a share, unless there was more than one of each. */
    public String words(ProcessRange range) {
        var unit = kpi.unit().code();
        return kind == ChartKind.U_PRIME
                ? NumberFormatter.interval(unit, UnitRange.within(unit, range.lower()), Math.max(0, range.upper()))
                : UnitRange.range(unit, range.lower(), range.upper());
    }

    /** From the lower limit to the upper; unclamped. */
    public record ProcessRange(double lower, double upper) {}

    /** Whether a number can be better or worse at all. */
    public boolean isJudged() {
        return kpi.better() != Better.NEITHER;
    }
}
