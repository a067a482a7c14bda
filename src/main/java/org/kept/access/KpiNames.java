package org.kept.access;

/** The KPIs there are, as the floor that counts knows them: what a key can be limited to. */
public interface KpiNames {

    boolean has(String code);
}
