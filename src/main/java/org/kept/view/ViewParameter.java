package org.kept.view;

import java.util.Locale;

/** Query parameters of the KPI pages. */
enum ViewParameter {
    SPAN,
    GRAIN,
    FROM,
    TO,
    WEEK,
    BY,
    TEAM,
    CHANNEL;

    /** The name in the address. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
