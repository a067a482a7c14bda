package org.kept.action.effect;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.stats.Interval;

/**
 * Effect of an action on its KPI: whether the number changed, not why.
 *
 * @param weeksBefore the weeks with a value before it that are compared
 * @param weeksAfter the complete weeks with a value since it that are compared
 * @param difference the difference; null if there is none to state
 * @param signalSince the first week of the signal; null without one in the direction of the difference
 * @param resetLimits whether the signal lasts so long that limits should be reset from {@code signalSince} on
 * @param askAgain the first day on which there will be enough; null if that is not known, or if there is enough
 * @param why why it is unknown or too early, as a sentence; null otherwise
 */
public record ActionEffect(
        EffectVerdict verdict,
        Kpi kpi,
        int weeksBefore,
        int weeksAfter,
        @Nullable EffectDifference difference,
        @Nullable Period signalSince,
        boolean resetLimits,
        @Nullable LocalDate askAgain,
        @Nullable String why) {

    /**
     * The values before and after, in the unit of the KPI.
     *
     * @param interval the 95% interval of {@code after − before}
     */
    public record EffectDifference(double before, double after, Interval interval) {

        /** The difference: after less before. */
        public double change() {
            return after - before;
        }

        /** 1 if the whole interval is above 0, −1 if it is below, 0 if it contains 0. */
        public int side() {
            return interval.low() > 0 ? 1 : interval.high() < 0 ? -1 : 0;
        }
    }

    static ActionEffect unknown(Kpi kpi, int before, int after, String why) {
        return new ActionEffect(EffectVerdict.UNKNOWN, kpi, before, after, null, null, false, null, why);
    }

    static ActionEffect tooEarly(Kpi kpi, int before, int after, @Nullable LocalDate askAgain, String why) {
        return new ActionEffect(EffectVerdict.TOO_EARLY, kpi, before, after, null, null, false, askAgain, why);
    }
}
