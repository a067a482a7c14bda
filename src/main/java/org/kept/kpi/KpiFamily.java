package org.kept.kpi;

import java.util.Locale;

/** The four kinds of promise that the catalogue can measure. */
public enum KpiFamily {
    TIME,
    QUALITY,
    ACCURACY,
    LOYALTY;

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
