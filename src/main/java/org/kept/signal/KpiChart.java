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
import org.kept.ui.ComparedFigures;
import org.kept.ui.UnitRange;

/**
 * A KPI's whole history, with the signals at each point.
 *
 * @param points every period from the first with data to the last one read, oldest first
 * @param limits one for each phase with enough points; indexes are those of {@code points}
 * @param kind how the limits are calculated
 * @param starts the indexes, after the first, at which limits are reset
 * @param phases phases begun by a person
 * @param rules the signal rules, with their version
 */
public record KpiChart(
        Kpi kpi,
        List<KpiChartPoint> points,
        List<Limits> limits,
        ChartKind kind,
        List<Integer> starts,
        List<Phase> phases,
        SignalRules rules) {

    /** A period with its reading and signals; a period in progress has no signals. */
    public record KpiChartPoint(KpiReader.PeriodReading read, ChartPoint signal) {

        public Period period() {
            return read.period();
        }

        public boolean complete() {
            return read.complete();
        }

        /** The value; null if there is none. */
        public @Nullable Double value() {
            return read.reading().value().isPresent() ? read.reading().value().getAsDouble() : null;
        }

        public FormulaSettings settings() {
            return read.settings();
        }
    }

    /** The index of the period; −1 outside the history. */
    public int indexOf(Period period) {
        if (points.isEmpty()) {
            return -1;
        }
        var index = points.get(0).period().until(period);
        return index < 0 || index >= points.size() ? -1 : (int) index;
    }

    /** The point of the period; null outside the history. */
    public @Nullable KpiChartPoint pointAt(Period period) {
        var index = indexOf(period);
        return index < 0 ? null : points.get(index);
    }

    /** The limits that apply at the index; null if the phase has too few points. */
    public @Nullable Limits limitsAt(int index) {
        return limits.stream().filter(each -> each.covers(index)).findFirst().orElse(null);
    }

    /** The variation at the index; null without a value or limits. */
    public @Nullable VariationType variationAt(int index) {
        if (index < 0 || index >= points.size() || points.get(index).value() == null || limitsAt(index) == null) {
            return null;
        }
        return points.get(index).signal().mark();
    }

    /**
     * Whether the process will meet a target, by its usual range at the index; null without limits, or for a KPI that
     * can be neither better nor worse.
     *
     * @param low the lower bound of the target; negative infinity if there is none
     * @param high the upper bound; positive infinity if there is none
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
     * The usual range at an index that the limits cover. Where limits differ by point and this point has no value, the
     * range at the last point before it with one.
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

    /**
     * The range in words, cut to possible values. On a u′ chart the upper limit is not cut, because a count can exceed
     * its denominator.
     *
     * @param compared the numbers shown beside it, such as the value and the target, from which its ends are told apart
     */
    public String rangeInWords(ProcessRange range, List<Double> compared) {
        var ends = possible(range);
        return ComparedFigures.of(kpi.display(), ends, List.of(), compared).interval(ends.get(0), ends.get(1));
    }

    /** The lower and the upper limit, cut to possible values. */
    public List<Double> possible(ProcessRange range) {
        var unit = kpi.display();
        return List.of(
                UnitRange.clamp(unit, range.lower()),
                kind == ChartKind.U_PRIME ? Math.max(0, range.upper()) : UnitRange.clamp(unit, range.upper()));
    }

    /** The lower and the upper limit, not cut to possible values. */
    public record ProcessRange(double lower, double upper) {}

    /** Whether the KPI can be better or worse at all. */
    public boolean isJudged() {
        return kpi.better() != Better.NEITHER;
    }
}
