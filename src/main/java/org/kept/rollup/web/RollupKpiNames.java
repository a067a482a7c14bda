package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.access.KpiNames;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiRegistry;

/** Knows the KPIs that an API key can be limited to. */
@ApplicationScoped
class RollupKpiNames implements KpiNames {

    private final KpiRegistry kpiRegistry;

    RollupKpiNames(KpiRegistry kpiRegistry) {
        this.kpiRegistry = kpiRegistry;
    }

    @Override
    public boolean has(String code) {
        return Kpi.codes(kpiRegistry.measures()).contains(code);
    }
}
