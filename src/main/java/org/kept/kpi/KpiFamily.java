package org.kept.kpi;

import java.util.Locale;

/** Kinds of promise that the catalogue can measure. */
public enum KpiFamily {
    TIME,
    QUALITY,
    ACCURACY,
    LOYALTY;

    /** Name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
