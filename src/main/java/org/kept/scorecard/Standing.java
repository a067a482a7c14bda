package org.kept.scorecard;

import java.util.Collection;
import java.util.Locale;

/** How a clause of the mission fares in a week: as its worst number does. */
public enum Standing {
    /** At least one of its targets was missed. */
    MISSED,
    /** Every number that could be judged met its target. */
    MET,
    /** It has measures, and none of them could be judged. */
    UNKNOWN,
    /** Nothing measures it. */
    UNMEASURED;

    /** The name in JSON and templates. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Standing of(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return UNMEASURED;
        }
        if (rows.stream().anyMatch(row -> row.verdict() == Verdict.MISSED)) {
            return MISSED;
        }
        return rows.stream().anyMatch(row -> row.verdict() == Verdict.MET) ? MET : UNKNOWN;
    }
}
