package org.kept.rollup.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.kept.access.KpiNames;
import org.kept.kpi.Kpi;
import org.kept.rollup.KpiRegistry;

/** Lists the KPIs that an API key can be limited to. */
@ApplicationScoped
class RollupKpiNames implements KpiNames {

    private final KpiRegistry kpiRegistry;

    RollupKpiNames(KpiRegistry kpiRegistry) {
        this.kpiRegistry = kpiRegistry;
    }

    @Override
    public List<String> codes() {
        return Kpi.codes(kpiRegistry.measures());
    }
}
