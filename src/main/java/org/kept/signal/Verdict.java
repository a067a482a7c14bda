package org.kept.signal;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.mission.Target;

/** One week of one KPI against its target. */
public enum Verdict {
    MET("met"),
    MISSED("missed"),
    NO_TARGET("no-target"),
    NO_DATA("no-data"),
    /** There is a value, and it rests on too few to be called anything. */
    TOO_FEW("too-few");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** The name in JSON and templates. */
    public String code() {
        return code;
    }

    /**
     * What a period that is over comes to.
     *
     * @param minimum the least a value must rest on to be called met or missed
     */
    public static Verdict of(Reading reading, @Nullable Target target, int minimum) {
        return reading.fold(
                present -> {
                    if (present.sample().orElse(Double.POSITIVE_INFINITY) < minimum) {
                        return TOO_FEW;
                    }
                    if (target == null) {
                        return NO_TARGET;
                    }
                    return target.met(present.amount()) ? MET : MISSED;
                },
                absent -> NO_DATA);
    }
}
