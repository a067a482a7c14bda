package org.kept.mission;

import java.util.Set;

/** Which KPIs anything has been measured for. */
public interface KpiData {

    /** The codes of the KPIs that have at least one value. */
    Set<String> withData();
}
