package org.kept.everyone;

import java.util.Locale;
import org.kept.kpi.Reading;
import org.kept.mission.Target;

/** How one team or channel fared in a week. */
public enum Fate {
    /** Its value keeps the promise. */
    KEPT,
    /** Its value does not, and its interval does not exclude that it did; or it has no interval. */
    MISSED,
    /** Its whole interval lies on the wrong side of the target. */
    CLEARLY_MISSED,
    /** There is a value, and it rests on too few to be called anything. */
    TOO_FEW,
    NO_DATA,
    /** The week is not over, so that it is compared with nothing. */
    RUNNING;

    /** The name in JSON and templates. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it was held against the promise. */
    public boolean isJudged() {
        return compareTo(CLEARLY_MISSED) <= 0;
    }

    static Fate of(Reading reading, Target target, int minimum) {
        return reading.fold(
                present -> {
                    if (present.sample().orElse(Double.POSITIVE_INFINITY) < minimum) {
                        return TOO_FEW;
                    }
                    if (target.met(present.amount())) {
                        return KEPT;
                    }
                    var interval = present.interval();
                    return interval != null && target.isClearlyMissed(interval) ? CLEARLY_MISSED : MISSED;
                },
                absent -> NO_DATA);
    }
}
