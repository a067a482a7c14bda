package org.kept.access;

import java.util.List;

/** The existing KPIs, implemented by the counting features. A key can be limited to these. */
public interface KpiNames {

    List<String> codes();

    default boolean has(String code) {
        return codes().contains(code);
    }
}
