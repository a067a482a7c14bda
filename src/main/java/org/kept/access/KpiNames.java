package org.kept.access;

/** The existing KPIs, implemented by the counting features. A key can be limited to these. */
public interface KpiNames {

    boolean has(String code);
}
